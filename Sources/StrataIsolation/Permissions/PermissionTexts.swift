import StrataTemplate

/// A statement that forbids something, and whether it surely is about the one who asks.
struct Denial {
  let rule: PolicyRule
  let isSure: Bool
}

/// The ARNs that a statement allows an action on, held against those of a resource, what's forbidden and what's let at most.
struct PermissionTexts {
  enum Decision {
    case closed(ClosingFact)
    case open(String)
    case undecided(Undecided)
  }

  private let names: ResourceNames
  private let grant: Grant
  private let target: PermissionTarget
  /// What surely is forbidden, wherever it's deployed.
  private var forbidden: [Pattern] = []
  /// What surely is forbidden of the target itself, whatever it's called.
  private var forbiddenSelf: [Pattern] = []
  /// What alone isn't forbidden: of each of these lists one pattern must fit.
  private var spared: [[Pattern]] = []
  /// What may be forbidden.
  private var doubtful: [Pattern] = []
  private var doubtfulSpared: [[Pattern]] = []
  private var denialPlaces: [WorldPlace] = []
  /// The keys on which it depends whether something is forbidden.
  private var doubtfulKeys: [String] = []
  /// What is let at most; nil where there's no limit.
  private let limits: [Limit]?

  private struct Limit {
    /// The ARNs that are let; all where it's nil.
    let elements: [PolicyResources.Element]?
    let excluded: [Pattern]
    let isSure: Bool
  }

  init(
    _ names: ResourceNames, _ grant: Grant, _ target: PermissionTarget, _ action: String, _ denials: [Denial],
    _ context: RequestContext
  ) {
    (self.names, self.grant, self.target) = (names, grant, target)
    limits =
      grant.isOfResource
      ? nil
      : grant.principal.boundary.map { rules in
        rules.filter { $0.effect == .allow && $0.actions.mayContain(action) }.compactMap { rule in
          let truth = context.truth(of: rule.conditions)
          if truth == .never { return nil }
          return Limit(
            elements: rule.resources.isComplement ? nil : rule.resources.elements,
            excluded: rule.resources.isComplement ? rule.resources.certainPatterns : [],
            isSure:
              !(rule.resources.isComplement && rule.resources.certainPatterns.count < rule.resources.elements.count)
              && rule.isRead && rule.isCertain && rule.actions.contains(action) && truth != .unknown)
        }
      }
    for denial in denials where denial.rule.actions.mayContain(action) {
      let truth = context.truth(of: denial.rule.conditions)
      // Whoever asks chooses what it doesn't hold of.
      if truth == .never || truth == .sometimes { continue }
      let rule = denial.rule
      if truth == .unknown {
        doubtfulKeys += (rule.conditions ?? []).filter { context.truth(of: [$0]) == .unknown }.map(\.key)
      }
      let isSure = denial.isSure && rule.isCertain && rule.isRead && truth == .always && rule.actions.contains(action)
      if rule.resources.isComplement {
        let patterns = rule.resources.elements.filter { element in
          element.owner.map { names.mayName(target.resource, $0) } ?? true
        }.map(\.possible)
        if isSure { spared.append(patterns) } else { doubtfulSpared.append(patterns) }
      } else if isSure {
        forbidden += rule.resources.certainPatterns
        forbiddenSelf += rule.resources.elements.filter {
          $0.owner?.resource == target.resource.index && !$0.isConditional
        }
        .map(\.certain)
        doubtful += rule.resources.elements.filter { !$0.isExact || $0.isConditional }.map(\.possible)
      } else {
        doubtful += rule.resources.elements.map(\.possible)
      }
      denialPlaces.append(rule.place)
    }
  }

  /// Whether a part of the statement reaches a form of the target's ARNs.
  ///
  /// - Parameters:
  ///   - element: The part; nil where the statement is about all but its resources.
  ///   - form: The place of the form.
  /// - Returns: An ARN that it reaches, or what closes it.
  func decide(_ element: PolicyResources.Element?, _ form: Int) -> Decision {
    let (possible, certain) = (target.possible[form], target.certain[form])
    let all = [element?.possible ?? .any, possible]
    let none = (forbidden + (element == nil ? grant.rule.resources.certainPatterns : [])).filter { $0.meets(possible) }
    var isTooLarge = false
    func isEmpty(_ more: [Pattern] = []) -> Bool {
      if more.contains(where: { !$0.meets(possible) || !$0.meets(all[0]) }) { return true }
      switch PatternSearch(fittingAll: all + more.filter { !$0.isAny }, none: none).result {
      case .none: return true
      case .found: return false
      case .undecided:
        isTooLarge = true
        return false
      }
    }

    if !none.isEmpty, isEmpty() { return .closed(closedByDenial) }
    if spared.contains(where: { $0.allSatisfy { isEmpty([$0]) } }) { return .closed(closedByDenial) }
    if isForbiddenItself(certain) { return .closed(closedByDenial) }
    if let limits {
      let isLet = limits.contains { limit in
        guard let elements = limit.elements else {
          return possible.isCovered(by: limit.excluded) != true || limit.excluded.isEmpty
        }
        return elements.contains { element in
          element.owner.map { names.mayName(target.resource, $0) } ?? true && !isEmpty([element.possible])
        }
      }
      if !isLet { return .closed(closedByBoundary) }
    }
    if isTooLarge { return .undecided(tooLarge) }
    if let arn = witness(element, certain) { return .open(Placeholder.shown(arn)) }
    return .undecided(doubt(element, certain))
  }

  /// Whether all of a form is forbidden, whatever isn't known of its names.
  private func isForbiddenItself(_ certain: Pattern) -> Bool {
    var patterns = forbidden + forbiddenSelf
    // What isn't known may be of any length.
    if certain.hasPlaceholder { patterns.removeAll { $0.elements.contains(.one) } }
    patterns.removeAll { !$0.meets(certain) }
    return !patterns.isEmpty && certain.isCovered(by: patterns) == true
  }

  /// An ARN that surely is allowed.
  private func witness(_ element: PolicyResources.Element?, _ certain: Pattern) -> String? {
    guard grant.rule.isRead, !grant.principal.hasUnknownBoundary || grant.isOfResource else { return nil }
    let none =
      forbidden + forbiddenSelf + doubtful
      + (element == nil ? grant.rule.resources.elements.map(\.possible) : [])
    // What must fit, and what mustn't, in each way in which all limits may be kept.
    var choices: [(all: [Pattern], none: [Pattern])] = [([element?.certain ?? .any, certain], none)]
    for list in spared + doubtfulSpared {
      choices = choices.flatMap { chosen in list.map { (chosen.all + [$0], chosen.none) } }
    }
    if let limits {
      choices = choices.flatMap { chosen in
        limits.filter(\.isSure).flatMap { limit in
          limit.elements.map { elements in elements.map { (chosen.all + [$0.certain], chosen.none) } }
            ?? [(chosen.all, chosen.none + limit.excluded)]
        }
      }
    }
    for choice in choices.prefix(64) where choice.all.allSatisfy({ $0.meets(certain) }) {
      let all = choice.all.filter { !$0.isAny }
      if case .found(let arn) = PatternSearch(fittingAll: all, none: choice.none).result { return arn }
    }
    return nil
  }

  // MARK: - Words

  private var closedByDenial: ClosingFact {
    ClosingFact(
      "deny", values: (forbidden + forbiddenSelf).map { Placeholder.shown($0.description) }, places: denialPlaces,
      words: "a Deny covers all that is allowed of \(target.resource.logicalID)")
  }

  private var closedByBoundary: ClosingFact {
    ClosingFact(
      "boundary", places: (grant.principal.boundary ?? []).prefix(1).map(\.place),
      words: "the permissions boundary lets nothing of \(target.resource.logicalID)")
  }

  private var tooLarge: Undecided {
    Undecided(
      "the patterns have more combinations than are looked at", remedy: "name fewer things with stars in one statement",
      places: [grant.rule.place])
  }

  private func doubt(_ element: PolicyResources.Element?, _ certain: Pattern) -> Undecided {
    let place = WorldPlace(stack: grant.rule.place.stack, element?.pointer ?? grant.rule.place.pointer)
    if let element, !element.isExact, element.owner == nil {
      return Undecided(
        "what \(element.shown) names isn't known before deployment",
        remedy: "write its ARN, or give the parameter AllowedValues", places: [place])
    }
    if grant.principal.hasUnknownBoundary, !grant.isOfResource {
      return Undecided(
        "the permissions boundary of \(grant.principal.name) isn't known",
        remedy: "put the boundary's policy among the templates", places: [place])
    }
    if certain.hasPlaceholder {
      return Undecided(
        "the name of \(target.resource.logicalID) isn't known before deployment, and \(element?.shown ?? "the statement") may fit it",
        remedy: "give it a name", places: [place])
    }
    if let key = doubtfulKeys.first {
      return Undecided(
        "whether a Deny covers \(target.resource.logicalID) depends on the condition \(key), which isn't known here",
        remedy: "write the Deny without it, or allow by their ARNs only what is meant", places: [place] + denialPlaces)
    }
    return Undecided(
      "whether a Deny, or the permissions boundary, covers \(target.resource.logicalID) isn't known",
      remedy: "write the Deny without conditions of the template, and with ARNs that are known",
      places: [place] + denialPlaces)
  }
}

extension PolicyResources {
  /// The patterns that it surely is about, wherever it's deployed.
  var certainPatterns: [Pattern] {
    // A region that isn't known needn't be that of another stack.
    elements.filter(\.isCertain).map(\.possible)
  }
}

extension Pattern {
  /// Whether a part of it isn't known.
  var hasPlaceholder: Bool {
    elements.contains { element in
      guard case .byte(let byte) = element else { return false }
      return Placeholder.isPlaceholder(byte)
    }
  }
}
