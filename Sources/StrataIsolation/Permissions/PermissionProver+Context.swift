import StrataFacts
import StrataTemplate

extension PermissionProver {
  /// The statements by which a principal might do something with a target: its own, and those of the target that name it.
  func grants(of principal: Principal, on target: PermissionTarget) -> [Grant] {
    let own = principal.rules.filter { $0.effect == .allow }.map {
      Grant(principal: principal, rule: $0, isOfResource: false)
    }
    guard !names.places.areApart(principal.resource.stack, target.resource.stack) else { return own }
    return own
      + target.lettingIn.filter { rule in
        let match = match(rule.principals, principal)
        return match == .direct || match == .unknown
      }.map { Grant(principal: principal, rule: $0, isOfResource: true) }
  }

  /// The statements of a policy of the world's templates, by its ARN; nil where none has it, or it can't be read.
  func policy(named value: ConditionValue) -> [PolicyRule]? {
    let policy = world.resources.first { resource in
      resource.type == "AWS::IAM::ManagedPolicy"
        && (value.owner == resource.index
          || value.owner == nil && value.isExact && value.certain.literal != nil
            && names.arns(of: resource, .certain).contains(value.certain))
    }
    guard let policy, let placed = policy.resource.placed("PolicyDocument") else { return nil }
    if let known = policies[policy.index] { return known }
    let document = PolicyDocument(placed, in: policy.stack, isCertain: true, names)
    let rules = document.unread.isEmpty ? document.rules : nil
    policies[policy.index] = .some(rules)
    return rules
  }

  func context(_ principal: Principal, _ target: PermissionTarget?, _ action: String?) -> RequestContext {
    RequestContext(
      names: names, principal: principal.isMade ? nil : principal.resource, environment: principal.environment,
      principalTags: principal.hasSessionTags || principal.isMade ? nil : principal.tags,
      target: target?.resource,
      targetTags: { tag in
        // A tag of AWS's own can be changed by nobody.
        target.flatMap { !tag.hasPrefix("aws:") && self.mayRetag($0) ? nil : ResourceTags($0.resource, self.names) }
      },
      action: action.flatMap { actionsOnTypes.fact($0) })
  }

  /// Whether somebody of another environment, or of none, may change a resource's tags.
  private func mayRetag(_ target: PermissionTarget) -> Bool {
    if let known = retagged[target.resource.index] { return known }
    // While it's found out, tags count, as whoever may change tags by tags alone changes none.
    retagged[target.resource.index] = false
    let isRetagged = principals.contains { principal in
      principal.environment != target.resource.environment
        // A boundary is what those may do at most whom somebody makes.
        && (principal.rules + (principal.boundary ?? [])).contains { mayRetag(target, by: $0, of: principal) }
    }
    retagged[target.resource.index] = isRetagged
    return isRetagged
  }

  private func mayRetag(_ target: PermissionTarget, by rule: PolicyRule, of principal: Principal) -> Bool {
    guard rule.effect == .allow, !touchedForms(rule.resources, of: target).isEmpty else { return false }
    return actionsOnTypes.actions(rule.actions, on: target).contains { meant in
      let access = actionsOnTypes.fact(meant.action)?.access
      let isTagging = access == .tagging || meant.key.contains("tag") && access != .list && access != .read
      return isTagging && context(principal, target, meant.action).truth(of: rule.conditions) != .never
    }
  }
}
