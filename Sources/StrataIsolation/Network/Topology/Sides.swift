/// The addresses at both ends of a path, as far as they're known.
struct Sides {
  let sources: AddressSet
  let sourcesAreExact: Bool
  let destinations: AddressSet
  let destinationsAreExact: Bool

  /// What a rule tells of the addresses at one end.
  enum Peer {
    case from(RuleAddresses)
    case to(RuleAddresses)
  }

  /// The packets that a rule is about.
  ///
  /// Where an end's addresses aren't known, a rule is only sure to be about it if it's about all that it may have.
  ///
  /// - Parameters:
  ///   - transport: The protocols and ports; nil where they aren't known.
  ///   - peer: The addresses.
  /// - Returns: The packets of that end's addresses.
  func packets(_ transport: Transport?, _ peer: Peer) -> PacketBounds {
    let (addresses, end, isExact) =
      switch peer {
      case .from(let addresses): (addresses, sources, sourcesAreExact)
      case .to(let addresses): (addresses, destinations, destinationsAreExact)
      }
    // What isn't known of an address may be within any part, so that a rule about a part may be about it or not.
    let may = end.intersects(addresses.may) ? isExact ? addresses.may.intersection(end) : end : AddressSet()
    let sure = isExact ? addresses.sure.intersection(end) : end.isSubset(of: addresses.sure) ? end : AddressSet()
    func box(_ transport: Transport, _ set: AddressSet) -> PacketSet {
      if case .from = peer { return PacketSet([PacketSet.Box(transport, from: set)]) }
      return PacketSet([PacketSet.Box(transport, to: set)])
    }
    return PacketBounds(may: box(transport ?? .all, may), sure: transport.map { box($0, sure) } ?? PacketSet())
  }
}
