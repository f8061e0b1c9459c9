/// Resource types of a large service that stand in a module of their own, which the service's own module hands on.
///
/// The objects of a module are linked whole, used or not, so that what many systems declare isn't kept with what few do.
struct ServicePart {
  /// The service, such as `EC2`.
  let service: String
  /// The name of the part, after which its module is called, such as `EC2Network`.
  let name: String
  /// The names of the types in it.
  let types: Set<String>

  /// The parts of all services.
  static let all = [
    // What the constructs of networks declare: 14 of 124 types, which would bring the other 110 into every tool.
    ServicePart(
      service: "EC2", name: "EC2Network",
      types: [
        "EIP", "FlowLog", "InternetGateway", "NatGateway", "Route", "RouteTable", "SecurityGroup",
        "SecurityGroupEgress", "SecurityGroupIngress", "Subnet", "SubnetRouteTableAssociation", "VPC", "VPCEndpoint",
        "VPCGatewayAttachment",
      ])
  ]

  /// The part of a service; nil where it has none.
  static func of(_ service: String) -> ServicePart? { all.first { $0.service == service } }

  /// The name after which the module is called that has a type: the part's, or the service's.
  static func module(of type: String, in service: String) -> String {
    guard let part = of(service), part.types.contains(type) else { return service }
    return part.name
  }
}
