import StrataPipeline
import Synchronization
import Testing

@Suite struct BackgroundTests {
  @Test(arguments: [1, 2, 8]) func theValueIsMadeOnceHoweverOftenItsAskedFor(cores: Int) {
    let count = Mutex(0)
    let background = Background(cores: cores) {
      count.withLock { count in
        count += 1
        return count
      }
    }
    #expect(background.value == 1)
    #expect(background.value == 1)
    #expect(count.withLock { $0 } == 1)
  }

  @Test func withOneCoreNothingIsMadeBeforeItsAskedFor() {
    let isMade = Mutex(false)
    let background = Background(cores: 1) { isMade.withLock { $0 = true } }
    #expect(!isMade.withLock { $0 })
    background.value
    #expect(isMade.withLock { $0 })
  }

  @Test func severalMayAskForOne() {
    let background = Background(cores: 2) { Array(0..<1_000) }
    #expect(Workers(count: 4).map(Array(0..<8)) { background.value[$0] } == Array(0..<8))
  }
}
