package import StrataJSON

/// A policy beyond which nothing is permitted, held against what a role's statements allow.
///
/// See [Permissions boundaries](https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html).
package struct PermissionCeiling {
  /// What the policy says of an action on a resource.
  package enum Verdict: Hashable {
    /// It's let.
    case within
    /// It isn't let, since nothing allows it, or something forbids it.
    case beyond
    /// That isn't known before deployment.
    case undecided
  }

  private let texts: ResourceTexts
  private let statements: [Terms]

  /// A statement, with its resources and conditions as text.
  private struct Terms {
    let statement: PolicyStatement
    let resources: [ResourceText]
    let excluded: [ResourceText]?
    let conditions: [Condition]?
  }

  private struct Condition {
    let comparison: String
    let key: String
    let values: [ResourceText]
  }

  /// Takes the document of a policy.
  package init(_ document: JSONValue, _ texts: ResourceTexts) {
    self.texts = texts
    let policy = PlacedPolicy(purpose: .identity, value: document, place: JSONPointer())
    statements = PolicyStatement.all(in: [policy]).map { Self.terms(of: $0, texts) }
  }

  private static func terms(of statement: PolicyStatement, _ texts: ResourceTexts) -> Terms {
    Terms(
      statement: statement, resources: (statement.resources ?? []).map { texts.text($0.value) },
      excluded: statement.excludedResources?.map { texts.text($0.value) },
      conditions: statement.conditions?.map { condition in
        Condition(
          comparison: condition.operator, key: condition.key.lowercased(),
          values: condition.values.map { texts.text($0.value) })
      })
  }

  /// Whether what a statement allows is let.
  ///
  /// - Parameters:
  ///   - action: One of the statement's actions.
  ///   - resource: One of its resources.
  ///   - statement: The statement, whose conditions may narrow it to what is let.
  /// - Returns: The verdict, which may be that it isn't known.
  package func verdict(on action: PolicyAction, _ resource: ResourceText, in statement: PolicyStatement) -> Verdict {
    let own = Self.terms(of: statement, texts).conditions
    var best = Verdict.beyond
    for allowed in statements where allowed.statement.effect == "Allow" && Self.names(allowed.statement, action) {
      // What is about all but some resources isn't what a boundary is made of.
      if allowed.excluded != nil {
        best = .undecided
        continue
      }
      let covered = Self.any(allowed.resources.map { $0.covers(resource) })
      guard covered != false else { continue }
      let holds = conditions(allowed.conditions, hold: own, resource)
      if covered == true, holds == true {
        best = .within
        break
      }
      if holds != false { best = .undecided }
    }
    if best == .beyond { return .beyond }
    return isForbidden(action, resource) ? .beyond : best
  }

  private func isForbidden(_ action: PolicyAction, _ resource: ResourceText) -> Bool {
    statements.contains { denied in
      guard denied.statement.effect == "Deny", denied.conditions?.isEmpty == true, Self.names(denied.statement, action)
      else { return false }
      if let excluded = denied.excluded { return excluded.allSatisfy { $0.overlaps(resource) == false } }
      return denied.resources.contains { $0.covers(resource) == true }
    }
  }

  /// Whether a statement is about all that an action means.
  private static func names(_ statement: PolicyStatement, _ action: PolicyAction) -> Bool {
    if statement.excludesActions {
      return statement.namedActions.allSatisfy { !Glob.overlaps($0.key, action.key) }
    }
    return statement.actions.contains { Glob.covers($0.key, action.key) }
  }

  /// Whether the conditions of the ceiling hold whenever a role's own do; nil where that isn't known.
  private func conditions(_ conditions: [Condition]?, hold own: [Condition]?, _ resource: ResourceText) -> Bool? {
    guard let conditions else { return nil }
    var isKnown = true
    for condition in conditions {
      switch holds(condition, own, resource) {
      case true?: break
      case false?: return false
      case nil: isKnown = false
      }
    }
    return isKnown ? true : nil
  }

  private func holds(_ condition: Condition, _ own: [Condition]?, _ resource: ResourceText) -> Bool? {
    guard let own else { return nil }
    let isLike = condition.comparison.hasSuffix("Like") || condition.comparison.hasPrefix("Arn")
    func allows(_ value: ResourceText) -> Bool? {
      Self.any(
        condition.values.map {
          isLike ? $0.covers(value) : value == $0 ? true : $0.isKnown && value.isKnown ? false : nil
        })
    }
    let tag = condition.key.hasPrefix("aws:resourcetag/") ? condition.key.dropFirst("aws:resourcetag/".count) : nil
    if let tag {
      if let value = resource.tags.first(where: { $0.key.lowercased() == tag })?.value {
        return allows(ResourceText(value))
      }
      // What is of another stack has tags that nobody knows here; a pattern has all there are.
      if !own.contains(where: { $0.key == condition.key }) { return resource.isPattern ? false : nil }
    }
    let narrowing = own.filter { other in
      other.key == condition.key
        && ["StringEquals", "StringLike", "ArnEquals", "ArnLike"].contains(
          other.comparison.split(separator: ":").last.map(String.init) ?? "")
    }
    if narrowing.isEmpty { return false }
    var results: [Bool?] = []
    for other in narrowing {
      let each = other.values.map(allows)
      results.append(each.contains(false) ? false : each.contains(nil) ? nil : true)
    }
    return Self.any(results)
  }

  private static func any(_ results: [Bool?]) -> Bool? {
    if results.contains(true) { return true }
    return results.contains(nil) ? nil : false
  }
}
