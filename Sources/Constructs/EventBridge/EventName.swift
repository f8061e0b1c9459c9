import StrataFindings
import StrataText

/// The names of things of EventBridge.
enum EventName {
  static func mistake(inName name: String) -> Finding? {
    (1...64).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: ".-_")
      ? nil
      : .name(
        "EventBridge refuses this name", expected: "1 to 64 letters, digits, dots, hyphens and underscores",
        given: name)
  }

  /// The mistake in the name or ARN of a bus that a rule is on, which may be a partner's.
  static func mistake(inBusOfRule text: String) -> Finding? {
    if let arn = ARN(text) {
      return arn.isRegional(of: "events") && arn.resource.hasPrefix("event-bus/")
        ? nil
        : .arn(of: "an event bus", expected: "arn:<partition>:events:<region>:<account>:event-bus/<name>", given: text)
    }
    return (1...256).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "/.-_")
      ? nil
      : .name(
        "EventBridge has no such bus", expected: "the name of a bus, of letters, digits and /.-_, or its ARN",
        given: text)
  }

  /// The mistake in the name of a bus, which is no other than an account's own.
  static func mistake(inBus name: String) -> Finding? {
    (1...256).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: ".-_") && name != "default"
      ? nil
      : .name(
        "EventBridge refuses this name",
        expected: "1 to 256 letters, digits, dots, hyphens and underscores, but not default", given: name)
  }
}
