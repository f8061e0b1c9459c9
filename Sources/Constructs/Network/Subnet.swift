/// A subnet of a network, whether made here or imported.
public struct Subnet: Sendable {
  /// The traffic that a subnet's routes let through.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Reached from the internet, through an internet gateway.
    case `public` = "Public"
    /// Reaches the internet through a NAT gateway, and isn't reached from there.
    case `private` = "Private"
    /// Neither reaches the internet nor is reached from there.
    case isolated = "Isolated"
  }

  /// The subnet's id.
  public let id: StringValue

  /// The availability zone it lies in.
  public let zone: StringValue

  /// The traffic that its routes let through.
  public let kind: Kind

  /// The zone as text that is the same for two subnets in one zone, where that is known.
  package let zoneName: String?
}

extension Subnet.Kind: Decodable, ProfileChoice {
  /// Reads the name of a kind, such as `private`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
