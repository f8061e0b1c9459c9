import StrataJSON
import StrataText

/// The number of instances that a group has: always the same, or between two numbers.
///
/// ```swift
/// let count: InstanceCount = .between(2, upTo: 6)
/// ```
///
/// A profile has it as a number, `2`, or as text, `"2 to 6"`.
public struct InstanceCount: Sendable, Hashable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// The fewest instances.
  public let fewest: Int

  /// The most instances.
  public let most: Int

  /// The place in a profile that it was read from, if it was.
  package var origin = ValueOrigin()

  private init(fewest: Int, most: Int) { (self.fewest, self.most) = (fewest, most) }

  /// Always the same number, 0 or more.
  public init(integerLiteral count: Int) { self.init(fewest: count, most: count) }

  /// Always the same number, 0 or more.
  public static func fixed(_ count: Int) -> InstanceCount { InstanceCount(fewest: count, most: count) }

  /// As many as the load takes.
  ///
  /// - Parameters:
  ///   - fewest: The fewest instances, 0 or more.
  ///   - most: The most instances, 0 or more and not fewer than the fewest.
  /// - Returns: The number.
  public static func between(_ fewest: Int, upTo most: Int) -> InstanceCount {
    InstanceCount(fewest: fewest, most: most)
  }

  /// Whether it follows the load.
  var isScaled: Bool { most != fewest }

  /// The number in words, such as `2 to 6`.
  public var description: String { isScaled ? "\(fewest) to \(most)" : "\(fewest)" }
}

extension InstanceCount: Decodable, ProfileValue {
  package static var profileForm: String { #"a number such as 2, or text such as "2 to 6""# }

  /// Reads a number such as `2`, or text such as `2 to 6`.
  public init(from decoder: any Decoder) throws {
    self = try decoder.read(
      else: .fixed(1),
      json: { $0.integer.flatMap { Int(exactly: $0) }.map(InstanceCount.fixed) ?? $0.string.flatMap(Self.read) }
    ) {
      let container = try decoder.singleValueContainer()
      if let count = try? container.decode(Int.self) { return .fixed(count) }
      return Self.read(try container.decode(String.self))
    }
    origin = decoder.origin
  }

  private static func read(_ text: String) -> InstanceCount? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "to", let fewest = Int(parts[0]), let most = Int(parts[2]) else { return nil }
    return .between(fewest, upTo: most)
  }
}
