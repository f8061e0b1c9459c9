import StrataText

/// A line on the terminal that tells how far something is, once that takes longer than a second.
struct ProgressLine {
  /// The seconds before the first.
  private static let patience = 1.0
  /// The seconds between two.
  private static let interval = 0.2

  private let console: Console
  private let start: Double
  private var last: Double?

  /// Begins to wait; nothing is printed where nobody looks on.
  init(on console: Console) {
    self.console = console
    start = console.clock()
  }

  /// Shows how far it is, in place of what was shown before.
  ///
  /// - Parameter text: The text, made only where it's shown.
  mutating func show(_ text: @autoclosure () -> String) {
    guard console.showsProgress else { return }
    let now = console.clock()
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
