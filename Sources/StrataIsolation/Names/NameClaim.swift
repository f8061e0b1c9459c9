import StrataFacts
import StrataJSON
import StrataTemplate

/// A name that a resource or an output has to itself, wherever it counts.
struct NameClaim: Sendable {
  /// What has a name once.
  struct Key: Hashable {
    /// What is named: a type, or an export.
    let kind: String
    /// What the name is one within, such as a cluster; empty for all of an account's region.
    let parent: [SymbolicText]
    let name: String
  }

  /// How far a name counts.
  enum Reach: Sendable {
    case everywhere
    case account
    case region
  }

  let key: Key
  let reach: Reach
  let place: WorldPlace
  let environment: Int
  /// The resource; nil for an export.
  let resource: Int?

  /// The claims of all environments.
  static func all(in references: ResourceReferences) -> [NameClaim] {
    let world = references.world
    var found: [NameClaim] = []
    for resource in world.resources {
      guard let environment = resource.environment else { continue }
      func claim(_ kind: String, _ parent: [SymbolicText], _ name: String, _ reach: Reach, _ property: String) {
        found.append(
          NameClaim(
            key: Key(kind: kind, parent: parent, name: name), reach: reach,
            place: WorldPlace(stack: resource.stack, resource.resource.pointer(property)), environment: environment,
            resource: resource.index))
      }
      func texts(_ property: String) -> [SymbolicText] {
        resource.resource[property].map { world.texts(of: $0, in: resource.stack) } ?? []
      }
      if !partial.contains(resource.type), let name = references.givenName(of: resource.index),
        let property = ResourceReferences.nameProperty(of: resource.type)
      {
        claim(resource.type, parents[resource.type].map(texts) ?? [], name, reach(of: resource.type), property)
      }
      switch resource.type {
      case "AWS::Route53::RecordSet":
        let zone = texts(resource.resource["HostedZoneId"] == nil ? "HostedZoneName" : "HostedZoneId")
        let kind = texts("Type") + texts("SetIdentifier")
        for name in texts("Name").compactMap(\.literal) where !zone.contains(where: \.isOpen) {
          claim(
            resource.type, zone + kind, (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased(),
            .everywhere, "Name")
        }
      case "AWS::ServiceDiscovery::Service":
        for name in texts("Name").compactMap(\.literal) {
          claim(resource.type, texts("NamespaceId"), name, .region, "Name")
        }
      case "AWS::ECS::Service":
        for (namespace, name) in connected(resource, in: world) {
          claim("a name of Service Connect", namespace, name, .region, "ServiceConnectConfiguration")
        }
      default: break
      }
    }
    return found + exports(of: world)
  }

  /// The names by which a service is found in a namespace.
  private static func connected(
    _ service: WorldResource, in world: IsolationWorld
  ) -> [(namespace: [SymbolicText], name: String)] {
    guard let settings = service.resource.placed("ServiceConnectConfiguration"),
      let namespace = settings["Namespace"]
    else { return [] }
    let texts = world.texts(of: namespace.value, in: service.stack)
    if texts.contains(where: \.isOpen) { return [] }
    return (settings["Services"]?.elements ?? []).flatMap { entry -> [(namespace: [SymbolicText], name: String)] in
      let names =
        [entry["DiscoveryName"] ?? entry["PortName"]] + (entry["ClientAliases"]?.elements ?? []).map { $0["DnsName"] }
      return names.compactMap { name in
        name.flatMap { world.texts(of: $0.value, in: service.stack).first?.literal }.map { (texts, $0) }
      }
    }
  }

  private static func exports(of world: IsolationWorld) -> [NameClaim] {
    let environments = Dictionary(
      world.environments.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    return world.stacks.enumerated().flatMap { index, stack -> [NameClaim] in
      guard let environment = stack.environment.flatMap({ environments[$0] }) else { return [] }
      return stack.contents.section("Outputs").flatMap { output -> [NameClaim] in
        guard let name = output.value["Export"]?["Name"] else { return [] }
        return world.texts(of: name, in: index).compactMap(\.literal).map {
          NameClaim(
            key: Key(kind: "an export", parent: [], name: $0), reach: .region,
            place: WorldPlace(stack: index, JSONPointer(["Outputs", output.key, "Export", "Name"])),
            environment: environment, resource: nil)
        }
      }
    }
  }

  /// The property that names what a type's names are one within.
  private static let parents = [
    "AWS::EC2::SecurityGroup": "VpcId", "AWS::ECS::Service": "Cluster", "AWS::Events::Rule": "EventBusName",
    "AWS::Scheduler::Schedule": "GroupName",
  ]

  /// The types whose names needn't be one.
  private static let partial: Set<String> = ["AWS::ApplicationAutoScaling::ScalingPolicy", "AWS::Cognito::UserPool"]

  private static func reach(of type: String) -> Reach {
    if type == "AWS::S3::Bucket" { return .everywhere }
    return type.hasPrefix("AWS::IAM::") || type == "AWS::CloudWatch::Dashboard" ? .account : .region
  }
}
