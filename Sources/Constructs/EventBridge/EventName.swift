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

  /// The mistake in the name of a bus, which is no other than an account's own.
  static func mistake(inBus name: String) -> Finding? {
    (1...256).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: ".-_") && name != "default"
      ? nil
      : .name(
        "EventBridge refuses this name",
        expected: "1 to 256 letters, digits, dots, hyphens and underscores, but not default", given: name)
  }
}
