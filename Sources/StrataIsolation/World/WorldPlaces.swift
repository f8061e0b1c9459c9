import StrataText

/// The accounts and regions that stacks are in, as far as they're known.
///
/// Stacks whose account isn't known are taken to be in the one that others are in, or all in one.
package struct WorldPlaces: Sendable {
  private let accounts: [String?]
  private let regions: [String?]
  /// The account of stacks that don't say.
  private let assumed: String?
  /// Whether some account is assumed, which then is to be said.
  package let assumesAccount: Bool

  /// The byte that stands for the account of stacks none of which is known.
  static let account = "\u{2}"

  package init(_ stacks: [IsolatedStack]) {
    accounts = stacks.map(\.account)
    regions = stacks.map(\.region)
    let known = Set(accounts.compactMap(\.self))
    assumed = known.count == 1 ? known.first : known.isEmpty ? Self.account : nil
    assumesAccount = accounts.contains(nil)
  }

  /// The account of a stack; nil where it may be one of several.
  package func account(of stack: Int) -> String? { accounts[stack] ?? assumed }

  /// The region of a stack; nil where it isn't known.
  package func region(of stack: Int) -> String? { regions[stack] }

  /// Whether two stacks are surely in different accounts.
  package func areApart(_ one: Int, _ other: Int) -> Bool {
    guard let one = account(of: one), let other = account(of: other) else { return false }
    return one != other
  }

  /// Whether an account that is written out may be that of a stack that doesn't say.
  func mayBeAssumed(_ account: String) -> Bool { assumesAccount && !accounts.contains(account) }
}
