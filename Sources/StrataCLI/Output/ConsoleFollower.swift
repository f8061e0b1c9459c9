import StrataDeployment
import StrataText

/// The person at a console, who sees how a deployment goes on.
struct ConsoleFollower: DeploymentFollower {
  let console: Console
  /// Whether the person is asked before changes are carried out.
  let isAsked: Bool
  /// The last word where the process is interrupted behind that.
  var whenInterrupted: StaticString = "interrupted; what was begun goes on, and the next deploy looks it up"

  func progress(_ text: String) { console.progress(text) }

  func changes(_ changes: [ChangeSet.Change], of stack: String) {
    console.output("\(stack): \(Count.of(changes.count, "change"))\n" + changes.map(line).joined())
  }

  func nothingChanges(in stack: String) { console.output("\(stack) is as it should be\n") }

  func settings(_ lines: [String], of stack: String) {
    console.output(lines.map { "\(stack): \(displayable($0))\n" }.joined())
  }

  func note(_ text: String) { console.note(text) }

  func approve() throws {
    try console.confirm("Carry it out?", yes: !isAsked)
    Interrupt.explain(whenInterrupted)
  }

  private func line(_ change: ChangeSet.Change) -> String {
    let words = "  \(change.text)"
    return (change.isDestructive ? Colour.yellow.paint(words, if: console.coloursOutput) : words) + "\n"
  }
}
