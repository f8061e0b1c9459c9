/// A set of packets, by protocol, port, and where they come from and go to.
package struct PacketSet: Sendable, Hashable {
  /// The packets whose protocol, port and addresses are each in a set.
  package struct Box: Sendable, Hashable {
    package var protocols: IntervalSet<UInt8>
    package var ports: IntervalSet<UInt16>
    package var sources: AddressSet
    package var destinations: AddressSet

    package init(_ transport: Transport, from sources: AddressSet = .all, to destinations: AddressSet = .all) {
      (protocols, ports) = (transport.protocols, transport.ports)
      (self.sources, self.destinations) = (sources, destinations)
    }

    package var transport: Transport { Transport(protocols: protocols, ports: ports) }

    var isEmpty: Bool { protocols.isEmpty || ports.isEmpty || sources.isEmpty || destinations.isEmpty }

    func intersection(_ other: Box) -> Box {
      var common = self
      common.protocols = protocols.intersection(other.protocols)
      common.ports = ports.intersection(other.ports)
      common.sources = sources.intersection(other.sources)
      common.destinations = destinations.intersection(other.destinations)
      return common
    }

    /// The box without another, as boxes that are apart.
    func subtracting(_ other: Box) -> [Box] {
      if intersection(other).isEmpty { return [self] }
      var pieces: [Box] = []
      var rest = self
      func cut<Bound>(_ side: WritableKeyPath<Box, IntervalSet<Bound>>) {
        var piece = rest
        piece[keyPath: side] = rest[keyPath: side].subtracting(other[keyPath: side])
        if !piece.isEmpty { pieces.append(piece) }
        rest[keyPath: side] = rest[keyPath: side].intersection(other[keyPath: side])
      }
      cut(\.protocols)
      cut(\.ports)
      cut(\.sources)
      cut(\.destinations)
      return pieces
    }
  }

  package private(set) var boxes: [Box]

  package init(_ boxes: [Box] = []) { self.boxes = boxes.filter { !$0.isEmpty } }

  package static let all = PacketSet([Box(.all)])

  package var isEmpty: Bool { boxes.isEmpty }

  package func intersection(_ other: PacketSet) -> PacketSet {
    if self == .all { return other }
    if other == .all { return self }
    return PacketSet(boxes.flatMap { box in other.boxes.map { box.intersection($0) } })
  }

  package func subtracting(_ other: PacketSet) -> PacketSet {
    PacketSet(other.boxes.reduce(boxes) { rest, box in rest.flatMap { $0.subtracting(box) } })
  }

  package mutating func formUnion(_ other: PacketSet) { boxes += other.boxes }
}

/// The packets that may get through, and those that surely do.
///
/// Between the two lies what a template doesn't tell.
package struct PacketBounds: Sendable, Hashable {
  package var may: PacketSet
  package var sure: PacketSet

  package init(may: PacketSet, sure: PacketSet) { (self.may, self.sure) = (may, sure) }

  package static let all = PacketBounds(may: .all, sure: .all)
  package static let none = PacketBounds(may: PacketSet(), sure: PacketSet())
  /// What nothing is known of.
  package static let unknown = PacketBounds(may: .all, sure: PacketSet())

  package func intersection(_ other: PacketBounds) -> PacketBounds {
    PacketBounds(may: may.intersection(other.may), sure: sure.intersection(other.sure))
  }

  package func subtracting(_ packets: PacketSet) -> PacketBounds {
    PacketBounds(may: may.subtracting(packets), sure: sure.subtracting(packets))
  }

  package mutating func formUnion(_ other: PacketBounds) {
    may.formUnion(other.may)
    sure.formUnion(other.sure)
  }
}
