import StrataDeployment
import StrataJSON

/// The person at a console who deploys, and what machines are told of the changes.
final class ReportingFollower: DeploymentFollower {
  /// What a stack sees.
  private struct Stack {
    let name: String
    var changes: [String] = []
    /// What it gets beside.
    var settings: [String] = []
  }

  private let person: ConsoleFollower
  /// Whether standard output is for machines.
  private let isQuiet: Bool
  /// The stacks, in the order in which they were shown.
  private var stacks: [Stack] = []

  init(_ person: ConsoleFollower, isQuiet: Bool) { (self.person, self.isQuiet) = (person, isQuiet) }

  /// The changes of all stacks.
  var json: JSONValue {
    .array(
      stacks.map { stack in
        var object: JSONObject = [
          "stack": .string(stack.name), "changes": .array(stack.changes.map(JSONValue.string)),
        ]
        if !stack.settings.isEmpty { object["settings"] = .array(stack.settings.map(JSONValue.string)) }
        return .object(object)
      })
  }

  private func change(_ stack: String, _ change: (inout Stack) -> Void) {
    let index = stacks.firstIndex { $0.name == stack } ?? stacks.endIndex
    if index == stacks.endIndex { stacks.append(Stack(name: stack)) }
    change(&stacks[index])
  }

  func progress(_ text: String) { person.progress(text) }

  func note(_ text: String) { person.note(text) }

  func approve() throws { try person.approve() }

  func changes(_ changes: [ChangeSet.Change], of stack: String) {
    change(stack) { $0.changes = changes.map(\.text) }
    if !isQuiet { person.changes(changes, of: stack) }
  }

  func nothingChanges(in stack: String) {
    change(stack) { $0.changes = [] }
    if !isQuiet { person.nothingChanges(in: stack) }
  }

  func settings(_ lines: [String], of stack: String) {
    change(stack) { $0.settings = lines }
    if !isQuiet { person.settings(lines, of: stack) }
  }
}
