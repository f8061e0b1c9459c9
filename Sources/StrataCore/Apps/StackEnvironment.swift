/// The account and region that a stack is meant for.
///
/// A stack without one can be deployed anywhere; `StringValue.region` and `.accountID` then stand for what isn't known yet.
public struct StackEnvironment: Sendable, Hashable {
  /// The account's id, 12 digits.
  public let account: String?

  /// The region, such as `eu-central-1`.
  public let region: String?

  /// Names an account, a region, or both.
  public init(account: String? = nil, region: String? = nil) {
    self.account = account
    self.region = region
  }

  var mistakes: [Mistake] {
    var mistakes: [Mistake] = []
    if let account, !Self.isAccountID(account) {
      mistakes.append(
        Mistake(.invalidEnvironment, "this isn't an account's id", expected: "12 digits", given: "\"\(account)\""))
    }
    if let region, !Self.looksLikeRegion(region) {
      mistakes.append(
        Mistake(
          .invalidEnvironment, "this isn't a region", expected: "a name such as eu-central-1", given: "\"\(region)\""))
    }
    return mistakes
  }

  /// Whether text has the form of an account's id.
  static func isAccountID(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit)
  }

  /// Whether a name has the form of a region's, such as `us-gov-west-1`; new regions come too often for a list.
  private static func looksLikeRegion(_ name: String) -> Bool {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard (3...5).contains(parts.count), let last = parts.last, !last.isEmpty else { return false }
    return last.utf8.allSatisfy(\.isASCIIDigit)
      && parts.dropLast().allSatisfy { $0.utf8.count >= 2 && $0.utf8.allSatisfy(\.isASCIILowercase) }
  }
}
