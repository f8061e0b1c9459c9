/// The target that an alarm of CloudWatch can tell that it changed its state: a `Topic` or an `ImportedTopic`.
public protocol AlarmAction {
  /// The ARN that the alarm names.
  var alarmActionARN: StringValue { get }

  /// Lets the alarms of the account publish, once; where what is told isn't this app's, nothing happens.
  func allowAlarms()
}
