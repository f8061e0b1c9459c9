/// Whether a change makes CloudFormation put another resource in the place of one.
public enum Replacement: String, Sendable, Hashable, Comparable, CaseIterable {
  /// The resource is changed as it is.
  case never
  /// A replacement that depends on what is only known when the stack is deployed.
  case sometimes
  /// The resource is made anew, and the old one is deleted.
  case always

  /// Orders by how much of the resource stays.
  public static func < (left: Replacement, right: Replacement) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .never: 0
    case .sometimes: 1
    case .always: 2
    }
  }
}
