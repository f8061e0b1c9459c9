import StrataDeployment
import StrataText

/// The person at a console, who sees how a deployment goes on.
struct ConsoleFollower: DeploymentFollower {
  let console: Console
  /// Whether the person is asked before changes are carried out.
  let isAsked: Bool
  /// The last word where the process is interrupted behind that.
  var whenInterrupted: StaticString =
    "interrupted; the deployment goes on, and isn't recorded: see deployment record --help"

  func progress(_ text: String) { console.progress(text) }

  func changes(_ changes: [ChangeSet.Change], of stack: String) {
    console.output("\(stack): \(Count.of(changes.count, "change"))\n" + changes.map(line).joined())
  }

  func nothingChanges(in stack: String) { console.output("\(stack) is as it should be\n") }

  func approve() throws {
    try console.confirm("Carry it out?", yes: !isAsked)
    Interrupt.explain(whenInterrupted)
  }

  private func line(_ change: ChangeSet.Change) -> String {
    var words = "  \(change.action.padded(to: 6))  \(change.logicalID)  \(change.type)"
    if let environment = change.environment { words += "  of \(environment)" }
    if change.replacement == "True" { words += "  is replaced" }
    if change.replacement == "Conditional" { words += "  may be replaced" }
    return (change.isDestructive ? Colour.yellow.paint(words, if: console.coloursOutput) : words) + "\n"
  }
}
