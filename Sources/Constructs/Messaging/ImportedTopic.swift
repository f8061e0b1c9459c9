/// A topic of SNS that was made elsewhere.
///
/// ```swift
/// let alarms = ImportedTopic(arn: "arn:aws:sns:eu-central-1:123456789012:alarms")
/// ServiceAlarms("Alarms", in: scope, of: service, notify: [alarms])
/// ```
///
/// Its own policy, and that of its key, must let alarms and services publish to it.
public struct ImportedTopic: AlarmAction, Sendable {
  /// The topic's ARN.
  public let arn: StringValue

  /// The permission to publish to the topic, and through SNS to encrypt with its key.
  public let publishing: Permission

  /// The ARN that an alarm names.
  public var alarmActionARN: StringValue { arn }

  /// Names a topic.
  ///
  /// - Parameters:
  ///   - arn: The topic's ARN.
  ///   - key: The key that encrypts messages; none unless given.
  public init(arn: StringValue, key: (any EncryptionKey)? = nil) {
    self.arn = arn.checked { text in
      let isTopic = ARN(text).map { $0.isRegional(of: "sns") && !$0.resource.contains(":") } ?? false
      return isTopic ? nil : .arn(of: "a topic", expected: "arn:<partition>:sns:<region>:<account>:<name>", given: text)
    }
    let region = arn.node.literalText.flatMap(ARN.init).map { .literal($0.region) } ?? arn.split(separator: ":")[3]
    publishing = Topic.publishing(self.arn, key: KeyUse(key, through: "sns", in: region))
  }

  /// Does nothing, for the policy of an imported topic isn't this app's.
  public func allowAlarms() {}
}
