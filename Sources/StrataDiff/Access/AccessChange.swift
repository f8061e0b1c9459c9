import StrataJSON

/// A change of who may do or reach what.
public struct AccessChange: Sendable, Hashable {
  /// The direction in which access goes.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// More is allowed or reachable than before.
    case wider
    /// A change whose direction isn't known; it may be more.
    case unclear
    /// Less is allowed or reachable than before.
    case narrower

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The area that decides on access.
  public enum Area: String, Sendable, Hashable {
    /// Statements of policies, attached policies and trust.
    case permissions
    /// Rules of networks.
    case network
    /// Whether something can be reached from the internet, or without saying who one is.
    case exposure
  }

  /// The direction in which access goes.
  public let direction: Direction
  /// The area that decides on it.
  public let area: Area
  /// The logical id of the resource that says so.
  public let logicalID: String
  /// The thing that is allowed, reachable or open, in words.
  public let text: String

  func json(showing shown: (String) -> String) -> JSONValue {
    [
      "direction": .string(direction.rawValue), "area": .string(area.rawValue), "logicalId": .string(logicalID),
      "text": .string(shown(text)),
    ]
  }

  static func inOrder(_ left: AccessChange, _ right: AccessChange) -> Bool {
    if left.direction != right.direction { return left.direction.rank < right.direction.rank }
    if left.logicalID != right.logicalID { return utf8Precedes(left.logicalID, right.logicalID) }
    return utf8Precedes(left.text, right.text)
  }
}
