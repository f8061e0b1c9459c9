import StrataJSON
import StrataTemplate

/// What joins VPCs: peering connections, transit gateways, VPN gateways and networks of AWS Cloud WAN.
struct NetworkConnections {
  /// An attachment of a VPC to a transit gateway.
  private struct Attachment {
    let index: Int
    let gateway: NetworkID
    let vpc: NetworkID
  }

  private let reader: NetworkReader
  private let attachments: [Attachment]
  /// The VPCs that have a virtual private gateway.
  private let withVPN: [NetworkID]
  private let hasCoreNetwork: Bool
  private let peerings: [(one: NetworkID, other: NetworkID)]
  /// Whether a route leads by an id to what may join any VPC.
  private let hasForeignRoutes: Bool
  /// The transit gateway's table that an attachment has, by the attachment.
  private let tables: [NetworkID: [NetworkID]]
  /// The attachments that a table leads to.
  private let leads: [NetworkID: [NetworkID]]

  init(_ reader: NetworkReader) {
    self.reader = reader
    let world = reader.world
    func resources(_ types: String...) -> [WorldResource] { world.resources.filter { types.contains($0.type) } }
    attachments = resources("AWS::EC2::TransitGatewayAttachment", "AWS::EC2::TransitGatewayVpcAttachment").map {
      Attachment(index: $0.index, gateway: reader.id("TransitGatewayId", of: $0), vpc: reader.id("VpcId", of: $0))
    }
    withVPN =
      resources("AWS::EC2::VPCGatewayAttachment").filter { $0.resource["VpnGatewayId"] != nil }
      .map { reader.id("VpcId", of: $0) }
    hasCoreNetwork = !resources("AWS::NetworkManager::VpcAttachment").isEmpty
    peerings = resources("AWS::EC2::VPCPeeringConnection").map {
      (reader.id("VpcId", of: $0), reader.id("PeerVpcId", of: $0))
    }
    hasForeignRoutes = resources("AWS::EC2::Route").contains { route in
      let appliances = ["InstanceId", "NetworkInterfaceId", "VpcEndpointId"]
      return appliances.contains { route.resource[$0] != nil }
        || ["TransitGatewayId", "VpcPeeringConnectionId"].contains { name in
          reader.ids(name, of: route).contains { $0.resource == nil }
        }
    }
    var tables: [NetworkID: [NetworkID]] = [:]
    for association in resources("AWS::EC2::TransitGatewayRouteTableAssociation") {
      tables[reader.id("TransitGatewayAttachmentId", of: association), default: []]
        .append(reader.id("TransitGatewayRouteTableId", of: association))
    }
    var leads: [NetworkID: [NetworkID]] = [:]
    for entry in resources("AWS::EC2::TransitGatewayRouteTablePropagation", "AWS::EC2::TransitGatewayRoute") {
      leads[reader.id("TransitGatewayRouteTableId", of: entry), default: []]
        .append(reader.id("TransitGatewayAttachmentId", of: entry))
    }
    (self.tables, self.leads) = (tables, leads)
  }

  /// Whether something may join two VPCs, whatever the routes.
  func mayJoin(_ one: NetworkID, _ other: NetworkID) -> Bool {
    if hasForeignRoutes || hasCoreNetwork { return true }
    if one.sameness(other) != .different { return true }
    if peerings.contains(where: { joins($0, one, other) != .different }) { return true }
    let attached = attachments.map(\.vpc)
    return Self.has(attached, one) && Self.has(attached, other) || haveVPN(one, other)
  }

  /// Whether both of two VPCs may have a virtual private gateway, which pass on routes that no template shows.
  func haveVPN(_ one: NetworkID, _ other: NetworkID) -> Bool { Self.has(withVPN, one) && Self.has(withVPN, other) }

  private static func has(_ vpcs: [NetworkID], _ vpc: NetworkID) -> Bool {
    vpcs.contains { $0.sameness(vpc) != .different }
  }

  private func joins(_ peering: (one: NetworkID, other: NetworkID), _ one: NetworkID, _ other: NetworkID) -> Sameness {
    max(
      min(peering.one.sameness(one), peering.other.sameness(other)),
      min(peering.one.sameness(other), peering.other.sameness(one)))
  }

  /// Whether a route of a VPC leads into another VPC.
  ///
  /// - Parameters:
  ///   - route: The route.
  ///   - own: The VPC that it's in.
  ///   - other: The other VPC.
  ///   - environment: The environment of whoever uses the route.
  /// - Returns: Whether it does.
  func leads(_ route: RouteTables.Route, from own: NetworkID, to other: NetworkID, for environment: Int?) -> Sameness {
    switch route.property {
    case "VpcPeeringConnectionId":
      guard let index = route.target.resource else { return .unknown }
      let peering = reader.world.resources[index]
      return joins((reader.id("VpcId", of: peering), reader.id("PeerVpcId", of: peering)), own, other)
    case "TransitGatewayId": return crosses(route.target, from: own, to: other)
    case "CoreNetworkArn": return hasCoreNetwork ? .unknown : .different
    case "InstanceId", "NetworkInterfaceId", "VpcEndpointId":
      // What passes packets on and is of the same environment is looked at by itself.
      let owner = route.target.resource.map { reader.world.resources[$0].environment }
      return owner == .some(environment) && environment != nil ? .different : .unknown
    // An internet gateway leads to public addresses; a virtual private gateway is looked at without its routes.
    case "CarrierGatewayId", "EgressOnlyInternetGatewayId", "GatewayId", "LocalGatewayId", "NatGatewayId":
      return .different
    default: return .unknown
    }
  }

  /// Whether a transit gateway passes packets on from a VPC to another.
  private func crosses(_ gateway: NetworkID, from own: NetworkID, to other: NetworkID) -> Sameness {
    func attached(_ vpc: NetworkID) -> [(attachment: Attachment, sameness: Sameness)] {
      attachments.compactMap { attachment in
        let sameness = min(attachment.gateway.sameness(gateway), attachment.vpc.sameness(vpc))
        return sameness == .different ? nil : (attachment, sameness)
      }
    }
    var result = Sameness.different
    for (target, isThere) in attached(other) {
      let sources = attached(own)
      // A gateway of another account may have attachments that no template here makes.
      if sources.isEmpty { result = max(result, min(isThere, .unknown)) }
      for (source, isHere) in sources {
        result = max(result, min(isThere, isHere, passes(from: source, to: target)))
      }
    }
    return result
  }

  /// Whether the table of an attachment leads to another; a gateway's own table leads to all.
  private func passes(from source: Attachment, to target: Attachment) -> Sameness {
    let own = tables[.resource(source.index)] ?? []
    if own.isEmpty { return tables.keys.contains { $0.resource == nil } ? .unknown : defaultTable(of: source.gateway) }
    return own.map { table -> Sameness in
      if table.resource == nil { return .unknown }
      let ends = leads[table] ?? []
      let found = ends.map { $0.sameness(.resource(target.index)) }.max() ?? .different
      let strays = leads.contains { $0.key.resource == nil }
      return found == .different && strays ? .unknown : found
    }.max() ?? .different
  }

  private func defaultTable(of gateway: NetworkID) -> Sameness {
    guard let resource = gateway.resource.map({ reader.world.resources[$0] }) else { return .unknown }
    let settings = ["DefaultRouteTableAssociation", "DefaultRouteTablePropagation"].map {
      reader.world.texts(of: resource.resource[$0] ?? "enable", in: resource.stack)
    }
    if settings.contains(where: { $0.allSatisfy { $0.literal == "disable" } }) { return .different }
    return settings.allSatisfy { $0.allSatisfy { $0.literal == "enable" } } ? .same : .unknown
  }
}
