extension NetworkTopology {
  /// That nothing joins the networks of two interfaces.
  func fact(
    apart one: NetworkID, _ other: NetworkID, of source: NetworkInterface, _ target: NetworkInterface
  ) -> ClosingFact {
    ClosingFact(
      "networks-apart", values: [words(one), words(other)],
      places: [
        one.resource == nil ? source.place : reader.place(of: one),
        other.resource == nil ? target.place : reader.place(of: other),
      ],
      words: "Nothing joins the networks of \(world.words(source.resource)) and \(world.words(target.resource)): "
        + "\(words(one)) and \(words(other)) have no peering connection and no transit gateway in common")
  }

  /// A part of a network in words.
  func words(_ id: NetworkID) -> String {
    switch id {
    case .resource(let index): world.words(index)
    case .text(let text): text.literal ?? "a network that isn't known"
    case .defaultVPC: "the default VPC"
    case .defaultGroup(let network): "the default group of \(words(network))"
    case .unknown: "a network that isn't known"
    }
  }

  /// The verdict on a path.
  ///
  /// - Parameters:
  ///   - path: What gets through.
  ///   - source: Where it begins.
  ///   - target: Where it ends.
  ///   - anybody: What anybody on the internet may send as well, which doesn't count.
  /// - Returns: The verdict, with the settings that decide it.
  func verdict(
    _ path: NetworkPath, from source: NetworkInterface, to target: NetworkInterface, except anybody: PacketSet
  ) -> Candidate.Verdict {
    let (one, other) = (world.words(source.resource), world.words(target.resource))
    if path.bounds.may.isEmpty { return .closed(fact(path, one, other)) }
    let counted = path.bounds.subtracting(anybody)
    if counted.may.isEmpty {
      return .closed(
        ClosingFact(
          "public-address", values: path.bounds.may.samples, places: [target.place],
          words: "\(one) reaches \(other) only as anybody on the internet may"))
    }
    let places = path.settings.flatMap(\.places).withoutRepeats
    guard let box = counted.sure.boxes.first else {
      return .undecided(doubt(path, source, target, places))
    }
    let reached = "\(other), \(box.transport)\(box.destinations.sample.map { " of \($0)" } ?? "")"
    return .open(
      Witness(
        actor: one, reached: reached, places: places,
        words:
          "\(one) may send \(box.transport) to \(other)\(target.subnets.count == 1 ? "" : " in one of its subnets"), "
          + "as routes, network ACLs and security groups all let it"
      ))
  }

  private func fact(_ path: NetworkPath, _ one: String, _ other: String) -> ClosingFact {
    let places = path.settings.flatMap(\.places)
    if path.settings.count == 1 {
      let setting = path.settings[0]
      let words =
        switch setting.kind {
        case .route: "No route of \(one)'s subnets leads to \(other)"
        case .egress: "No security group of \(one) lets it send anything to \(other)"
        case .ingress: "No security group of \(other) lets in anything from \(one)"
        case .acl: "The network ACLs let nothing through from \(one) to \(other)"
        }
      return ClosingFact(setting.kind.rawValue, values: [one, other], places: places, words: words)
    }
    let kinds = path.settings.map(\.kind)
    if kinds == [.egress, .ingress] {
      return ClosingFact(
        "security-groups", values: [one, other], places: places,
        words: "What security groups let \(one) send and what they let \(other) receive have no packet in common")
    }
    return ClosingFact(
      "network-settings", values: [one, other], places: places,
      words: "Routes, network ACLs and security groups have no packet in common from \(one) to \(other)")
  }

  /// Whether it isn't known that two interfaces are in different VPCs.
  private func mayShareVPC(_ source: NetworkInterface, _ target: NetworkInterface) -> Bool {
    source.subnets.contains { one in target.subnets.contains { one.vpc.sameness($0.vpc) == .unknown } }
  }

  /// What isn't known of a path: the first setting without which it would be decided.
  private func doubt(
    _ path: NetworkPath, _ source: NetworkInterface, _ target: NetworkInterface, _ places: [WorldPlace]
  ) -> Undecided {
    let (one, other) = (world.words(source.resource), world.words(target.resource))
    let setting = path.settings.first { $0.bounds.sure.isEmpty } ?? path.settings.last
    let own = setting.map(\.places).flatMap { $0.isEmpty ? nil : $0 } ?? places
    switch setting?.kind {
    case .route where mayShareVPC(source, target):
      return Undecided(
        "It isn't known whether \(one) and \(other) are in one VPC",
        remedy: "Name their subnets and security groups by Ref or Fn::ImportValue, so that their VPC is known",
        places: [source.place, target.place])
    case .route:
      return Undecided(
        "It isn't known where the routes of \(one)'s subnets lead, and whether to \(other)",
        remedy: "Name what the routes lead to by Ref or Fn::ImportValue, and write their ranges out", places: own)
    case .acl:
      return Undecided(
        "It isn't known what the network ACLs between \(one) and \(other) let through",
        remedy: "Name ACLs by Ref or Fn::ImportValue, and write their entries out", places: own)
    case .egress, .ingress, nil:
      let name = setting?.kind == .egress ? one : other
      return Undecided(
        "It isn't known what the security groups of \(name) let through between \(one) and \(other)",
        remedy: "Name groups by Ref, Fn::GetAtt or Fn::ImportValue, and write protocols, ports and ranges out",
        places: own)
    }
  }

  /// The verdict on a rule that takes packets from the internet.
  func verdict(on access: PublicAccess, from environment: Int) -> Candidate.Verdict {
    let (rule, target) = (access.rule, access.target)
    let other = world.words(target.resource)
    let transport = rule.transport.map { "\($0)" } ?? "packets"
    if let address = access.elastic.sorted().first(where: { mayHave($0, environment) }) {
      return .open(
        Witness(
          actor: world.words(environment: environment), reached: other,
          places: [rule.place, reader.place(of: world.resources[address])],
          words: "\(other) takes \(transport) from \(world.words(address)), an address that packets of "
            + "\(world.words(environment: environment)) have"
        ))
    }
    return .closed(
      ClosingFact(
        "public-address", values: [transport], places: [rule.place],
        words: "\(other) has a public address, and takes \(transport) from the internet of whoever has an address that "
          + "its rule names"
      ))
  }

  /// The candidate of a path through one thing that is shared.
  func candidate(
    from: Int, to: Int, _ source: NetworkInterface, _ relay: NetworkInterface, _ forward: LoadBalancers.Forward,
    _ path: NetworkPath, _ certainty: Sameness
  ) -> Candidate {
    if certainty == .different {
      let (one, other) = (world.words(source.resource), world.words(relay.resource))
      let isReached = path.sameness != .different
      let fact =
        isReached
        ? ClosingFact(
          "security-group-ingress", values: [other, world.words(forward.target)], places: forward.places,
          words:
            "\(other) passes packets on to \(world.words(forward.target)), whose security groups let in none of them")
        : ClosingFact(
          "network-settings", values: [one, other],
          places: (path.settings.flatMap(\.places) + forward.places).withoutRepeats,
          words:
            "\(one) reaches \(other), which is shared, at no port and from no address at which it passes packets on to "
            + "\(world.words(forward.target)), or only as anybody on the internet may"
        )
      return Candidate(.network, from: from, to: to, source: source.place, target: forward.target, .closed(fact))
    }
    return candidate(from: from, to: to, source, through: [relay.resource], forward.target, certainty, forward.places)
  }

  /// The candidate of a path through several things, which isn't closed.
  func candidate(
    from: Int, to: Int, _ source: NetworkInterface, through: [Int], _ target: Int, _ certainty: Sameness,
    _ places: [WorldPlace]
  ) -> Candidate {
    let one = world.words(source.resource)
    let way = through.filter { $0 != source.resource }.map { world.words($0) }
    let by = way.isEmpty ? "" : " by \(way.joined(separator: " and "))"
    let verdict: Candidate.Verdict =
      certainty == .same
      ? .open(
        Witness(
          actor: one, becoming: way, reached: world.words(target), places: [source.place] + places,
          words: "\(one) reaches \(world.words(target))\(by), which passes on what it gets"))
      : .undecided(
        Undecided(
          "It isn't known whether \(one) reaches \(world.words(target))\(by)",
          remedy:
            "Name listeners, target groups and security groups by Ref or Fn::ImportValue, and write ports and ranges out",
          places: [source.place] + places))
    return Candidate(.network, from: from, to: to, source: source.place, target: target, verdict)
  }
}

extension PacketSet {
  /// The first protocol and port of each part.
  var samples: [String] { boxes.map { "\($0.transport)" } }
}
