import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// What is known of a statement and a resource.
enum PermissionDecision: Sendable {
  /// No action that the statement means is about the resource.
  case untouched
  case closed(ClosingFact)
  case open(action: String, arn: String, places: [WorldPlace], fact: ActionFact?)
  case undecided(Undecided)
}

/// A statement that allows something, and the one whom it allows it.
struct Grant {
  let principal: Principal
  let rule: PolicyRule
  /// Whether it stands in a policy of the resource.
  let isOfResource: Bool
}

extension PermissionProver {
  /// Whether what a statement allows reaches a resource.
  ///
  /// - Parameters:
  ///   - grant: The statement.
  ///   - target: The resource.
  ///   - wanted: The actions that are asked for, in small letters; all unless given.
  /// - Returns: What is open, else what isn't decided, else a fact that closes it.
  func decide(_ grant: Grant, on target: PermissionTarget, _ wanted: Set<String>? = nil) -> PermissionDecision {
    best(of: decisions(grant, on: target, wanted))
  }

  /// What is decided of actions, and the actions of which it is.
  typealias Decided = (decision: PermissionDecision, actions: [String])

  /// Whether what a statement allows reaches a resource, by each kind of actions that come out the same.
  ///
  /// - Parameters:
  ///   - grant: The statement.
  ///   - target: The resource.
  ///   - wanted: The actions that are asked for, in small letters; all unless given.
  /// - Returns: What is decided, in the order of each kind's first action; nothing where none is about the resource.
  func decisions(_ grant: Grant, on target: PermissionTarget, _ wanted: Set<String>? = nil) -> [Decided] {
    let touched = touchedForms(grant.rule.resources, of: target)
    if touched.isEmpty { return [] }
    let meant = actionsOnTypes.actions(grant.rule.actions, on: target)
    if meant.isEmpty { return [] }
    let denials = self.denials(of: grant.principal, target)
    var groups: [GroupKey: Decided] = [:]
    var order: [GroupKey] = []
    let dependsOnAction = needsAction(grant, denials, target)
    for meant in meant {
      if let wanted, !wanted.contains(meant.key) { continue }
      let forms = meant.forms.filter { touched[$0] != nil }
      if forms.isEmpty { continue }
      let key = key(meant.key, forms, grant, denials, isAlone: dependsOnAction)
      if groups[key] == nil {
        groups[key] = (decide(meant.action, grant, on: target, forms: forms, touched, denials), [])
        order.append(key)
      }
      groups[key]?.actions.append(meant.action)
    }
    return order.compactMap { groups[$0] }
  }

  /// What counts most: what's open, else what isn't decided, else what closes it.
  private func best(of groups: [Decided]) -> PermissionDecision {
    var found = PermissionDecision.untouched
    var opening: (rank: (Int, Int, String), decision: PermissionDecision)?
    for group in groups {
      switch (group.decision, found) {
      case (.open(_, let arn, let places, _), _):
        for action in group.actions {
          let fact = actionsOnTypes.fact(action)
          let rank = Self.rank(action, fact)
          if opening.map({ rank < $0.rank }) ?? true {
            opening = (rank, .open(action: action, arn: arn, places: places, fact: fact))
          }
        }
      case (.undecided, .undecided): break
      case (.undecided, _): found = group.decision
      case (.closed, .untouched): found = group.decision
      default: break
      }
    }
    return opening?.decision ?? found
  }

  /// The order in which actions show best what is open: those that destroy and write first.
  private static func rank(_ action: String, _ fact: ActionFact?) -> (Int, Int, String) {
    let name = action.drop { $0 != ":" }.dropFirst()
    let verbs = ["Delete", "Put", "Send", "Update", "Write", "Publish", "Invoke", "Assume"]
    if let verb = verbs.firstIndex(where: name.hasPrefix) { return (verb, name.utf8.count, action) }
    let access: Int =
      switch fact?.access {
      case .write: 10
      case .permissions: 11
      case .tagging: 13
      case .read: 12
      case .list, nil: 14
      }
    return (access, name.utf8.count, action)
  }

  // MARK: - What is touched

  /// A part of a statement that may fit one of a target's ARNs; nil for what fits all but some.
  typealias Touched = [Int: [PolicyResources.Element?]]

  /// The forms of a target's ARNs that a statement's resources may fit, by their places.
  func touchedForms(_ resources: PolicyResources, of target: PermissionTarget) -> Touched {
    var touched: Touched = [:]
    if let owners = resources.owners, !owners.contains(target.resource.index) { return touched }
    for (place, arn) in target.possible.enumerated() {
      if resources.isComplement {
        let excluded = resources.elements.filter { $0.isExact && !$0.isConditional }.map(\.possible)
        let isExcluded = resources.elements.contains { element in
          !element.isConditional && element.owner.map { $0.resource == target.resource.index && !$0.isInside } ?? false
            && place == 0
        }
        if !isExcluded, arn.isCovered(by: excluded) != true { touched[place] = [nil] }
        continue
      }
      // Most fit none, for which no list is made.
      guard let first = resources.elements.firstIndex(where: { mayFit($0, target, arn) }) else { continue }
      touched[place] = resources.elements[first...].filter { mayFit($0, target, arn) }
    }
    return touched
  }

  func mayFit(_ element: PolicyResources.Element, _ target: PermissionTarget, _ arn: Pattern) -> Bool {
    if let owner = element.owner, !names.mayName(target.resource, owner) { return false }
    return element.possible.meets(arn)
  }

  // MARK: - Groups

  /// What makes two actions come out the same.
  struct GroupKey: Hashable {
    let forms: [Int]
    /// Of each statement whether it may be about the action, and whether it surely is.
    let denials: [Bool]
    let limits: [Bool]
    let kind: Int
    let action: String?
  }

  /// Whether each action is to be looked at by itself, as its own keys or the other side's statements count.
  private func needsAction(_ grant: Grant, _ denials: [Denial], _ target: PermissionTarget) -> Bool {
    if names.places.areApart(grant.principal.resource.stack, target.resource.stack) { return true }
    let rules = [grant.rule] + denials.map(\.rule) + (grant.principal.boundary ?? [])
    return rules.contains { rule in
      rule.conditions?.contains { $0.key.contains(bytesOf: "resourcetag/") || $0.key == "iam:permissionsboundary" }
        ?? false
    }
  }

  private func key(
    _ action: String, _ forms: [Int], _ grant: Grant, _ denials: [Denial], isAlone: Bool
  ) -> GroupKey {
    func about(_ rule: PolicyRule) -> [Bool] { [rule.actions.mayContain(action), rule.actions.contains(action)] }
    let kind = action == "iam:passrole" ? 1 : action.hasPrefix("sts:") ? 2 : action.hasPrefix("kms:") ? 3 : 0
    return GroupKey(
      forms: forms, denials: denials.map(\.rule).flatMap { about($0) },
      limits: (grant.principal.boundary ?? []).flatMap { about($0) }, kind: kind,
      action: isAlone || kind > 1 ? action : nil)
  }

  // MARK: - One action

  private func decide(
    _ action: String, _ grant: Grant, on target: PermissionTarget, forms: [Int], _ touched: Touched,
    _ denials: [Denial]
  ) -> PermissionDecision {
    let key = action.lowercased()
    let context = context(grant.principal, target, action)
    let other = otherSide(key, grant, target, context)
    if let fact = other.closing { return .closed(fact) }
    var doubts = other.doubt.map { [$0] } ?? []
    switch context.truth(of: grant.rule.conditions) {
    case .never: return .closed(closedByCondition(grant, target))
    case .unknown: doubts.append(unknownCondition(grant, target))
    case .sometimes, .always: break
    }

    let texts = PermissionTexts(names, grant, target, key, denials, context)
    var closed: ClosingFact?
    var isPossible = false
    for form in forms {
      for element in touched[form] ?? [] {
        switch texts.decide(element, form) {
        case .closed(let fact): closed = closed ?? fact
        case .undecided(let doubt):
          isPossible = true
          doubts.append(doubt)
        case .open(let arn):
          isPossible = true
          if doubts.isEmpty {
            return .open(action: action, arn: arn, places: [grant.rule.place] + other.places, fact: nil)
          }
        }
      }
    }
    if isPossible, let doubt = doubts.first { return .undecided(doubt) }
    return closed.map(PermissionDecision.closed) ?? .untouched
  }

  private func closedByCondition(_ grant: Grant, _ target: PermissionTarget) -> ClosingFact {
    ClosingFact(
      "condition", values: (grant.rule.conditions ?? []).map(\.key), places: [grant.rule.place],
      words: "a condition of \(describe(grant.rule)) holds of no request for \(describe(target))")
  }

  private func unknownCondition(_ grant: Grant, _ target: PermissionTarget) -> Undecided {
    let context = context(grant.principal, target, nil)
    let keys = (grant.rule.conditions ?? []).filter { context.truth(of: [$0]) == .unknown }.map(\.key)
    let named = keys.isEmpty ? "its conditions" : "the condition \(keys.joined(separator: " and "))"
    return Undecided(
      "whether \(describe(grant.rule)) is about \(describe(target)) depends on \(named), which isn't known here",
      remedy: "name the resources by their ARNs, or by tags that the template gives them", places: [grant.rule.place])
  }
}
