internal import StrataApiGateway
internal import StrataApiGatewayV2

/// An API on the internet whose stages each lead to a service of their own, through one internal load balancer.
///
/// ```swift
/// let gateway = AlbApiGateway("Api", in: scope, vpc: vpc, allow: .only("203.0.113.0/24"))
/// let prod = gateway.stage("prod", to: prodService)
/// let dev = gateway.stage("dev", to: devService)
/// scope.output("ProdEndpoint", prod.url)
/// ```
///
/// Every method of every path is passed on. Each stage has a variable with a host name of its own, which the API sends
/// to the load balancer and a client can't choose; one listener rule for each stage knows that host and leads to the
/// stage's service. What no rule knows gets a 404, so that a stage never reaches another's tasks. Traffic goes from the
/// API's link to the load balancer to the tasks, each letting in the one before and nothing else.
///
/// Between the API and the tasks traffic is plain HTTP, inside the network. The link goes to sleep after 60 days
/// without requests, and the next one then fails until it has woken up, some minutes later. Not all zones have links;
/// where the region's first zones by name include such a one, name the zones of the network. See
/// [VPC links](https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-vpc-links-v2.html) and
/// [Private integrations](https://docs.aws.amazon.com/apigateway/latest/developerguide/private-integration.html).
///
/// Resources: `AWS::ApiGateway::RestApi` with methods, `AWS::ApiGatewayV2::VpcLink`, and a load balancer.
public struct AlbApiGateway: Construct {
  /// The source of the permission of a region's APIs to write logs.
  ///
  /// There is one role for all APIs of a region and account, in the settings of API Gateway. See
  /// [Logging](https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html).
  public enum AccountLogging: Sendable, Hashable, CaseIterable {
    /// There may be no such role, so stages have no access logs.
    case off
    /// There is such a role already, made by something else; stages have access logs.
    case existingRole
    /// A role that this app makes for the whole region, and which stays when the app goes; stages have access logs.
    ///
    /// One API of a region is enough for that; others say ``existingRole``.
    case managedRole
  }

  /// The scope of what belongs to the API.
  public let scope: Scope

  /// The API as it is in the template.
  public let resource: Resource

  /// The load balancer behind the API.
  public let loadBalancer: ApplicationLoadBalancer

  /// The listener that the stages' rules are of.
  public let listener: Listener

  /// The link between the API and the load balancer, as it is in the template.
  public let link: Resource

  /// The group whose rules hold for the link's traffic.
  public let linkSecurityGroup: SecurityGroup

  /// The methods of the API as they are in the template: the one of its root and the one of all other paths.
  public var methods: [Resource] { parts.methods }

  /// The API's id.
  public var id: StringValue { resource.ref }

  let parts: GatewayParts
  /// The callers of a stage that doesn't say; nil for anyone.
  let allowed: [CIDR]?
  let declared: DeclaredStages

  /// Declares an API.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the API is declared.
  ///   - vpc: The network of the services, with subnets in at least two zones.
  ///   - callers: The callers that are let in; anyone unless given.
  ///   - subnets: The subnets that the link and the load balancer are in; private ones unless given. A change replaces
  ///     both.
  ///   - accountLogging: The source of the permission to write logs; unless given, it's left open and stages have no
  ///     access logs.
  ///   - loadBalancerLogs: The bucket that each request to the load balancer is noted in; none unless given.
  ///   - timeout: The time that a service has for an answer, 50 ms to 29 s; 29 s unless given.
  ///   - description: The purpose of the API; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, vpc: some Network, allow callers: Callers = .anyone,
    subnets: Subnet.Kind = .private,
    accountLogging: AccountLogging = .off, loadBalancerLogs: Bucket? = nil, timeout: Duration = .seconds(29),
    description: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    allowed = callers.blocks(declaration)
    resource =
      ApiGateway.RestApi(
        id, in: parent, description: description, endpointConfiguration: .init(types: ["REGIONAL"]),
        name: "\(.stackName)-\(scope.path.idsBelowStack.joined(separator: "-"))"
      ).resource
    loadBalancer = ApplicationLoadBalancer(
      "LoadBalancer", in: scope, vpc: vpc, subnets: subnets, accessLogs: loadBalancerLogs)
    listener = loadBalancer.listener(port: 80)
    let linkScope = Scope("Link", in: scope)
    linkSecurityGroup = SecurityGroup(
      "SecurityGroup", in: linkScope, vpc: vpc, description: .literal("Link of the API \(scope.path)"), outbound: [])
    loadBalancer.allow(from: linkSecurityGroup, port: 80)
    link =
      ApiGatewayV2.VpcLink(
        "Link", in: scope, name: "\(.stackName)-\(scope.path.idsBelowStack.joined(separator: "-"))",
        subnetIds: declaration.linkSubnets(vpc.subnets(subnets)).ids, securityGroupIds: [linkSecurityGroup.id]
      ).resource
    parts = GatewayParts(
      api: resource, link: link, loadBalancer: loadBalancer,
      timeout: declaration.milliseconds(timeout, in: 50...29_000, property: "timeout"), declaration)
    declared = DeclaredStages(account: accountLogging.declare(declaration), logging: accountLogging)
    finish(declaration)
  }

  /// Completes the API when everything is declared: who may call which stage.
  private func finish(_ declaration: Declaration) {
    scope.atFinalization { [resource, declared] in
      if declared.statements.isEmpty {
        declaration.report(
          "this API has no stage, so nobody can call it", severity: .warning, rule: .noStage,
          hint: "add one with stage(_:to:)")
      } else {
        resource.set("Policy", to: PolicyDocument(declared.statements))
      }
    }
  }
}

extension RuleID {
  /// An API can't be called, for want of a stage.
  public static let noStage: RuleID = "no-stage"
}

/// The things that the stages of an API have in common or add to it.
final class DeclaredStages {
  /// The resource that stages wait for before they write logs.
  let account: Resource?
  let logging: AlbApiGateway.AccountLogging
  var hasLogs: Bool { logging != .off }
  let names = StageNames()
  var statements: [Statement] = []

  init(account: Resource?, logging: AlbApiGateway.AccountLogging) {
    self.account = account
    self.logging = logging
  }
}

extension Declaration {
  /// Reports zones that are known to have no links.
  ///
  /// See [Availability](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html).
  fileprivate func linkSubnets(_ subnets: [Subnet]) -> [Subnet] {
    for subnet in subnets where subnet.zoneName == "use1-az3" {
      report(
        "API Gateway has no links in the zone use1-az3", property: "vpc", expected: "subnets in other zones",
        given: "use1-az3", hint: "name other zones for the network")
    }
    return subnets
  }
}

extension AlbApiGateway.AccountLogging: Decodable, ProfileChoice {
  /// Reads the name of a choice, such as `managedRole`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
