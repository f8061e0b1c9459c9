import StrataDiff
import StrataJSON
import Testing

/// What isn't a template is refused, with its place.
@Suite struct BadInputTests {
  static let cases: [(JSONValue, String)] = [
    ([], "the old template isn't one: expected an object, given a list"),
    (nil, "the old template isn't one: expected an object, given null"),
    (["Resources": 3], "the old template isn't one at /Resources: expected an object, given a number"),
    (["Outputs": "x"], "the old template isn't one at /Outputs: expected an object, given a string"),
    (["Resources": ["A": true]], "the old template isn't one at /Resources/A: expected an object, given true or false"),
    (
      ["Resources": ["A": [:]]],
      "the old template isn't one at /Resources/A/Type: expected the name of a type, given null"
    ),
    (
      ["Resources": ["A": ["Type": "T", "Properties": []]]],
      "the old template isn't one at /Resources/A/Properties: expected an object, given a list"
    ),
  ]

  @Test(arguments: cases) func isRefused(_ template: JSONValue, _ message: String) {
    #expect {
      try TemplateDifference(from: template, to: [:])
    } throws: {
      "\($0)" == message
    }
    #expect {
      try TemplateDifference(from: [:], to: template)
    } throws: {
      "\($0)" == message.replacing("the old", with: "the new")
    }
  }

  @Test func loopsAreNoResources() throws {
    let loop: JSONValue = [
      "Resources": ["Fn::ForEach::Topics": ["Name", ["a"], ["T${Name}": ["Type": "AWS::SNS::Topic"]]]]
    ]
    let difference = try TemplateDifference(from: ["Resources": [:]], to: loop)
    #expect(difference.sections.map(\.name) == ["Fn::ForEach::Topics"])
    #expect(difference.verdict == .different)
  }
}
