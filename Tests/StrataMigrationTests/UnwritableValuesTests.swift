import StrataFindings
import StrataJSON
import Testing

@testable import StrataMigration

/// What no template can have.
@Suite struct UnwritableValuesTests {
  @Test func allAreFoundWithTheirPlaces() throws {
    let template = try JSONValue(
      parsing: """
        {"Metadata": {"Large": 1e999}, "Resources": {"A": {"Type": "AWS::SNS::Topic",
        "Properties": {"TopicName": null, "Tags": [1e999]}, "Metadata": {"Digits": [0.12345678901234567890]}}}}
        """
    )
    let findings = UnwritableValues.findings(in: template)
    #expect(
      findings.map { "\($0.pointer?.description ?? ""): \($0.message)" } == [
        "/Metadata/Large: a number of so many digits would be another one in Swift",
        "/Resources/A/Properties/TopicName: a template can't have null",
        "/Resources/A/Metadata/Digits/0: a number of so many digits would be another one in Swift",
      ])
    #expect(findings.map(\.rule) == ["template-form", "null-value", "template-form"])
  }

  @Test func namesThatSwiftTakesForOneAreFound() throws {
    let template: JSONValue = .object(JSONObject([("Outputs", .object(JSONObject([("\u{E9}", 1), ("e\u{301}", 2)])))]))
    #expect(
      UnwritableValues.findings(in: template).map { "\($0.pointer?.tokens.last?.utf8.count ?? 0): \($0.message)" } == [
        "3: two names are written by other code points, and are one text in Swift"
      ])
  }

  @Test func templateOfAnotherFormIsNone() {
    #expect(UnwritableValues.findings(in: ["Resources"]).map(\.message) == ["a template must be an object"])
    #expect(UnwritableValues.findings(in: ["Resources": [:]]).isEmpty)
    #expect(UnwritableValues.findings(in: ["Transform": "Own"]).isEmpty)
    let package: JSONValue = ["name": "shop", "version": "1", "private": true, "main": "x"]
    #expect(
      [[:], package].map { UnwritableValues.findings(in: $0).map { "\($0.message): \($0.given ?? "")" } } == [
        ["this is no template: nothing"], ["this is no template: name, version, private"],
      ])
  }
}
