import StrataFacts
import StrataJSON
import StrataTemplate

/// Looks for names that two environments both have, and for what selects another's resources by names, paths or tags.
package struct NameProver: Sendable {
  private let world: IsolationWorld
  private let matcher: SelectionMatcher
  /// The names that several environments claim, by the environment.
  private let claims: [Int: [(claim: NameClaim, others: [NameClaim])]]
  /// The resources of each environment.
  private let members: [Int: [WorldResource]]
  private let selections: [Int: [Selection]]
  private let events: [Int: [EventSelection]]
  private let parameters: ParameterPaths
  /// The resources of each environment that can be selected.
  private let selectable: [Int: [WorldResource]]

  package init(_ world: IsolationWorld) {
    self.world = world
    let references = ResourceReferences(ResourceNames(world))
    let all = NameClaim.all(in: references)
    let byKey = Dictionary(grouping: all, by: \.key).filter { $0.value.count > 1 }
    claims = Dictionary(
      grouping: all.compactMap { claim in byKey[claim.key].map { (claim, $0) } }, by: \.claim.environment)
    members = world.members
    let reader = SelectionReader(world: world)
    var selections: [Int: [Selection]] = [:]
    var events: [Int: [EventSelection]] = [:]
    var selectable: [Int: [WorldResource]] = [:]
    for resource in world.resources {
      guard let environment = resource.environment else { continue }
      selections[environment, default: []] += reader.selections(of: resource)
      if resource.type == "AWS::Events::Rule", let selection = EventSelection(resource, in: world) {
        events[environment, default: []].append(selection)
      }
      if let facts = ResourceFacts.of(resource.type), facts.tagging != .none {
        selectable[environment, default: []].append(resource)
      }
    }
    (self.selections, self.events, self.selectable) = (selections, events, selectable)
    matcher = SelectionMatcher(references, for: selections.values.flatMap(\.self), hasEvents: !events.isEmpty)
    parameters = ParameterPaths(world)
  }

  /// What in an environment is called as, or selects, something of another, each with what is known of it.
  ///
  /// - Parameters:
  ///   - from: The place of the one among the world's environments.
  ///   - to: The place of the other.
  /// - Returns: A candidate for each clash and each selection.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    clashes(from: from, to: to)
      + (selections[from] ?? []).map { selected($0, from: from, to: to) }
      + (events[from] ?? []).compactMap { taken($0, from: from, to: to) }
      + read(from: from, to: to)
  }

  // MARK: Names that are one

  private func clashes(from: Int, to: Int) -> [Candidate] {
    var found: [Candidate] = []
    for (claim, others) in claims[from] ?? [] {
      for other in others where other.environment == to && meet(claim, other) {
        let (one, two) = (words(claim), words(other))
        found.append(
          Candidate(
            .name, from: from, to: to, source: claim.place, target: other.resource,
            .open(
              Witness(
                actor: one, reached: claim.key.name, places: [claim.place, other.place],
                words: "\(one) and \(two) both are called \(claim.key.name), which is one thing wherever both are"))))
      }
    }
    return found
  }

  private func words(_ claim: NameClaim) -> String {
    claim.resource.map(world.words)
      ?? "an export of \(world.stacks[claim.place.stack].name ?? world.words(environment: claim.environment))"
  }

  private func meet(_ one: NameClaim, _ other: NameClaim) -> Bool {
    let (stack, otherStack) = (one.place.stack, other.place.stack)
    switch one.reach {
    case .everywhere: return true
    case .account: return matcher.references.mayShareAccount(stack, otherStack)
    case .region:
      return matcher.references.mayShareAccount(stack, otherStack)
        && matcher.references.mayShareRegion(stack, otherStack)
    }
  }

  // MARK: Selections

  private func selected(_ selection: Selection, from: Int, to: Int) -> Candidate {
    let holder = world.resources[selection.holder]
    let others = (selectable[to] ?? []).filter { matcher.references.mayShareAccount(holder.stack, $0.stack) }
    return candidate(
      best(others) { matcher.selects(selection, $0) }, of: holder, selection.pointer, selection.words,
      remedy: "Write the tags and names that it selects out, and give each resource the tags", from: from, to: to)
  }

  private func taken(_ selection: EventSelection, from: Int, to: Int) -> Candidate? {
    let rule = world.resources[selection.rule]
    let others = (members[to] ?? []).filter {
      matcher.references.mayShareAccount(rule.stack, $0.stack)
        && matcher.references.mayShareRegion(rule.stack, $0.stack)
    }
    var found = best(others) { selection.takesEvents(of: $0, matcher) }
    if found == nil, let own = selection.sources.map({ Set($0.filter { !$0.hasPrefix("aws.") }) }) {
      // Whoever waits for events of a name has somebody who sends such.
      let other = (events[to] ?? []).first { !own.isDisjoint(with: $0.sources ?? []) }
      if let other, others.contains(where: { $0.index == other.rule }) { found = (world.resources[other.rule], .same) }
    }
    return candidate(
      found, of: rule, rule.resource.pointer("EventPattern"), "takes events of",
      remedy: "Name in its pattern whose events it takes, or give the environment an event bus of its own", from: from,
      to: to)
  }

  private func best(
    _ others: [WorldResource], _ sameness: (WorldResource) -> Sameness
  ) -> (resource: WorldResource, certainty: Sameness)? {
    var best: (resource: WorldResource, certainty: Sameness)?
    for other in others where best?.certainty != .same {
      let certainty = sameness(other)
      if certainty > best?.certainty ?? .different { best = (other, certainty) }
    }
    return best
  }

  private func candidate(
    _ found: (resource: WorldResource, certainty: Sameness)?, of holder: WorldResource, _ pointer: JSONPointer,
    _ words: String, remedy: String, from: Int, to: Int
  ) -> Candidate {
    let place = WorldPlace(stack: holder.stack, pointer)
    let name = world.words(holder.index)
    guard let found else {
      return Candidate(
        .name, from: from, to: to, source: place, target: nil,
        .closed(
          ClosingFact(
            "selects-no-other", values: [name, world.environments[to]], places: [place],
            words: "\(name) \(words) nothing of \(world.environments[to])'s in its account, by what it selects")))
    }
    let other = world.words(found.resource.index)
    let verdict: Candidate.Verdict =
      found.certainty == .same
      ? .open(Witness(actor: name, reached: other, places: [place], words: "\(name) \(words) \(other)"))
      : .undecided(
        Undecided("It isn't known whether \(name) \(words) \(other)", remedy: remedy, places: [place]))
    return Candidate(.name, from: from, to: to, source: place, target: found.resource.index, verdict)
  }

  // MARK: Parameters

  private func read(from: Int, to: Int) -> [Candidate] {
    let own = parameters.paths[from] ?? []
    let paths = (parameters.paths[to] ?? []).subtracting(own)
    if paths.isEmpty { return [] }
    return (parameters.readings[from] ?? []).compactMap { reading in
      guard let path = paths.first(where: { reading.name.hasPrefix($0 + "/") }) else { return nil }
      let holder = world.words(reading.holder)
      return Candidate(
        .name, from: from, to: to, source: reading.place, target: nil,
        .open(
          Witness(
            actor: holder, reached: reading.name, places: [reading.place],
            words:
              "\(holder) reads \(reading.name), and \(path) is where \(world.environments[to]) keeps its parameters")))
    }
  }
}
