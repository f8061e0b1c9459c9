import StrataJSON

/// All stacks of a certificate, with what is looked up of them again and again.
final class CertifiedWorld {
  let stacks: [CertifiedStack]
  let texts: CertifiedTexts
  /// The statements that allow something to whoever has them.
  let granting: [CertifiedStatement]
  /// The resources of each environment.
  private let resources: [String: [CertifiedResource]]
  private var scopes: [[String]: Bool] = [:]

  init(_ stacks: [CertifiedStack]) {
    self.stacks = stacks
    texts = CertifiedTexts(stacks: stacks)
    granting = CertifiedStatement.granting(in: stacks, texts)
    var resources: [String: [CertifiedResource]] = [:]
    for (stack, own) in stacks.enumerated() {
      for resource in own.json["Resources"]?.object ?? [:] {
        guard let owner = own.owner(of: resource.key) else { continue }
        resources[owner, default: []].append(
          CertifiedResource(stack: stack, id: resource.key, object: resource.value, texts))
      }
    }
    self.resources = resources
  }

  /// The resources of an environment.
  func resources(of environment: String) -> [CertifiedResource] { resources[environment] ?? [] }

  /// Whether an action of a service, as a statement names it, may be about resources of a kind.
  func mayBeAbout(_ action: String, _ service: String, _ kind: String) -> Bool {
    if let known = scopes[[action, service, kind]] { return known }
    let isAbout = ActionScope(action: action, service: service)?.mayBeAbout(kind) ?? false
    scopes[[action, service, kind]] = isAbout
    return isAbout
  }
}
