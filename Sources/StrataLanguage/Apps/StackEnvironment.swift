import StrataFindings
import StrataText

/// The account and region that a stack is meant for.
///
/// A stack without one can be deployed anywhere; `StringValue.region` and `.accountID` then stand for what isn't known yet.
public struct StackEnvironment: Sendable, Hashable {
  /// The account's id, 12 digits.
  public let account: String?

  /// The region, such as `eu-central-1`.
  public let region: String?

  private let isRegionNew: Bool

  /// Names an account, a region, or both.
  ///
  /// - Parameters:
  ///   - account: The account's id, 12 digits; any account unless given.
  ///   - region: The region, such as `eu-central-1`; any region unless given.
  ///   - isRegionNew: Whether the region is one that ``Region/known`` hasn't yet; false unless given.
  public init(account: String? = nil, region: String? = nil, isRegionNew: Bool = false) {
    self.account = account
    self.region = region
    self.isRegionNew = isRegionNew
  }

  var mistakes: [Finding] {
    var mistakes: [Finding] = []
    if let account, !Self.isAccountID(account) {
      mistakes.append(
        Finding(.invalidEnvironment, "this isn't an account's id", expected: "12 digits", given: "\"\(account)\""))
    }
    if let region, !isRegionNew, Region(region) == nil {
      mistakes.append(
        Finding(
          .invalidEnvironment, "there is no such region", expected: "a name such as eu-central-1",
          given: "\"\(region)\"",
          hint: Suggestion.hint(for: region, in: Region.known) ?? "where it's new, say isRegionNew: true"))
    }
    return mistakes
  }

  /// Whether text has the form of an account's id.
  static func isAccountID(_ text: String) -> Bool {
    text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit)
  }
}
