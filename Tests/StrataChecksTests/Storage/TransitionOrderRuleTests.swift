import StrataJSON
import StrataLanguage
import Testing

@Suite struct TransitionOrderRuleTests {
  private func found(_ transitions: [(JSONValue, JSONValue)], _ kind: String = "Transitions") -> [String] {
    let list: JSONValue = .array(transitions.map { ["StorageClass": $0.0, "TransitionInDays": $0.1] })
    return StrataChecksTests.found(
      by: "transition-order",
      inResources: [
        "B": [
          "Type": "AWS::S3::Bucket",
          "Properties": ["LifecycleConfiguration": ["Rules": [.object([kind: list])]]],
        ]
      ]
    ).map { $0.replacing("/Resources/B/Properties/LifecycleConfiguration/Rules/0/", with: "") }
  }

  @Test(arguments: ["Transitions", "NoncurrentVersionTransitions"])
  func backToWarmerStorage(kind: String) {
    #expect(
      found([("GLACIER", 30), ("STANDARD_IA", 60)], kind) == [
        "\(kind)/1: objects that are in GLACIER after 30 days can't go to STANDARD_IA after 60; expected STANDARD_IA before GLACIER; given GLACIER before STANDARD_IA"
      ])
    // In whatever order they stand.
    #expect(
      found([("STANDARD_IA", "60"), ("DEEP_ARCHIVE", 365), ("GLACIER", "30")], kind) == [
        "\(kind)/0: objects that are in GLACIER after 30 days can't go to STANDARD_IA after 60; expected STANDARD_IA before GLACIER; given GLACIER before STANDARD_IA"
      ])
  }

  @Test func everColder() {
    #expect(
      found([
        ("STANDARD_IA", 30), ("INTELLIGENT_TIERING", 60), ("ONEZONE_IA", 90), ("GLACIER", 120), ("DEEP_ARCHIVE", 365),
      ]) == [])
    #expect(found([("GLACIER", 30), ("STANDARD_IA", ["Ref": "Days"])]) == [])
    #expect(found([(["Ref": "Class"], 30), ("STANDARD_IA", 60)]) == [])
  }
}
