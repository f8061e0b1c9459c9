/// A generator of numbers that are the same for the same seed, everywhere and always.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  /// A generator for one name, which doesn't depend on what other names there are.
  init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    state = seed &* 0x9E37_79B9_7F4A_7C15 ^ hash
  }

  /// The next number, of 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from zero up to, but not including, a bound.
  mutating func below(_ bound: Int) -> Int {
    bound < 2 ? 0 : Int(next() % UInt64(bound))
  }

  /// Some elements of a list, in the list's order.
  mutating func choose<Element>(_ count: Int, of list: [Element]) -> [Element] {
    var positions = Array(list.indices)
    var chosen: [Int] = []
    while chosen.count < count, !positions.isEmpty { chosen.append(positions.remove(at: below(positions.count))) }
    return chosen.sorted().map { list[$0] }
  }
}
