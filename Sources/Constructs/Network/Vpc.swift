internal import StrataEC2Network

/// A network of its own, with subnets in several zones.
///
/// ```swift
/// let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
/// ```
///
/// Resources: `AWS::EC2::VPC` with its subnets, route tables and gateways. Traffic to S3 takes a gateway endpoint,
/// which costs nothing. See [How Amazon VPC works](https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html).
public struct Vpc: Construct, Network {
  /// The scope of what belongs to the VPC.
  public let scope: Scope

  /// The VPC as it is in the template.
  public let resource: Resource

  /// The subnets, in the order of their zones, kind by kind.
  public let subnets: [Subnet]

  /// The block of addresses of the whole VPC.
  public let cidr: CIDR?

  /// The log group that the traffic is noted in, if it is.
  public let flowLogGroup: LogGroup?

  /// The id of the VPC.
  public var vpcID: StringValue { resource.ref }

  private let routing: Routing

  /// Declares a network.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the network is declared.
  ///   - cidr: The block of addresses, `/16` to `/28`; a change replaces the network.
  ///   - others: The blocks of networks that this one must have no address of, such as those of other environments; none
  ///     unless given. Networks that overlap can never be connected.
  ///   - zones: The availability zones, 1 to 8 of them, or their names; 2 unless given.
  ///   - groups: The kinds of subnets, one of each in every zone; public and private unless given.
  ///   - natGateways: The number of NAT gateways private subnets reach the internet through, from 0 to one in each
  ///     zone. Unless given, 1 where there are both public and private subnets. Each is charged by the hour. With none,
  ///     private subnets don't reach the internet.
  ///   - gatewayEndpoints: Services with a route of their own; S3 unless given.
  ///   - flowLogs: The log of the traffic; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, cidr: CIDR, apartFrom others: [CIDR] = [], zones: Zones = 2,
    subnets groups: [SubnetGroup] = [.public, .private], natGateways: Int? = nil,
    gatewayEndpoints: [GatewayEndpoint] = [.s3], flowLogs: FlowLogs? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.cidr = cidr
    let zones = zones.zones(declaration)
    let plan = SubnetPlan(groups, in: cidr, zones: zones.count, declaration)
    for other in others { cidr.report(by: declaration, overlapping: other) }
    resource =
      EC2.VPC(
        id, in: parent, cidrBlock: cidr.value, enableDnsHostnames: true, enableDnsSupport: true,
        tags: scope.nameTag
      ).resource
    var routing = Routing(vpc: resource, declaration: declaration)
    subnets = plan.entries.map { routing.declare($0, in: zones[$0.zone]) }
    let kinds = groups.map(\.kind)
    let wantsNAT = kinds.contains(.private) && kinds.contains(.public)
    routing.connect(natGateways: natGateways ?? (wantsNAT ? 1 : 0), zones: zones.count)
    routing.declare(gatewayEndpoints)
    self.routing = routing
    flowLogGroup = flowLogs?.declare(for: resource, declaration)
  }

  /// The resources that subnets of a kind need before traffic finds its way out of them.
  ///
  /// - Parameter kind: The traffic that the routes of the subnets let through.
  /// - Returns: Routes, their places in the subnets' route tables, and gateway endpoints.
  public func routes(of kind: Subnet.Kind) -> [Resource] {
    routing.routes[kind] ?? []
  }
}

extension Scope {
  /// A name by which people find in the console what can't be named otherwise.
  var nameTag: Tags { ["Name": .literal(path.description)] }
}
