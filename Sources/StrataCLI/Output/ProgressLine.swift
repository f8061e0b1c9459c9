import StrataText

/// A line on the terminal that tells how far something is, once that takes longer than a second.
struct ProgressLine {
  private static let patience = Duration.seconds(1)
  private static let interval = Duration.milliseconds(200)

  private let console: Console
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant?

  /// Begins to wait; nothing is printed where nobody looks on.
  init(on console: Console) {
    self.console = console
    start = clock.now
  }

  /// Shows how far it is, in place of what was shown before.
  ///
  /// - Parameter text: The text, made only where it's shown.
  mutating func show(_ text: @autoclosure () -> String) {
    guard console.showsProgress else { return }
    let now = clock.now
    guard now - start >= Self.patience, last.map({ now - $0 >= Self.interval }) ?? true else { return }
    last = now
    console.errors("\r\u{1B}[K\(displayable(text()))")
  }

  /// Shows how many of some things are done; nothing once all are.
  ///
  /// - Parameters:
  ///   - count: The number of those that are done.
  ///   - total: The number of all.
  ///   - thing: The word for one of them, such as `template`.
  mutating func show(_ count: Int, of total: Int, _ thing: String) {
    if count < total { show("\(Count.grouped(count)) of \(Count.of(total, thing))") }
  }

  /// Takes the line away.
  func end() {
    if last != nil { console.errors("\r\u{1B}[K") }
  }
}
