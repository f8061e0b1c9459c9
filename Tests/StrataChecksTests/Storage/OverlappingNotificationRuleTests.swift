import StrataJSON
import StrataLanguage
import Testing

@Suite struct OverlappingNotificationRuleTests {
  private func notification(_ event: JSONValue, _ rules: (String, JSONValue)...) -> JSONValue {
    var notification: JSONObject = ["Event": event]
    if !rules.isEmpty {
      notification["Filter"] = [
        "S3Key": ["Rules": .array(rules.map { ["Name": .string($0.0), "Value": $0.1] })]
      ]
    }
    return .object(notification)
  }

  private func found(_ first: JSONValue, _ second: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "overlapping-notifications",
      in: [
        "Conditions": ["C": ["Fn::Equals": [["Ref": "P"], "x"]]],
        "Resources": [
          "B": [
            "Type": "AWS::S3::Bucket",
            "Properties": [
              "NotificationConfiguration": ["LambdaConfigurations": [first], "QueueConfigurations": [second]]
            ],
          ]
        ],
      ])
  }

  private func message(_ given: String) -> String {
    "/Resources/B/Properties/NotificationConfiguration/QueueConfigurations/0/Event: an earlier notification is about the same objects; expected another event, or a prefix or suffix that no object has with the other's; given \(given)"
  }

  @Test func theSameObjects() {
    let all = "s3:ObjectCreated:*"
    #expect(
      found(notification("s3:ObjectCreated:*"), notification("s3:ObjectCreated:Put")) == [
        message("s3:ObjectCreated:* and s3:ObjectCreated:Put")
      ])
    let pairs = [
      (notification(.string(all)), notification(.string(all), ("prefix", "a/"))),
      (notification(.string(all), ("prefix", "a/")), notification(.string(all), ("Prefix", "a/b"))),
      (notification(.string(all), ("suffix", ".jpg")), notification(.string(all), ("suffix", "g"))),
      (notification(.string(all), ("prefix", "a")), notification(.string(all), ("suffix", "z"))),
    ]
    for (first, second) in pairs { #expect(found(first, second) == [message(all)]) }
  }

  @Test func otherObjects() {
    let all: JSONValue = "s3:ObjectCreated:*"
    let pairs = [
      (notification(all), notification("s3:ObjectRemoved:*")),
      (notification("s3:ObjectCreated:Put"), notification("s3:ObjectCreated:Post")),
      (notification(all, ("prefix", "a/")), notification(all, ("prefix", "b/"))),
      (notification(all, ("suffix", ".jpg")), notification(all, ("suffix", ".png"))),
      (notification(all, ("prefix", "a"), ("suffix", "x")), notification(all, ("prefix", "a"), ("suffix", "y"))),
      // Only deployment tells.
      (notification(all, ("prefix", ["Ref": "P"])), notification(all)), (notification(["Ref": "E"]), notification(all)),
    ]
    for (first, second) in pairs { #expect(found(first, second) == []) }
  }

  @Test func conditions() {
    let all = notification("s3:ObjectCreated:*")
    let nothing: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(found(["Fn::If": ["C", all, nothing]], ["Fn::If": ["C", nothing, all]]) == [])
    #expect(found(["Fn::If": ["C", all, nothing]], ["Fn::If": ["C", all, nothing]]).count == 1)
  }
}
