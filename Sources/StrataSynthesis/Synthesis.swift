import StrataLanguage

/// A run from what was declared of an app to its templates.
final class Synthesis {
  let app: AppState
  /// The stacks in the order of declaration.
  private(set) var stacks: [StackSynthesis] = []

  init(_ app: AppState) {
    self.app = app
    stacks = app.stacks.map { StackSynthesis($0, in: self) }
  }
}
