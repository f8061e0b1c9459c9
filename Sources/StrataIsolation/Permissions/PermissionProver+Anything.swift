import StrataFacts
import StrataTemplate

/// Whether somebody may do a thing, where it's about nothing in particular.
enum Likelihood: Int, Sendable, Hashable, Comparable {
  case surely
  case perhaps
  case never

  static func < (one: Likelihood, other: Likelihood) -> Bool { one.rawValue < other.rawValue }
}

extension PermissionProver {
  /// Whether somebody may do one of some actions on something, such as a new role, whatever it's called.
  func mayDo(_ actions: [String], _ principal: Principal) -> Likelihood {
    actions.map { mayDo($0, principal) }.min() ?? .never
  }

  private func mayDo(_ action: String, _ principal: Principal) -> Likelihood {
    let key = action.lowercased()
    let isAllowed = principal.rules.contains { $0.effect == .allow && $0.actions.mayContain(key) }
    guard isAllowed || !principal.unread.isEmpty else { return .never }
    let arns = actionsOnTypes.arns(of: action)
    let context = context(principal, nil, action)
    func reaches(_ rules: [PolicyRule]) -> Likelihood {
      rules.filter { $0.effect == .allow && $0.actions.mayContain(key) }.map { rule -> Likelihood in
        let truth = context.truth(of: rule.conditions)
        if truth == .never { return .never }
        if rule.resources.isComplement { return .perhaps }
        guard rule.resources.elements.contains(where: { element in arns.contains { $0.meets(element.possible) } })
        else {
          return .never
        }
        let isSure =
          rule.isRead && truth != .unknown
          && rule.resources.elements.contains { element in arns.contains { $0.meets(element.certain) } }
        return isSure ? .surely : .perhaps
      }.min() ?? .never
    }
    let own = principal.unread.isEmpty ? reaches(principal.rules) : min(reaches(principal.rules), .perhaps)
    let allowed =
      principal.boundary.map { max(own, reaches($0)) } ?? (principal.hasUnknownBoundary ? max(own, .perhaps) : own)
    if allowed == .never { return .never }
    let denials = (principal.rules + (principal.boundary ?? [])).filter { rule in
      rule.effect == .deny && rule.actions.mayContain(key) && context.truth(of: rule.conditions) != .never
    }
    for rule in denials {
      let isSure =
        rule.isCertain && rule.isRead && rule.actions.contains(key)
        && context.truth(of: rule.conditions) == .always
      let covers = arns.allSatisfy { arn in
        rule.resources.isComplement
          ? !rule.resources.elements.contains { $0.possible.meets(arn) }
          : arn.isCovered(by: rule.resources.certainPatterns) == true
      }
      if isSure, covers { return .never }
    }
    return denials.isEmpty ? allowed : max(allowed, .perhaps)
  }
}
