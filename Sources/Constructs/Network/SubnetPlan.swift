import StrataText

/// The blocks of a network that its subnets get.
///
/// Blocks of a VPC have 16 to 28 leading bits, and so have those of its subnets. See
/// [VPC CIDR blocks](https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html) and
/// [Subnet CIDR blocks](https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html).
struct SubnetPlan {
  struct Entry {
    let kind: Subnet.Kind
    /// The place of the zone, from 0.
    let zone: Int
    /// The subnet's block; nil where there is none for it, which was reported.
    let block: CIDR?
  }

  private(set) var entries: [Entry] = []
  private let network: CIDR
  private let zones: Int
  private let declaration: Declaration
  /// Whether subnets of the size that they have unless given don't fit, which is the same for all kinds.
  private var isTooSmall = false

  static let prefixes = 16...28

  /// Plans the subnets, with mistakes where they don't fit.
  ///
  /// There is always an entry for each zone of each kind, so that a mistake here isn't another wherever subnets are
  /// used.
  init(_ groups: [SubnetGroup], in network: CIDR, zones: Int, _ declaration: Declaration) {
    self.network = network
    self.zones = zones
    self.declaration = declaration
    let whole = checkedNetwork()
    var kinds: Set<Subnet.Kind> = []
    for group in groups {
      if !kinds.insert(group.kind).inserted {
        declaration.report(
          "there are two groups of \(group.kind) subnets", property: "subnets", expected: "one group of each kind",
          given: groups.map { ".\($0.kind)" }.joined(separator: ", "))
        continue
      }
      let found = whole.map { blocks(of: group, in: $0) } ?? []
      entries += (0..<zones).map { zone in
        Entry(kind: group.kind, zone: zone, block: found.indices.contains(zone) ? found[zone] : nil)
      }
    }
    checkOverlaps()
  }

  private func checkedNetwork() -> CIDR.Block? {
    network.report(by: declaration, property: "cidr")
    guard let whole = network.block else { return nil }
    if Self.prefixes.contains(whole.prefix) { return whole }
    declaration.report(
      "a VPC must have a block of /16 to /28", property: "cidr", expected: "/16 to /28", given: network.description,
      from: [network.origin])
    return nil
  }

  private mutating func blocks(of group: SubnetGroup, in whole: CIDR.Block) -> [CIDR] {
    switch group.size {
    case .default:
      if isTooSmall { return [] }
      let blocks = planned(group.kind, prefix: min(whole.prefix + 5, 28), in: whole)
      isTooSmall = blocks.isEmpty
      return blocks
    case .prefix(let prefix): return planned(group.kind, prefix: prefix, in: whole)
    case .blocks(let blocks): return given(blocks, group.kind, in: whole)
    }
  }

  private func planned(_ kind: Subnet.Kind, prefix: Int, in whole: CIDR.Block) -> [CIDR] {
    if !Self.prefixes.contains(prefix) {
      report(
        "a subnet must have a block of /16 to /28", expected: "/16 to /28", given: "/\(prefix) for \(kind) subnets")
      return []
    }
    let quarter = 1 << (30 - whole.prefix)
    let size = 1 << (32 - prefix)
    if size * zones > quarter {
      report(
        "the VPC is too small for its \(kind) subnets: each kind has a quarter of it, "
          + "\(Count.grouped(quarter)) addresses",
        expected: "at most \(Count.grouped(quarter)) addresses for all zones",
        given: "\(Count.of(zones, "subnet")) of /\(prefix), \(Count.grouped(size * zones)) addresses",
        hint: "take a larger block for the VPC, smaller subnets or fewer zones, or give the blocks one by one",
        from: [network.origin])
      return []
    }
    let place = [Subnet.Kind.public: 0, .private: 1, .isolated: 2][kind] ?? 3
    return (0..<zones).map { zone in
      CIDR(.init(address: whole.address + UInt32(place * quarter + zone * size), prefix: prefix))
    }
  }

  private func given(_ blocks: [CIDR], _ kind: Subnet.Kind, in whole: CIDR.Block) -> [CIDR] {
    if blocks.count != zones {
      report(
        "\(kind) subnets need one block for each zone", expected: Count.of(zones, "block"), given: "\(blocks.count)")
    }
    for cidr in blocks {
      cidr.report(by: declaration, property: "subnets")
      guard let block = cidr.block else { continue }
      if !Self.prefixes.contains(block.prefix) {
        report(
          "a subnet must have a block of /16 to /28", expected: "/16 to /28", given: cidr.description,
          from: [cidr.origin])
      } else if !whole.contains(block) {
        report(
          "the subnet lies outside the VPC", expected: "a block in \(network)", given: cidr.description,
          from: [cidr.origin, network.origin])
      }
    }
    return blocks
  }

  private func checkOverlaps() {
    let planned = entries.compactMap { entry in entry.block.map { (entry.kind, $0) } }
    for (index, (kind, cidr)) in planned.enumerated() {
      for (otherKind, other) in planned[..<index] {
        guard let block = cidr.block, let taken = other.block, block.overlaps(taken) else { continue }
        report(
          "two subnets overlap", expected: "blocks that have no address in common",
          given: "\(other) (\(otherKind)) and \(cidr) (\(kind))",
          from: [other.origin, cidr.origin])
      }
    }
  }

  private func report(
    _ message: String, expected: String, given: String, hint: String? = nil, from origins: [ValueOrigin] = []
  ) {
    declaration.report(
      message, property: "subnets", expected: expected, given: given, hint: hint, from: origins)
  }
}
