import StrataJSON
import StrataLanguage
import StrataMigration
import StrataNetwork
import StrataResourceModel

/// Reads the arguments of networks from their subnets and gateways.
enum VpcReader: ConstructReader {
  static let type = "AWS::EC2::VPC"
  static let construct = "Vpc"
  static let ownTags: Set<String> = ["Name"]

  static func candidate(_ resource: TemplateResource) throws(Unlike) -> Candidate {
    guard let block = resource.properties["CidrBlock"]?.string else { throw Unlike("its CidrBlock isn't known now") }
    let network = CIDR(block)
    var arguments = ArgumentList()
    arguments.add("cidr", .swift(SwiftLiteral.text(block)))
    let kinds = Subnet.Kind.allCases.filter { resource.subnets($0).first != nil }
    let zones = try zones(resource, kinds)
    arguments.add("zones", zones.code, unless: zones.code == "2")
    let groups = try kinds.map { kind throws(Unlike) in
      try SubnetBlocks(of: kind, resource.subnets(kind), in: network)
    }
    let codes = groups.map(\.code)
    arguments.add("subnets", "[\(codes.joined(separator: ", "))]", unless: codes == [".public", ".private"])
    let gateways = resource.subnets(.public).filter { resource.resources[$0.id + "NatGateway"] != nil }.count
    let usual = kinds.contains(.public) && kinds.contains(.private) ? 1 : 0
    arguments.add("natGateways", String(gateways), unless: gateways == usual)
    let endpoints = GatewayEndpoint.allCases.filter { resource.other("\(resource.id)\($0.rawValue)Endpoint") != nil }
    arguments.add(
      "gatewayEndpoints", "[\(endpoints.map { ".\($0)" }.joined(separator: ", "))]", unless: endpoints == [.s3])
    let logs = try flowLogs(resource)
    if let logs { arguments.add("flowLogs", logs.argument) }
    return Candidate(
      id: resource.id, construct: construct, module: "Network", arguments: arguments.arguments
    ) { scope, _ in
      Vpc(
        resource.id, in: scope, cidr: network, zones: zones.zones, subnets: groups.map(\.group), natGateways: gateways,
        gatewayEndpoints: endpoints, flowLogs: logs.map { $0.logs() })
    }
  }

  /// The zones: so many of the region's first, or those that the subnets name.
  private static func zones(
    _ resource: TemplateResource, _ kinds: [Subnet.Kind]
  ) throws(Unlike) -> (code: String, zones: Zones) {
    guard let kind = kinds.first else { throw Unlike("it has no subnets as the construct names them") }
    let subnets = resource.subnets(kind)
    let names = subnets.compactMap { subnet in
      subnet.properties["AvailabilityZone"]?.string ?? subnet.properties["AvailabilityZoneId"]?.string
    }
    if names.count == subnets.count {
      return ("[\(names.map(SwiftLiteral.text).joined(separator: ", "))]", .named(names))
    }
    return (String(subnets.count), .count(subnets.count))
  }

  private static func flowLogs(
    _ resource: TemplateResource
  ) throws(Unlike) -> (argument: Lift.Value, logs: @Sendable () -> FlowLogs)? {
    guard let log = resource.other(resource.id + "FlowLog") else { return nil }
    let group = try resource.part("FlowLogLogs")
    let retention = try group.retention()
    var arguments = ArgumentList()
    arguments.add("retention", retention.code, unless: retention.code == ".days(30)")
    let key = group.key("KmsKeyId")
    if let key { arguments.add("key", key.argument) }
    if log.properties["TrafficType"] == "REJECT" {
      return (.call(".rejected", arguments.arguments), { .rejected(retention: retention.retention, key: key?.key) })
    }
    return (.call(".all", arguments.arguments), { .all(retention: retention.retention, key: key?.key) })
  }
}

extension TemplateResource {
  /// The subnets of a network of a kind, by the names that the construct gives them, in the order of their zones.
  fileprivate func subnets(_ kind: Subnet.Kind) -> [TemplateResource] {
    var subnets: [TemplateResource] = []
    while let subnet = other("\(id)\(kind.rawValue)\(subnets.count + 1)"),
      subnet.object["Type"] == "AWS::EC2::Subnet"
    {
      subnets.append(subnet)
    }
    return subnets
  }
}

extension Vpc: LiftableConstruct {
  var madeResources: [(member: String, resource: Resource)] {
    var members = [(member: "resource", resource: resource)]
    for kind in Subnet.Kind.allCases {
      for (index, route) in routes(of: kind).enumerated() {
        members.append(("routes(of: .\(kind))[\(index)]", route))
      }
    }
    return members
  }

  var madeValues: [(member: String, value: StringValue)] {
    [("vpcID", vpcID)] + subnets.enumerated().map { ("subnets[\($0)].id", $1.id) }
  }
}
