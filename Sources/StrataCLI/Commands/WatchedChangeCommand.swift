import StrataJSON

/// `synth __watched`, by which `synth watch` asks a tool that it built anew what the sources give now.
enum WatchedChangeCommand {
  static let word = "__watched"

  static let command = Command(
    word, operands: [.systems], summary: "", options: WatchCommand.handedOn, run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let before = WatchedChange.Before(try JSONValue(parsing: invocation.console.readInput()))
    let change = try WatchedChange(invocation, since: before, baseline: invocation.value(DiffCommand.against))
    invocation.console.output(try change.json.text(layout: .compact))
    return .success
  }
}
