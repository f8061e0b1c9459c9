/// The seconds for which something is waited for before it's given up.
struct Patience {
  /// Until a change set is made.
  var changeSet = 900.0
  /// Until a change set that is to be carried out is begun with.
  var beginning = 300.0
  /// Until a stack's status is taken for somebody else's doing, where its events say that this deployment has ended.
  var agreement = 60.0
  /// Until CloudFormation has looked at all resources of a stack.
  var drift = 3_600.0
  /// Until something is heard of a stack that is being deployed.
  var news = 14_400.0

  /// Seconds in words, such as `15 minutes`.
  static func text(_ seconds: Double) -> String {
    let minutes = Int(seconds / 60)
    if minutes >= 120, minutes % 60 == 0 { return "\(minutes / 60) hours" }
    return minutes == 0 ? "\(Int(seconds)) seconds" : minutes == 1 ? "1 minute" : "\(minutes) minutes"
  }
}
