import StrataFindings
import StrataJSON
import Testing

@testable import StrataMigration

/// What no template can have.
@Suite struct UnwritableValuesTests {
  @Test func allAreFoundWithTheirPlaces() throws {
    let template = try JSONValue(
      parsing: #"{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": null, "Tags": [1e999]}}}}"#
    )
    let findings = UnwritableValues.findings(in: template)
    #expect(
      findings.map { "\($0.pointer?.description ?? ""): \($0.message)" } == [
        "/Resources/A/Properties/TopicName: a template can't have null",
        "/Resources/A/Properties/Tags/0: a number of so many digits would be another one in Swift",
      ])
    #expect(findings.map(\.rule) == ["null-value", "template-form"])
  }

  @Test func templateOfAnotherFormIsNone() {
    #expect(UnwritableValues.findings(in: ["Resources"]).map(\.message) == ["a template must be an object"])
    #expect(UnwritableValues.findings(in: ["Resources": [:]]).isEmpty)
  }
}
