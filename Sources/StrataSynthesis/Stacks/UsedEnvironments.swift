import StrataFindings
import StrataLanguage

extension StackSynthesis {
  /// The environments that the stack has something of: parts, or values of a stack that is one's own.
  ///
  /// Without such an environment the stack would be another, so that it can't be deployed for its other environments alone.
  var environments: [String] {
    if let owner = state.owner { return [owner] }
    var names = state.environments
    for owner in usedStacks.compactMap(\.owner) where !names.contains(owner) { names.append(owner) }
    return names
  }

  /// Refuses what would let an environment reach into another.
  func reportBordersOfEnvironments() {
    guard let owner = state.owner else { return }
    for other in usedStacks {
      guard let environment = other.owner, environment != owner, let use = state.uses[other.index] else { continue }
      state.report(
        Finding(
          .environmentBorder,
          "this is of the environment \(owner), and uses what is in the stack \(other.name) of \(environment)",
          hint: "declare what both need in a stack that is of no environment"),
        path: use.path, site: use.site)
    }
  }

  /// The other stacks that this one uses, in the order of declaration.
  private var usedStacks: [StackState] {
    state.uses.keys.sorted().map { state.app.stacks[$0] }
  }
}
