import StrataFacts
import StrataTemplate

extension PermissionProver {
  /// The statements by which a principal might do something with a target: its own, and those of the target that name it.
  func grants(of principal: Principal, on target: PermissionTarget) -> [Grant] {
    let own = principal.rules.filter { $0.effect == .allow }.map {
      Grant(principal: principal, rule: $0, isOfResource: false)
    }
    guard !names.places.areApart(principal.resource.stack, target.resource.stack) else { return own }
    let documents = target.documents + (target.trust.map { [$0] } ?? [])
    return own
      + documents.flatMap(\.rules).filter { rule in
        guard rule.effect == .allow else { return false }
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
      targetTags: {
        target.flatMap { self.mayRetag($0, principal.environment) ? nil : ResourceTags($0.resource, self.names) }
      },
      action: action.flatMap { actionsOnTypes.fact($0) })
  }

  /// Whether somebody of an environment may change a resource's tags, by a statement whose own conditions don't look at tags.
  private func mayRetag(_ target: PermissionTarget, _ environment: Int?) -> Bool {
    let key = RetagCache.Key(target: target.resource.index, environment: environment)
    if let known = retaggers.known[key] { return known }
    // While it's found out, tags count, as whoever may change tags by tags alone changes none.
    retaggers.known[key] = false
    let isRetagged = principals.contains { principal in
      principal.environment == environment
        && principal.rules.contains { rule in
          guard rule.effect == .allow, !touchedForms(rule.resources, of: target).isEmpty else { return false }
          let tagging = actionsOnTypes.actions(rule.actions, on: target).filter { meant in
            let access = actionsOnTypes.fact(meant.action)?.access
            return access == .tagging || meant.key.contains("tag") && access != .list && access != .read
          }
          return tagging.contains { meant in
            context(principal, target, meant.action).truth(of: rule.conditions) != .never
          }
        }
    }
    retaggers.known[key] = isRetagged
    return isRetagged
  }
}

/// Whether tags may be changed, as far as it's been found out.
final class RetagCache {
  struct Key: Hashable {
    let target: Int
    let environment: Int?
  }

  var known: [Key: Bool] = [:]
}
