/// The verdict on a difference.
public enum Verdict: String, Sendable, Hashable, Comparable, CaseIterable {
  /// Both templates say the same.
  case same
  /// They differ, and nothing is replaced, at risk, wider open or less protected.
  case different
  /// They differ, and something is replaced, at risk, wider open or less protected, or may be.
  case grave

  /// The exit code of a command that compares: 0, 1 or 3.
  public var exitCode: Int32 {
    switch self {
    case .same: 0
    case .different: 1
    case .grave: 3
    }
  }

  /// Orders by how much there is to look at.
  public static func < (left: Verdict, right: Verdict) -> Bool { left.exitCode < right.exitCode }
}
