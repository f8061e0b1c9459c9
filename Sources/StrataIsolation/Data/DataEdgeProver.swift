import StrataJSON
import StrataTemplate

/// Looks for what AWS itself carries from an environment's resources to another's, and for any other reference.
package struct DataEdgeProver: Sendable {
  private let world: IsolationWorld
  private let names: ResourceReferences
  /// The uses of what is another environment's or shared, by the environments of both ends.
  private let uses: [Ends: [ResourceUse]]
  private let scopes: [Int: [WorldResource]]
  private let trails: [Int: TrailScope]
  private let nested: NestedStacks
  /// The resources of each environment.
  private let members: [Int: [WorldResource]]

  private struct Ends: Hashable {
    let from: Int?
    let to: Int?
  }

  package init(_ world: IsolationWorld) {
    self.world = world
    let names = ResourceReferences(ResourceNames(world))
    self.names = names
    nested = NestedStacks(world)
    let finder = UseFinder(names)
    var uses: [Ends: [ResourceUse]] = [:]
    var scopes: [Int: [WorldResource]] = [:]
    for resource in world.resources {
      guard let environment = resource.environment else { continue }
      if resource.type == "AWS::CloudTrail::Trail" || AccountScope.table[resource.type] != nil {
        scopes[environment, default: []].append(resource)
      }
      for use in finder.uses(of: resource) {
        let other = world.resources[use.target].environment
        if other != environment { uses[Ends(from: environment, to: other), default: []].append(use) }
      }
    }
    (self.uses, self.scopes, members) = (uses, scopes, world.members)
    let recording = scopes.values.joined().filter { $0.type == "AWS::CloudTrail::Trail" }
    trails = Dictionary(uniqueKeysWithValues: recording.map { ($0.index, TrailScope($0, in: world)) })
  }

  /// The uses that lead from an environment to another, each with what is known of it.
  ///
  /// - Parameters:
  ///   - from: The place of the one among the world's environments.
  ///   - to: The place of the other.
  /// - Returns: A candidate for each use, and for each of what reaches all of an account.
  package func candidates(from: Int, to: Int) -> [Candidate] {
    let own = uses[Ends(from: from, to: to)] ?? []
    var found: [Candidate] = []
    var seen: Set<WorldPlace> = []
    // One property may name one of several things that aren't told apart.
    for use in own where use.certainty == .same || seen.insert(place(use)).inserted {
      found.append(candidate(use, from: from, to: to))
    }
    for use in uses[Ends(from: to, to: from)] ?? [] where use.edge.kind == .code {
      found.append(origin(use, from: from, to: to))
    }
    return found + accountWide(from: from, to: to) + nested.candidates(from: from, to: to)
  }

  /// The uses of what is shared by an environment's resources.
  ///
  /// - Parameter environment: The place of the environment among the world's.
  /// - Returns: The uses, in the order of the resources.
  package func sharedReferences(of environment: Int) -> [SharedReference] {
    (uses[Ends(from: environment, to: nil)] ?? []).filter { $0.certainty == .same }.map {
      SharedReference(
        target: $0.target, holder: $0.holder, place: place($0), words: $0.edge.words, isCode: $0.edge.kind == .code)
    }
  }

  private func place(_ use: ResourceUse) -> WorldPlace {
    WorldPlace(stack: world.resources[use.holder].stack, use.pointer)
  }

  private func place(of index: Int) -> WorldPlace {
    WorldPlace(stack: world.resources[index].stack, world.resources[index].resource.pointer())
  }

  private func candidate(_ use: ResourceUse, from: Int, to: Int) -> Candidate {
    let (holder, target) = (world.words(use.holder), world.words(use.target))
    let verdict: Candidate.Verdict
    if use.edge.kind == .inward {
      verdict = .closed(
        ClosingFact(
          "inward", values: [holder, target], places: [place(use)],
          words: "\(holder) names \(target) only to let it in, which leads the other way"))
    } else if use.certainty == .same {
      verdict = .open(
        Witness(
          actor: holder, reached: target, places: [place(use), place(of: use.target)],
          words: "\(holder) \(use.edge.words) \(target)"))
    } else {
      verdict = .undecided(
        Undecided(
          "It isn't known whether \(holder) \(use.edge.words) \(target), or something else",
          remedy: "Name it by Ref, Fn::GetAtt or Fn::ImportValue, or give its parameter AllowedValues",
          places: [place(use)]))
    }
    return Candidate(.data, from: from, to: to, source: place(use), target: use.target, verdict)
  }

  /// The reach of an environment that holds what another runs.
  private func origin(_ use: ResourceUse, from: Int, to: Int) -> Candidate {
    let (holder, target) = (world.words(use.holder), world.words(use.target))
    let verdict: Candidate.Verdict =
      use.certainty == .same
      ? .open(
        Witness(
          actor: target, reached: holder, places: [place(of: use.target), place(use)],
          words:
            "\(target) is \(world.words(environment: from))'s, and \(holder) \(use.edge.words) it: whoever writes the "
            + "one changes the other"
        ))
      : .undecided(
        Undecided(
          "It isn't known whether \(holder) \(use.edge.words) \(target), which is \(world.words(environment: from))'s",
          remedy: "Name it by Ref, Fn::GetAtt or Fn::ImportValue, or give its parameter AllowedValues",
          places: [place(use)]))
    return Candidate(.data, from: from, to: to, source: place(of: use.target), target: use.holder, verdict)
  }

  // MARK: What reaches all of an account

  private func accountWide(from: Int, to: Int) -> [Candidate] {
    guard let own = scopes[from] else { return [] }
    let others = members[to] ?? []
    if others.isEmpty { return [] }
    return own.flatMap { resource -> [Candidate] in
      if resource.type == "AWS::CloudTrail::Trail" { return trailed(resource, others, from: from, to: to) }
      guard let scope = AccountScope.table[resource.type] else { return [] }
      let affected = others.filter { scope.targets.isEmpty || scope.targets.contains($0.type) }
      guard let first = affected.first else { return [] }
      let near = affected.first {
        names.mayShareAccount(resource.stack, $0.stack) && names.mayShareRegion(resource.stack, $0.stack)
      }
      return [
        accountCandidate(
          resource, near ?? first, isReached: near != nil, scope.words, resource.resource.pointer(), from: from, to: to)
      ]
    }
  }

  private func accountCandidate(
    _ resource: WorldResource, _ other: WorldResource, isReached: Bool, _ words: String, _ pointer: JSONPointer,
    from: Int, to: Int
  ) -> Candidate {
    let place = WorldPlace(stack: resource.stack, pointer)
    let name = world.words(resource.index)
    let verdict: Candidate.Verdict =
      isReached
      ? .open(
        Witness(
          actor: name, reached: world.words(other.index), places: [place],
          words: "\(name) \(words), of which \(world.words(environment: to)) is a part"))
      : .closed(
        ClosingFact(
          "other-account",
          values: [world.stacks[resource.stack], world.stacks[other.stack]].map {
            "\($0.account ?? "") \($0.region ?? "")"
          },
          places: [place], words: "\(name) \(words), and \(world.words(environment: to)) is in another"))
    return Candidate(.data, from: from, to: to, source: place, target: other.index, verdict)
  }

  private func trailed(_ trail: WorldResource, _ others: [WorldResource], from: Int, to: Int) -> [Candidate] {
    let isOfAll = trail.resource["IsOrganizationTrail"].map { $0 != false } ?? false
    let near = others.first { isOfAll || names.mayShareAccount(trail.stack, $0.stack) }
    return (trails[trail.index]?.parts ?? []).flatMap { part -> [Candidate] in
      switch part {
      case .management(let pointer):
        return [
          accountCandidate(
            trail, near ?? others[0], isReached: near != nil, "records the management events of its whole account",
            pointer, from: from, to: to)
        ]
      case .unknown(let pointer):
        if near == nil { return [] }
        let place = WorldPlace(stack: trail.stack, pointer)
        return [
          Candidate(
            .data, from: from, to: to, source: place, target: nil,
            .undecided(
              Undecided(
                "It isn't known which events \(world.words(trail.index)) records",
                remedy: "Write its event selectors out, each with an eventCategory", places: [place])))
        ]
      case .data(let type, let prefixes, let pointer):
        return recorded(trail, type, prefixes, pointer, others, isOfAll: isOfAll, from: from, to: to)
      }
    }
  }

  /// The reach of a trail that records what is done with some resources' data.
  private func recorded(
    _ trail: WorldResource, _ type: String?, _ prefixes: [SymbolicText]?, _ pointer: JSONPointer,
    _ others: [WorldResource],
    isOfAll: Bool, from: Int, to: Int
  ) -> [Candidate] {
    let kind = type.map { $0.split(separator: ":", omittingEmptySubsequences: true).prefix(2).joined(separator: "::") }
    let place = WorldPlace(stack: trail.stack, pointer)
    let affected = others.filter { other in
      (kind.map { other.type.hasPrefix($0 + "::") } ?? true)
        && (isOfAll || names.mayShareAccount(trail.stack, other.stack))
    }
    var best: (other: WorldResource, certainty: Sameness)?
    for other in affected {
      let certainty = prefixes.map { records($0, trail, other) } ?? .same
      if certainty > best?.certainty ?? .different { best = (other, certainty) }
    }
    guard let best else { return [] }
    let (name, other) = (world.words(trail.index), world.words(best.other.index))
    let verdict: Candidate.Verdict =
      best.certainty == .same
      ? .open(
        Witness(
          actor: name, reached: other, places: [place],
          words: "\(name) records what is done with the data of \(other)"))
      : .undecided(
        Undecided(
          "It isn't known whether \(name) records what is done with the data of \(other)",
          remedy: "Name what it records by Ref, Fn::GetAtt or Fn::ImportValue", places: [place]))
    return [Candidate(.data, from: from, to: to, source: place, target: best.other.index, verdict)]
  }

  private func records(_ prefixes: [SymbolicText], _ trail: WorldResource, _ other: WorldResource) -> Sameness {
    prefixes.map { prefix -> Sameness in
      if case .attribute(_, let index)? = prefix.parts.first { return index == other.index ? .same : .different }
      let arns = names.arns(of: other.index)
      if arns.isEmpty { return prefix.literal.map { $0.utf8.count < 20 } == false ? .unknown : .same }
      let reading = names.reading(prefix, in: trail.stack, isPrefix: true)
      return arns.map { reading.sameness($0) }.max() ?? .different
    }.max() ?? .different
  }
}
