import StrataJSON

/// All stacks of a certificate, with what is looked up of them again and again.
final class CertifiedWorld {
  let stacks: [CertifiedStack]
  let texts: CertifiedTexts
  private let actions = KnownActions()
  /// The statements of each environment that allow something to whoever has them.
  private let granting: [String: [CertifiedStatement]]
  /// The connections between two networks.
  let peerings: [CertifiedResource]
  /// What attaches networks to a gateway that others may be attached to as well.
  let attachments: [CertifiedResource]
  /// The resources of each environment.
  private let resources: [String: [CertifiedResource]]
  /// The resources of each environment by the services whose actions are about them.
  private let served: [String: [(service: String, resources: [CertifiedResource])]]

  init(_ stacks: [CertifiedStack]) {
    self.stacks = stacks
    let texts = CertifiedTexts(stacks: stacks)
    self.texts = texts
    granting = Dictionary(grouping: CertifiedStatement.granting(in: stacks, texts)) {
      stacks[$0.stack].owner(of: $0.resource) ?? ""
    }
    let all = stacks.enumerated().flatMap { stack, own in
      (own.json["Resources"]?.object ?? [:]).map {
        CertifiedResource(stack: stack, id: $0.key, object: $0.value, texts)
      }
    }
    peerings = all.filter { $0.kind == "VPCPeeringConnection" }
    attachments = all.filter {
      ["TransitGatewayAttachment", "TransitGatewayVpcAttachment", "VpcAttachment"].contains($0.kind)
        || $0.kind == "VPCGatewayAttachment" && $0.object["Properties"]?["VpnGatewayId"] != nil
    }
    var resources: [String: [CertifiedResource]] = [:]
    for resource in all {
      guard let owner = stacks[resource.stack].owner(of: resource.id) else { continue }
      resources[owner, default: []].append(resource)
    }
    self.resources = resources
    served = resources.mapValues { resources in
      let services = Set(resources.flatMap(\.services)).sorted()
      return services.map { service in (service, resources.filter { $0.services.contains(service) }) }
    }
  }

  /// The statements of an environment that allow something to whoever has them.
  func granting(of environment: String) -> [CertifiedStatement] { granting[environment] ?? [] }

  /// The resources of an environment.
  func resources(of environment: String) -> [CertifiedResource] { resources[environment] ?? [] }

  /// The resources of an environment that a statement's actions might be about.
  func resources(of environment: String, reachedBy statement: CertifiedStatement) -> [CertifiedResource] {
    guard let actions = statement.actions else { return resources(of: environment) }
    return (served[environment] ?? []).flatMap { service, resources in
      let own = actions.filter { GlobMeeting.meets($0, "\(service):*") }
      return own.isEmpty
        ? [] : resources.filter { resource in own.contains { self.actions.mayBeAbout($0, service, resource.kind) } }
    }
  }
}
