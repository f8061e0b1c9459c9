import StrataChecks
import StrataJSON
import StrataLanguage
import Testing

/// The names that rules had once still work, in metadata and where a rule is ignored.
@Suite struct FormerNameTests {
  private static let faults: [(former: RuleID, today: RuleID, template: JSONValue)] = [
    (
      "invalid-name", "physical-name",
      ["Resources": ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "a b"]]]]
    ),
    (
      "invalid-parameter", "parameter-form",
      ["Parameters": ["P": ["Type": "String", "Default": "x", "AllowedValues": ["y"]]], "Resources": someResources]
    ),
    (
      "invalid-parameter", "exposed-parameter",
      ["Parameters": ["P": ["Type": "String", "Default": "x", "NoEcho": true]], "Resources": someResources]
    ),
    (
      "invalid-tag", "tag-form",
      [
        "Resources": [
          "Jobs": ["Type": "Acme::Test::A", "Properties": ["Tags": [["Key": "aws:x", "Value": "1"]]]]
        ]
      ]
    ),
  ]

  @Test(arguments: faults)
  func inMetadata(former: RuleID, today: RuleID, template: JSONValue) throws {
    var object = try #require(template.object)
    #expect(TemplateChecker().check(template).map(\.rule) == [today])
    object["Metadata"] = ["Strata::Accepted": [["Rule": .string(former.description), "Because": "It's old"]]]
    let report = TemplateChecker().report(on: .object(object))
    #expect(report.findings == [])
    #expect(report.accepted.map(\.finding.rule) == [today])
    #expect(report.accepted.map(\.reason) == ["It's old"])
    #expect(report.formerNames == [former])
  }

  @Test(arguments: faults)
  func whereARuleIsIgnored(former: RuleID, today: RuleID, template: JSONValue) {
    #expect(TemplateChecker().check(template, ignoring: [former]) == [])
  }
}
