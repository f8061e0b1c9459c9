/// The callers that may send requests: anyone, or some blocks of addresses alone.
///
/// ```swift
/// let office: Callers = .only("203.0.113.0/24", "198.51.100.7/32")
/// let gateway = AlbApiGateway("Api", in: scope, vpc: vpc, allow: office)
/// ```
///
/// An empty list opens nothing and closes nothing: it's reported by the construct it's given to.
public struct Callers: Sendable, Hashable {
  private enum Kind: Hashable {
    case anyone
    case only([CIDR], key: String?)
  }

  private let kind: Kind

  /// Anyone, which for a part of the internet is the whole of it.
  public static let anyone = Callers(kind: .anyone)

  /// Blocks of addresses, and nobody else.
  ///
  /// - Parameter blocks: The blocks, at least one.
  /// - Returns: The callers.
  public static func only(_ blocks: [CIDR]) -> Callers { Callers(kind: .only(blocks, key: nil)) }

  /// Blocks of addresses, and nobody else.
  ///
  /// - Parameters:
  ///   - block: A block.
  ///   - others: More blocks.
  /// - Returns: The callers.
  public static func only(_ block: CIDR, _ others: CIDR...) -> Callers { only([block] + others) }

  private init(kind: Kind) {
    self.kind = kind
  }

  /// The callers that a profile lists: anyone where it has no list, else the list alone.
  ///
  /// ```swift
  /// let visitors: [String]? = ["203.0.113.0/24"]
  /// let callers = Callers(visitors, key: "visitors")
  /// ```
  ///
  /// - Parameters:
  ///   - blocks: The list, with at least one block; nil for anyone.
  ///   - key: The profile's name for the list, for messages; none unless given.
  public init(_ blocks: [String]?, key: String? = nil) {
    kind = blocks.map { .only($0.map { CIDR($0) }, key: key) } ?? .anyone
  }
}

extension Callers {
  /// The blocks that alone are let in, nil for anyone; with mistakes where there is none, or one isn't a block.
  package func blocks(_ declaration: Declaration, property: String = "allow") -> [CIDR]? {
    guard case .only(let blocks, let key) = kind else { return nil }
    for block in blocks { block.report(by: declaration, property: property) }
    if !blocks.isEmpty { return blocks }
    declaration.report(
      "callers must be anyone or at least one block of addresses", rule: .invalidValue, property: property,
      expected: "one block or more, such as 203.0.113.0/24", given: "an empty list" + (key.map { ", \($0)" } ?? ""),
      hint: key.map { "leave out \($0) to let anyone in" } ?? "write .anyone to let anyone in")
    return [.nowhere]
  }
}
