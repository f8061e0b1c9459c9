import Testing

@testable import StrataGraph

@Suite struct ShelvesTests {
  @Test func theHigherOnesComeFirst() {
    let shelves = Shelves([(10, 5), (10, 20), (10, 5)], atLeast: 25, gap: 5)
    #expect(shelves.places == [Point(x: 15, y: 0), Point(x: 0, y: 0), Point(x: 0, y: 25)])
    #expect((shelves.width, shelves.height) == (25, 30))
  }

  @Test func manyAreAboutAsWideAsAPage() {
    let shelves = Shelves([(width: Int, height: Int)](repeating: (20, 20), count: 100), atLeast: 0, gap: 0)
    #expect((shelves.width, shelves.height) == (260, 160))
  }

  @Test func oneThatIsWiderThanAllGetsAShelf() {
    let shelves = Shelves([(500, 1), (1, 1)], atLeast: 3, gap: 1)
    #expect((shelves.width, shelves.height) == (500, 3))
  }
}
