import Testing

@testable import StrataGraph

@Suite struct PackingTests {
  @Test func theHigherOnesComeFirst() {
    let packing = Packing([(10, 5), (10, 20), (10, 5)], atLeast: 25, gap: 5)
    #expect(packing.places == [Point(x: 15, y: 0), Point(x: 0, y: 0), Point(x: 15, y: 10)])
    #expect((packing.width, packing.height) == (25, 20))
  }

  @Test func manyAreAboutAsWideAsAPage() {
    let packing = Packing([(width: Int, height: Int)](repeating: (20, 20), count: 100), atLeast: 0, gap: 0)
    #expect((packing.width, packing.height) == (260, 160))
  }

  @Test func oneThatIsWiderThanAllGetsAShelf() {
    let packing = Packing([(500, 1), (1, 1)], atLeast: 3, gap: 1)
    #expect((packing.width, packing.height) == (500, 3))
  }
}
