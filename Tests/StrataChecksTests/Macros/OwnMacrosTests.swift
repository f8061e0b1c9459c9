import StrataChecks
import StrataFindings
import StrataJSON
import Testing

/// What a macro of one's own is given isn't surely refused as it's written.
@Suite struct OwnMacrosTests {
  private func severities(_ template: JSONValue) -> [String] {
    TemplateChecker().check(template).map { "\($0.rule) \($0.severity)" }
  }

  private let bucket: JSONValue = [
    "Type": "AWS::S3::Bucket",
    "Properties": ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": "!Each Days"]]]],
  ]

  @Test(
    arguments: [
      "Explode", ["Explode"], ["AWS::LanguageExtensions", "Explode"], ["Name": "Explode"], [["Name": "Explode"]],
      "123456789012::Explode",
    ] as [JSONValue])
  func theTemplatesOwnMacro(transform: JSONValue) {
    #expect(severities(["Transform": transform, "Resources": ["Bucket": bucket]]) == ["wrong-type warning"])
  }

  @Test(
    arguments: [
      "AWS::LanguageExtensions", ["AWS::Serverless-2016-10-31"],
      ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]],
    ] as [JSONValue])
  func amazonsOwnTransformsLeaveResourcesAsTheyAre(transform: JSONValue) {
    #expect(severities(["Transform": transform, "Resources": ["Bucket": bucket]]) == ["wrong-type error"])
  }

  @Test func aMacroAroundAResource() {
    var around = bucket.object ?? [:]
    around["Fn::Transform"] = ["Name": "Explode"]
    let template: JSONValue = ["Resources": ["Bucket": .object(around), "Other": bucket]]
    #expect(severities(template) == ["wrong-type warning", "wrong-type error"])
    around["Fn::Transform"] = ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]
    #expect(severities(["Resources": ["Bucket": .object(around)]]) == ["wrong-type error"])
  }

  @Test func itSaysWhichMacro() throws {
    let finding = try #require(
      TemplateChecker().check(["Transform": "Explode", "Resources": ["Bucket": bucket]]).first)
    #expect(finding.message == "the value is of the wrong type")
    #expect(finding.notes.map(\.message) == ["the macro Explode may rewrite it first"])
    #expect(finding.notes.first?.pointer?.description == "/Transform")
  }

  /// What's included may give what's missing, and nothing else.
  @Test func whatIsIncludedMayBeThere() {
    let include: JSONValue = ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]
    let role: JSONValue = ["Type": "AWS::IAM::Role", "Fn::Transform": include, "Properties": ["Permissions": []]]
    #expect(severities(["Resources": ["Role": role]]) == ["unknown-property error"])
  }

  /// A transform may stand beside what else an output or a resource has, or instead of it.
  @Test func whereATransformMayStand() {
    let include: JSONValue = ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]
    #expect(
      severities([
        "Resources": [
          "Fn::Transform": include, "Queue": ["Type": "AWS::SQS::Queue", "Fn::Transform": include],
          "Whole": ["Fn::Transform": include],
        ],
        "Outputs": [
          "Fn::Transform": include, "Both": ["Value": "a", "Fn::Transform": include],
          "Whole": ["Fn::Transform": include],
        ],
      ]) == [])
  }
}
