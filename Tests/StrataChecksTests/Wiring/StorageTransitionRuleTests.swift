import StrataJSON
import StrataLanguage
import Testing

@Suite struct StorageTransitionRuleTests {
  private func found(_ rule: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "early-transition",
      inResources: [
        "Files": ["Type": "AWS::S3::Bucket", "Properties": ["LifecycleConfiguration": ["Rules": [rule]]]]
      ])
  }

  @Test(
    arguments: [
      "Transitions/0", "Transition", "NoncurrentVersionTransitions/0", "NoncurrentVersionTransition",
    ])
  func everyKindOfTransition(place: String) {
    let transition: JSONValue = ["StorageClass": "ONEZONE_IA", "TransitionInDays": 29]
    let isList = place.hasSuffix("/0")
    let rule: JSONValue = .object([place.replacing("/0", with: ""): isList ? [transition] : transition])
    #expect(
      found(rule) == [
        "/Resources/Files/Properties/LifecycleConfiguration/Rules/0/\(place)/TransitionInDays: objects go to ONEZONE_IA after 30 days at the earliest; expected 30 or more; given 29"
      ])
  }

  @Test(
    arguments: [
      ["StorageClass": "STANDARD_IA", "TransitionInDays": 30], ["StorageClass": "GLACIER", "TransitionInDays": 1],
      ["StorageClass": ["Ref": "Class"], "TransitionInDays": 1],
      ["StorageClass": "STANDARD_IA", "TransitionInDays": ["Ref": "Days"]],
      ["StorageClass": "STANDARD_IA", "TransitionDate": "2030-01-01T00:00:00Z"],
    ] as [JSONValue])
  func whatIsAllowed(transition: JSONValue) {
    #expect(found(["Transitions": [transition]]) == [])
  }
}
