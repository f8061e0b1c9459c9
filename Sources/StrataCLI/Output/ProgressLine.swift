import StrataLanguage
import StrataText

/// A line on the terminal that tells how far something is, once that takes longer than a second.
struct ProgressLine {
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(200)

  private let console: Console
  private let total: Int
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?

  /// Begins to wait; nothing is printed where nobody looks on.
  init(of total: Int, on console: Console) {
    self.console = console
    self.total = total
    start = clock.now
  }

  /// Shows how many are done, in place of the number before.
  mutating func show(_ count: Int) {
    guard console.showsProgress, count < total else { return }
    let now = clock.now
    guard now - start >= Self.patience, last.map({ now - $0 >= Self.interval }) ?? true else { return }
    last = now
    console.errors("\r\u{1B}[K\(Count.grouped(count)) of \(Count.of(total, "template"))")
  }

  /// Takes the line away.
  func end() {
    if last != nil { console.errors("\r\u{1B}[K") }
  }
}
