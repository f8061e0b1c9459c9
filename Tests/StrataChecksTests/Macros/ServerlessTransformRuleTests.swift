import StrataChecks
import StrataJSON
import Testing

@Suite struct ServerlessTransformRuleTests {
  private func found(_ type: String, transform: JSONValue?) -> [String] {
    var template: JSONObject = ["Resources": ["Thing": ["Type": .string(type)]]]
    template["Transform"] = transform
    return StrataChecksTests.found(by: "serverless-without-transform", in: .object(template))
  }

  @Test(arguments: [nil, "AWS::LanguageExtensions", ["AWS::Include"]] as [JSONValue?])
  func withoutIt(transform: JSONValue?) {
    for type in ["AWS::Serverless::Function", "AWS::Serverless::SimpleTable"] {
      #expect(
        found(type, transform: transform) == [
          "/Resources/Thing/Type: \(type) is a type of the serverless transform; expected the transform AWS::Serverless-2016-10-31 (add \"Transform\": \"AWS::Serverless-2016-10-31\" to the template)"
        ])
    }
    #expect(found("AWS::ServerlessRepo::Thing", transform: transform) == [])
  }

  @Test(
    arguments: [
      "AWS::Serverless-2016-10-31", ["AWS::LanguageExtensions", "AWS::Serverless-2016-10-31"],
      ["Name": "AWS::Serverless-2016-10-31"],
    ] as [JSONValue])
  func withIt(transform: JSONValue) {
    #expect(found("AWS::Serverless::Function", transform: transform) == [])
  }
}
