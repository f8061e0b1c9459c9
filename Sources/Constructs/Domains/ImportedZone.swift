import StrataText

/// A zone of Route 53 that was made elsewhere.
///
/// ```swift
/// let zone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")
/// Record("Api", in: scope, "api.example.com", zone: zone, to: .alias(balancer))
/// ```
public struct ImportedZone: HostedZone, Sendable {
  /// The zone's id.
  public let id: StringValue

  /// The domain whose records it has.
  public let domain: String

  /// Names a zone.
  ///
  /// - Parameters:
  ///   - id: The zone's id, such as `Z0123456789ABCDEFGHIJ`, 1 to 32 characters.
  ///   - domain: The domain whose records it has, such as `example.com`.
  ///
  /// See [HostedZone](https://docs.aws.amazon.com/Route53/latest/APIReference/API_HostedZone.html).
  public init(id: StringValue, domain: String) {
    self.id = id.checked { text in
      let isID =
        (1...32).contains(text.utf8.count) && text.utf8.allSatisfy { $0.isASCIIUppercase || $0.isASCIIDigit }
      return isID
        ? nil
        : Finding(
          .invalidValue, "this isn't the id of a zone", expected: "an id such as Z0123456789ABCDEFGHIJ",
          given: "\"\(text)\"")
    }
    self.domain = domain
  }
}
