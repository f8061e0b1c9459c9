import Testing

@testable import StrataMigration

/// What others refer to comes first.
@Suite struct DeclarationOrderTests {
  @Test func orderOfTheTemplateStaysWhereItCan() {
    let uses = ["A": ["C"], "C": ["B", "Parameter"], "D": ["A"]]
    #expect(DeclarationOrder.sorted(["A", "B", "C", "D", "E"], using: uses) == ["B", "C", "A", "D", "E"])
  }

  @Test func cyclesLoseNothing() {
    #expect(DeclarationOrder.sorted(["A", "B", "C"], using: ["A": ["B"], "B": ["A"], "C": ["C"]]) == ["B", "A", "C"])
  }

  @Test func chainsMayBeLong() {
    let names = (0..<20_000).map(String.init)
    let uses = Dictionary(uniqueKeysWithValues: names.dropLast().map { ($0, [String((Int($0) ?? 0) + 1)]) })
    #expect(DeclarationOrder.sorted(names, using: uses) == names.reversed())
  }

  /// Random uses without cycles: everything comes after what it refers to, and each once.
  @Test(arguments: 0..<20)
  func everythingComesAfterWhatItRefersTo(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let names = (0..<60).map { "N\($0)" }
    var uses: [String: [String]] = [:]
    // Each refers to some of those before it in an order of their own, which isn't the template's.
    for index in 1..<60 { uses["N\(index * 7 % 60)"] = (0..<next(4)).map { _ in "N\(next(index) * 7 % 60)" } }
    let sorted = DeclarationOrder.sorted(names, using: uses)
    #expect(sorted.sorted() == names.sorted())
    let places = Dictionary(uniqueKeysWithValues: sorted.enumerated().map { ($1, $0) })
    let broken = uses.flatMap { user, used in used.filter { (places[$0] ?? 0) > (places[user] ?? 0) } }
    #expect(broken == [])
  }
}
