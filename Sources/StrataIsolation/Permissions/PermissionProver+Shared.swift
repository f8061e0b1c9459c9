import StrataTemplate

extension PermissionProver {
  /// What principals of an environment may do with what belongs to none.
  ///
  /// - Parameter environment: The place of the environment among the world's.
  /// - Returns: The uses, in the order of the principals; one at most for each of them and a resource.
  package func sharedReferences(of environment: Int) -> [SharedReference] {
    if shared.all.isEmpty { return [] }
    var references: [SharedReference] = []
    for principal in principalsOfEnvironments[environment] ?? [] {
      let allowed = Dictionary(
        allowances(of: principal, shared).map { ($0.target, $0.words) }, uniquingKeysWith: { first, _ in first })
      for target in shared.all {
        let index = target.resource.index
        let words: String? = allowed[index] ?? (letsIn(principal, target, of: environment) ? "may reach" : nil)
        guard let words else { continue }
        references.append(
          SharedReference(
            target: index, holder: principal.resource.index,
            place: WorldPlace(stack: principal.resource.stack, principal.resource.resource.pointer()), words: words,
            isCode: false))
      }
    }
    return references
  }

  /// Whether a policy of a shared resource lets a principal do something, as far as is known.
  private func letsIn(_ principal: Principal, _ target: PermissionTarget, of environment: Int) -> Bool {
    target.lettingIn.contains { rule in
      granted(by: rule, of: target, to: [principal], [], from: environment, to: environment).contains { candidate in
        if case .closed = candidate.verdict { false } else { true }
      }
    }
  }
}
