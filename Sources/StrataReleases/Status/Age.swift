/// The time since something happened, for people.
package enum Age {
  /// The time in the largest unit that fits, such as `5 h ago`.
  ///
  /// - Parameters:
  ///   - time: The time at which it happened, as records have it.
  ///   - now: The time now, as records have it.
  /// - Returns: The words; nil where either is no time, or `now` is before.
  package static func text(since time: String, at now: String) -> String? {
    guard let seconds = seconds(since: time, at: now) else { return nil }
    switch seconds {
    case ..<60: return "just now"
    case ..<3_600: return "\(seconds / 60) min ago"
    case ..<172_800: return "\(seconds / 3_600) h ago"
    default: return "\(seconds / 86_400) d ago"
    }
  }

  /// The whole seconds between two times; nil where either is none, or the second is before.
  package static func seconds(since time: String, at now: String) -> Int? {
    guard let then = Timestamp.seconds(of: time), let now = Timestamp.seconds(of: now), now >= then else { return nil }
    return now - then
  }
}
