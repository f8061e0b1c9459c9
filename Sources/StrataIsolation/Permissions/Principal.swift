import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// Somebody who may do something: a role, a user or a group, or whoever a policy comes to be attached to.
///
/// A class, as the same ones are handed on again and again.
final class Principal: Sendable {
  let resource: WorldResource
  /// The name by which messages call it: the stack's and the logical id.
  let name: String
  /// The statements of its policies.
  let rules: [PolicyRule]
  /// The policies that may allow everything, as nobody knows what they say, with where they're named.
  let unread: [WorldPlace]
  /// The policy beyond which nothing is allowed; nil where there is none, or it isn't known.
  let boundary: [PolicyRule]?
  /// Whether there's such a policy of which nothing is known.
  let hasUnknownBoundary: Bool
  /// Who may become it; nil for somebody who isn't a role.
  let trust: PolicyDocument?
  let tags: ResourceTags?
  /// Whether it's somebody whom another may make, or give whatever rights they like.
  let isMade: Bool

  init(
    resource: WorldResource, name: String, rules: [PolicyRule], unread: [WorldPlace], boundary: [PolicyRule]?,
    hasUnknownBoundary: Bool, trust: PolicyDocument?, tags: ResourceTags?, isMade: Bool = false
  ) {
    (self.resource, self.name, self.rules, self.unread) = (resource, name, rules, unread)
    (self.boundary, self.hasUnknownBoundary, self.trust) = (boundary, hasUnknownBoundary, trust)
    (self.tags, self.isMade) = (tags, isMade)
  }

  var environment: Int? { resource.environment }
}

extension Principal {
  /// Whether a session of it may have tags that the role doesn't, by its trust.
  var hasSessionTags: Bool {
    guard let trust else { return false }
    return !trust.unread.isEmpty
      || trust.rules.contains { $0.effect == .allow && $0.actions.mayContain("sts:tagsession") }
  }
}
