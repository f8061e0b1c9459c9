import StrataText

/// A network that exists already and isn't part of this app.
///
/// ```swift
/// let vpc = ImportedVpc(
///   id: "vpc-0a1b2c3d",
///   subnets: [.private("subnet-0a1b2c3d", zone: "eu-central-1a"), .private("subnet-4e5f6a7b", zone: "eu-central-1b")])
/// ```
///
/// Whether a subnet is public isn't looked up, so that the output never depends on an account: say it of each.
public struct ImportedVpc: Network, Sendable {
  /// The id of the VPC.
  public let vpcID: StringValue

  /// The subnets, in the order given.
  public let subnets: [Subnet]

  /// The block of addresses of the whole VPC, where it was given.
  public let cidr: CIDR?

  /// Names a network that exists already.
  ///
  /// - Parameters:
  ///   - id: The id of the VPC, such as `vpc-0a1b2c3d`.
  ///   - subnets: The subnets that are used.
  ///   - cidr: The block of addresses of the whole VPC, where something needs it; unknown unless given.
  public init(id: StringValue, subnets: [Subnet], cidr: CIDR? = nil) {
    vpcID = id.checkedID("vpc", of: "a VPC")
    self.subnets = subnets
    self.cidr = cidr
  }
}

extension Subnet {
  /// A subnet that exists already and that the internet reaches.
  ///
  /// - Parameters:
  ///   - id: The id of the subnet, such as `subnet-0a1b2c3d`.
  ///   - zone: The name of its availability zone, such as `eu-central-1a`.
  /// - Returns: The subnet.
  public static func `public`(_ id: StringValue, zone: StringValue) -> Subnet { existing(id, zone, .public) }

  /// A subnet that exists already and reaches the internet through NAT.
  ///
  /// - Parameters:
  ///   - id: The id of the subnet, such as `subnet-0a1b2c3d`.
  ///   - zone: The name of its availability zone, such as `eu-central-1a`.
  /// - Returns: The subnet.
  public static func `private`(_ id: StringValue, zone: StringValue) -> Subnet { existing(id, zone, .private) }

  /// A subnet that exists already and has no way to the internet.
  ///
  /// - Parameters:
  ///   - id: The id of the subnet, such as `subnet-0a1b2c3d`.
  ///   - zone: The name of its availability zone, such as `eu-central-1a`.
  /// - Returns: The subnet.
  public static func isolated(_ id: StringValue, zone: StringValue) -> Subnet { existing(id, zone, .isolated) }

  private static func existing(_ id: StringValue, _ zone: StringValue, _ kind: Kind) -> Subnet {
    Subnet(id: id.checkedID("subnet", of: "a subnet"), zone: zone, kind: kind, zoneName: zone.node.literalText)
  }
}

extension StringValue {
  /// The value, with a mistake where it's known to be no id of a kind of thing in EC2.
  ///
  /// See [Resource IDs](https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html).
  package func checkedID(_ prefix: String, of thing: String) -> StringValue {
    checked { text in
      let digits = text.utf8.dropFirst(prefix.utf8.count + 1)
      let hasLength = digits.count == 8 || digits.count == 17
      if text.hasPrefix(prefix + "-"), hasLength, digits.allSatisfy(\.isLowercaseHex) { return nil }
      return .name("this isn't the id of \(thing)", expected: "an id such as \(prefix)-0a1b2c3d", given: text)
    }
  }
}
