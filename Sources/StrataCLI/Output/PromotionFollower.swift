import StrataDeployment

/// The person at a console who promotes, and what machines are told of the changes.
final class PromotionFollower: DeploymentFollower {
  private let person: ConsoleFollower
  /// Whether standard output is for machines.
  private let isQuiet: Bool
  /// The changes by the names of the stacks, in the order in which they were shown.
  private(set) var changes: [(stack: String, lines: [String])] = []

  init(_ person: ConsoleFollower, isQuiet: Bool) { (self.person, self.isQuiet) = (person, isQuiet) }

  func progress(_ text: String) { person.progress(text) }

  func note(_ text: String) { person.note(text) }

  func approve() throws { try person.approve() }

  func changes(_ changes: [ChangeSet.Change], of stack: String) {
    self.changes.append((stack, changes.map(\.text)))
    if !isQuiet { person.changes(changes, of: stack) }
  }

  func nothingChanges(in stack: String) {
    changes.append((stack, []))
    if !isQuiet { person.nothingChanges(in: stack) }
  }
}
