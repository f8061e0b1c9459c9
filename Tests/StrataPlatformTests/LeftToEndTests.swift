import StrataPlatform
import Testing

@Suite struct LeftToEndTests {
  private final class Tree {}

  @Test func processesThatGoOnLetGoAtOnce() {
    #expect(!LeftToEnd.isAllowed)
    let place = LeftToEnd()
    var isGone = false
    place.keep { isGone = true }
    #expect(isGone)
  }

  @Test func oneThingIsKeptUntilTheNext() {
    let place = LeftToEnd(isAllowed: true)
    var gone: [Int] = []
    for number in 1...3 {
      place.keep { gone.append(number) }
      #expect(gone == Array(1..<number))
    }
  }

  @Test func whatIsKeptIsLetGoOfWithItsPlace() {
    weak var tree: Tree?
    do {
      let place = LeftToEnd(isAllowed: true)
      do {
        let made = Tree()
        tree = made
        place.keep { withExtendedLifetime(made) {} }
      }
      #expect(tree != nil)
      withExtendedLifetime(place) {}
    }
    #expect(tree == nil)
  }
}
