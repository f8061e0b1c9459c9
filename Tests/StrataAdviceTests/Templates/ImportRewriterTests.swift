import StrataJSON
import Testing

@testable import StrataAdvice

@Suite struct ImportRewriterTests {
  private let rewriter = ImportRewriter(
    [
      SharedValue(resource: "Jobs", attribute: nil): ["Fn::ImportValue": "S:Jobs"],
      SharedValue(resource: "Jobs", attribute: "Arn"): ["Fn::ImportValue": "S:Jobs:Arn"],
    ], foreign: ["Jobs"])

  @Test(
    arguments: [
      (["Ref": "Jobs"], ["Fn::ImportValue": "S:Jobs"]),
      (["Fn::GetAtt": "Jobs.Arn"], ["Fn::ImportValue": "S:Jobs:Arn"]),
      ([["Fn::GetAtt": ["Jobs", "Arn"]], ["Ref": "Other"]], [["Fn::ImportValue": "S:Jobs:Arn"], ["Ref": "Other"]]),
      (["Fn::Sub": "${Jobs}"], ["Fn::Sub": ["${Jobs}", ["Jobs": ["Fn::ImportValue": "S:Jobs"]]]]),
      (
        ["Fn::Sub": "${Jobs.Arn}/${!Kept}/${Other.Arn}/$"],
        ["Fn::Sub": ["${JobsArn}/${!Kept}/${Other.Arn}/$", ["JobsArn": ["Fn::ImportValue": "S:Jobs:Arn"]]]]
      ),
      // A name that is taken isn't taken again.
      (
        ["Fn::Sub": ["${Jobs.Arn}${JobsArn}", ["JobsArn": ["Ref": "Jobs"]]]],
        [
          "Fn::Sub": [
            "${JobsArnValue}${JobsArn}",
            ["JobsArn": ["Fn::ImportValue": "S:Jobs"], "JobsArnValue": ["Fn::ImportValue": "S:Jobs:Arn"]],
          ]
        ]
      ),
      // What the function itself gives a name is no resource.
      (["Fn::Sub": ["${Jobs}", ["Jobs": "x"]]], ["Fn::Sub": ["${Jobs}", ["Jobs": "x"]]]),
      (["Fn::Sub": "${Other}"], ["Fn::Sub": "${Other}"]), ("Jobs", "Jobs"),
      (["DependsOn": "Jobs"], ["DependsOn": "Jobs"]),
    ] as [(JSONValue, JSONValue)])
  func referencesBecomeImports(_ value: JSONValue, _ expected: JSONValue) {
    #expect(rewriter.rewritten(value) == expected)
  }
}
