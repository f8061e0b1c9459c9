import StrataJSON

extension ListValue where Element == StringValue {
  /// The names of a region's availability zones, `Fn::GetAZs`.
  ///
  /// - Parameter region: The region; the one the stack is deployed to unless given.
  /// - Returns: The names, in AWS's order.
  ///
  /// See [Fn::GetAZs](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-getavailabilityzones.html).
  public static func availabilityZones(in region: StringValue = .region) -> ListValue {
    ListValue(node: TemplateNode(.function("Fn::GetAZs", region.node)))
  }

  /// Address blocks cut out of a larger one, `Fn::Cidr`.
  ///
  /// - Parameters:
  ///   - block: The block to cut, such as `10.0.0.0/16` or a VPC's attribute `CidrBlock`.
  ///   - count: The number of blocks, 1 to 256.
  ///   - hostBits: The number of bits that number the addresses of each: 8 gives a `/24` in IPv4, 64 a `/64` in IPv6.
  /// - Returns: The blocks, lowest first.
  ///
  /// See [Fn::Cidr](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html).
  public static func cidrs(of block: StringValue, count: IntegerValue, hostBits: IntegerValue) -> ListValue {
    return ListValue(node: .function("Fn::Cidr", block.node, count.node, hostBits.node))
  }
}
