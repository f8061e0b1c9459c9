import StrataIsolation
import Testing
import TestSupport

@Suite struct PacketSetTests {
  /// Packets told apart by two values in each of four fields.
  private static let universe: [(UInt8, UInt16, UInt128, UInt128)] = [6, 17].flatMap { number in
    [80, 443].flatMap { port in [1, 2].flatMap { from in [1, 2].map { (number, port, from, $0) } } }
  }

  private static func holds(_ set: PacketSet, _ packet: (UInt8, UInt16, UInt128, UInt128)) -> Bool {
    set.boxes.contains {
      $0.protocols.contains(packet.0) && $0.ports.contains(packet.1) && $0.sources.contains(packet.2)
        && $0.destinations.contains(packet.3)
    }
  }

  @Test func operationsAreThoseOfSets() {
    var random = SplitMix64(seed: 5)
    func some<Bound>(_ one: Bound, _ other: Bound) -> IntervalSet<Bound> {
      [IntervalSet([one...one]), IntervalSet([other...other]), .all, IntervalSet([one...other])][random.below(4)]
    }
    for _ in 0..<200 {
      func set() -> PacketSet {
        PacketSet(
          (0..<random.below(4)).map { _ in
            PacketSet.Box(
              Transport(protocols: some(6, 17), ports: some(80, 443)), from: some(1, 2), to: some(1, 2))
          })
      }
      let (one, other) = (set(), set())
      var union = one
      union.formUnion(other)
      for packet in Self.universe {
        let (isInOne, isInOther) = (Self.holds(one, packet), Self.holds(other, packet))
        #expect(Self.holds(one.intersection(other), packet) == (isInOne && isInOther))
        #expect(Self.holds(one.subtracting(other), packet) == (isInOne && !isInOther))
        #expect(Self.holds(union, packet) == (isInOne || isInOther))
      }
    }
  }
}
