import StrataJSON

/// The conditions that must hold, or must not, for something to be there.
struct Guards: Hashable {
  private(set) var holds: [String: Bool] = [:]

  static let none = Guards()

  /// The same with another condition; nil where both can't be.
  func and(_ condition: String, _ flag: Bool) -> Guards? {
    if let known = holds[condition] { return known == flag ? self : nil }
    var guards = self
    guards.holds[condition] = flag
    return guards
  }

  /// The conditions of both; nil where both can't be.
  func and(_ other: Guards) -> Guards? {
    var guards: Guards? = self
    for (condition, flag) in other.holds { guards = guards?.and(condition, flag) }
    return guards
  }

  /// Whether whenever this holds the other does.
  func implies(_ other: Guards) -> Bool { other.holds.allSatisfy { holds[$0.key] == $0.value } }

  /// The conditions in words, as in `if IsLive and not IsSmall`; empty where there are none.
  var text: String {
    if holds.isEmpty { return "" }
    let words = holds.sorted { utf8Precedes($0.key, $1.key) }.map { $0.value ? $0.key : "not \($0.key)" }
    return "if \(words.joined(separator: " and "))"
  }

  /// The number of conditions that are told apart before nothing is taken for covered.
  private static let depth = 6

  /// Whether in each case in which this holds, one of others does.
  ///
  /// - Parameters:
  ///   - others: The others.
  ///   - canHold: Whether conditions can hold together, as far as the template tells.
  ///   - depth: The number of conditions that may still be told apart.
  /// - Returns: Whether they cover all of it.
  func isCovered(by others: [Guards], _ canHold: (Guards) -> Bool, depth: Int = depth) -> Bool {
    if others.isEmpty { return false }
    if others.contains(where: implies) { return true }
    let possible = others.filter { and($0) != nil }
    let open = possible.flatMap { $0.holds.keys }.filter { holds[$0] == nil }.min(by: utf8Precedes)
    guard let open, depth > 0 else { return !canHold(self) }
    return [true, false].allSatisfy { flag in
      guard let inner = and(open, flag) else { return true }
      return inner.isCovered(by: possible, canHold, depth: depth - 1)
    }
  }
}
