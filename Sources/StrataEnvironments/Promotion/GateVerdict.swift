/// The answer of a gate to a promotion, always with the reason.
///
/// A promotion goes on where every gate has passed it. A gate that can't tell, since something isn't known, says so:
/// ``undecided(_:)`` stops a promotion as ``refused(_:)`` does, and is never taken for either answer.
public enum GateVerdict: Sendable, Hashable {
  /// The promotion may go on; with the reason, in a sentence without a full stop.
  case passed(String)

  /// The promotion may not go on; with the reason, in a sentence without a full stop.
  case refused(String)

  /// Whether the promotion may go on isn't known; with what is missing, in a sentence without a full stop.
  case undecided(String)

  /// The reason, whichever verdict it's for.
  public var reason: String {
    switch self {
    case .passed(let reason), .refused(let reason), .undecided(let reason): reason
    }
  }

  /// Whether the promotion may go on.
  public var isPassed: Bool {
    if case .passed = self { true } else { false }
  }

  /// The verdict in a word, as records have it: `passed`, `refused` or `undecided`.
  public var word: String {
    switch self {
    case .passed: "passed"
    case .refused: "refused"
    case .undecided: "undecided"
    }
  }
}
