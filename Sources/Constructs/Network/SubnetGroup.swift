/// Subnets of one kind, one in each zone of a network.
///
/// ```swift
/// let vpc = Vpc(
///   "Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2,
///   subnets: [.public(prefix: 24), .private, .isolated(["10.0.250.0/24", "10.0.251.0/24"])])
/// ```
///
/// Unless blocks are given, each kind has a quarter of the network to itself, public the first, private the second,
/// isolated the third, and its zones have places there; so neither another zone nor another kind ever moves a subnet.
public struct SubnetGroup: Sendable {
  package enum Size {
    case `default`
    case prefix(Int)
    case blocks([CIDR])
  }

  let kind: Subnet.Kind
  let size: Size

  /// Subnets that the internet reaches, each a 32nd of the network but no smaller than a `/28`.
  public static let `public` = SubnetGroup(kind: .public, size: .default)

  /// Subnets that reach the internet through NAT, each a 32nd of the network but no smaller than a `/28`.
  public static let `private` = SubnetGroup(kind: .private, size: .default)

  /// Subnets without the internet, each a 32nd of the network but no smaller than a `/28`.
  public static let isolated = SubnetGroup(kind: .isolated, size: .default)

  /// Subnets that the internet reaches, of a size: 16 to 28 leading bits.
  public static func `public`(prefix: Int) -> SubnetGroup { SubnetGroup(kind: .public, size: .prefix(prefix)) }

  /// Subnets that reach the internet through NAT, of a size: 16 to 28 leading bits.
  public static func `private`(prefix: Int) -> SubnetGroup { SubnetGroup(kind: .private, size: .prefix(prefix)) }

  /// Subnets without the internet, of a size: 16 to 28 leading bits.
  public static func isolated(prefix: Int) -> SubnetGroup { SubnetGroup(kind: .isolated, size: .prefix(prefix)) }

  /// Subnets that the internet reaches, one block for each zone.
  public static func `public`(_ blocks: [CIDR]) -> SubnetGroup { SubnetGroup(kind: .public, size: .blocks(blocks)) }

  /// Subnets that reach the internet through NAT, one block for each zone.
  public static func `private`(_ blocks: [CIDR]) -> SubnetGroup { SubnetGroup(kind: .private, size: .blocks(blocks)) }

  /// Subnets without the internet, one block for each zone.
  public static func isolated(_ blocks: [CIDR]) -> SubnetGroup { SubnetGroup(kind: .isolated, size: .blocks(blocks)) }
}
