import StrataLanguage

/// A run from what was declared of an app to its templates.
final class Synthesis {
  let app: AppState
  /// The stacks in the order of declaration, as far as they were taken in.
  private(set) var stacks: [StackSynthesis] = []
  /// Whether all that was declared is left to the end of the process.
  var isLeftToEnd = false

  init(_ app: AppState) { self.app = app }

  /// Takes in the stacks that were declared since the last time, and gives their indexes but for those of nested ones.
  func takeIn() -> [Int] {
    let new = app.stacks[stacks.count...]
    stacks += new.map { StackSynthesis($0, in: self) }
    return new.filter { $0.nesting == nil }.map(\.index)
  }
}
