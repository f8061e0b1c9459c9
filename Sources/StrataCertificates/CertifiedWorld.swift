import StrataJSON

/// All stacks of a certificate, with what is looked up of them again and again.
final class CertifiedWorld {
  let stacks: [CertifiedStack]
  let texts: CertifiedTexts
  private let actions = KnownActions()
  /// The statements of each environment that allow something to whoever has them.
  private let granting: [String: [CertifiedStatement]]
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
    var resources: [String: [CertifiedResource]] = [:]
    for (stack, own) in stacks.enumerated() {
      for resource in own.json["Resources"]?.object ?? [:] {
        guard let owner = own.owner(of: resource.key) else { continue }
        resources[owner, default: []].append(
          CertifiedResource(stack: stack, id: resource.key, object: resource.value, texts))
      }
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
