/// The names of environments, taken from those of their stacks: `shop-dev` and `shop-prod` are `dev` and `prod` of `shop`.
struct EnvironmentNames: Sendable {
  /// What all stacks are called, without their environments; empty where they have nothing in common.
  let common: String
  let names: [String]
  /// What stands before an environment's name in that of its stack, and behind it.
  let prefix: String
  let suffix: String

  /// The length up to which a profile's file can be called like its environment.
  private static let longest = 64
  /// The name that no profile can have, since its file is taken.
  private static let reserved = "deploy"

  /// Finds names; nil where none of them would be an environment's.
  init?(of stacks: [String]) {
    let words = stacks.map { $0.split(separator: "-", omittingEmptySubsequences: false).map(String.init) }
    let leading = Self.commonCount(words)
    let trailing = Self.commonCount(words.map { Array($0.dropFirst(leading).reversed()) })
    let own = words.map { $0.dropFirst(leading).dropLast(trailing).joined(separator: "-") }
    let head = words[0].prefix(leading)
    let tail = words[0].suffix(trailing)
    if own.contains(where: \.isEmpty) {
      (common, names, prefix, suffix) = (head.joined(separator: "-"), stacks, "", "")
    } else {
      common = (head + tail).joined(separator: "-")
      names = own
      prefix = head.map { $0 + "-" }.joined()
      suffix = tail.map { "-" + $0 }.joined()
    }
    if !Self.areValid(names) { return nil }
  }

  /// Takes the environments that templates say they belong to; nil where the stacks' names differ by more than these.
  init?(_ owners: [String], of stacks: [String]) {
    let ends = stacks[0].ranges(of: owners[0]).map { (stacks[0][..<$0.lowerBound], stacks[0][$0.upperBound...]) }
    let fitting = ends.first { start, end in zip(owners, stacks).allSatisfy { start + $0 + end == $1 } }
    guard let (start, end) = fitting, Self.areValid(owners) else { return nil }
    (prefix, suffix, names) = (String(start), String(end), owners)
    common = (start + end).split(separator: "-").joined(separator: "-")
  }

  private static func areValid(_ names: [String]) -> Bool {
    names.allSatisfy { $0.utf8.count <= longest && $0.lowercased() != reserved }
  }

  /// The number of words with which all lists begin.
  private static func commonCount(_ lists: [[String]]) -> Int {
    let shortest = lists.map(\.count).min() ?? 0
    return (0..<shortest).first { index in lists.contains { $0[index] != lists[0][index] } } ?? shortest
  }
}
