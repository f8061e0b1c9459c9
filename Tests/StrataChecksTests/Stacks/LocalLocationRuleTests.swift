import StrataChecks
import StrataFindings
import StrataJSON
import StrataLanguage
import Testing

@Suite struct LocalLocationRuleTests {
  private func found(_ type: String, _ property: String, _ value: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "local-location",
      inResources: ["R": ["Type": .string(type), "Properties": .object([property: value])]])
  }

  @Test(
    arguments: [
      ("AWS::CloudFormation::Stack", "TemplateURL", true), ("AWS::CloudFormation::StackSet", "TemplateURL", false),
      ("AWS::AppSync::Resolver", "CodeS3Location", false),
      ("AWS::AppSync::GraphQLSchema", "DefinitionS3Location", true),
      ("AWS::AppSync::FunctionConfiguration", "CodeS3Location", false),
      ("AWS::ApiGatewayV2::Api", "BodyS3Location", false),
    ])
  func aFileOfOnesOwn(type: String, property: String, isPackaged: Bool) throws {
    let hint =
      isPackaged
      ? "run aws cloudformation package first, which puts a local file into a bucket"
      : "put it into a bucket first; aws cloudformation package leaves this one as it is"
    #expect(
      found(type, property, "./a.json") == [
        "/Resources/R/Properties/\(property): \(property) names a local file; expected an address in S3; given \"./a.json\" (\(hint))"
      ])
    let template: JSONValue = [
      "Resources": ["R": ["Type": .string(type), "Properties": .object([property: "./a.json"])]]
    ]
    let finding = try #require(TemplateChecker().check(template).first { $0.rule == "local-location" })
    #expect(finding.severity == (isPackaged ? .warning : .error))
    let others: [JSONValue] = [
      "https://b.s3.amazonaws.com/a.json", "s3://b/a.json", ["Ref": "Url"], ["Fn::Sub": "${Base}/a.json"],
      ["Bucket": "b", "Key": "a.json"], "{{resolve:ssm:url}}",
    ]
    for other in others { #expect(found(type, property, other) == []) }
  }
}
