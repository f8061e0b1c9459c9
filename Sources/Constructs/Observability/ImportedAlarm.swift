/// An alarm that was made elsewhere.
///
/// ```swift
/// let deploying = ImportedAlarm(arn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:deploying")
/// ```
public struct ImportedAlarm: WatchedAlarm, Sendable {
  /// The alarm's ARN.
  public let arn: StringValue

  /// Names an alarm.
  ///
  /// - Parameter arn: The alarm's ARN.
  public init(arn: StringValue) {
    self.arn = arn.checked { text in
      let isAlarm =
        ARN(text).map { arn in
          arn.isRegional(of: "cloudwatch") && arn.resource.hasPrefix("alarm:") && arn.resource != "alarm:"
            && !arn.resource.contains("\"")
        } ?? false
      return isAlarm
        ? nil
        : .arn(of: "an alarm", expected: "arn:<partition>:cloudwatch:<region>:<account>:alarm:<name>", given: text)
    }
  }
}
