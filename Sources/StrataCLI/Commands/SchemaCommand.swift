import StrataJSON
import StrataText

/// `synth schema`.
enum SchemaCommand {
  static let command = Command(
    "schema", operands: [.command], summary: "print the JSON Schema of what a command prints with --json",
    details: [
      "Takes the words of a command, such as diff or deployment status, and synth for",
      "synthesizing; without any, it prints the schemas of all commands as one object. The last",
      "number of $id is the version: within one, members may be added, and none goes or means",
      "something else. A command that ends before it has a result prints what synth does.",
    ], run: run)

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let shapes = ResultSchemas.shapes
    let name = invocation.operands.texts.joined(separator: " ")
    if name.isEmpty {
      let schemas = shapes.map { ($0.command, ResultSchemas.schema(of: $0.command, $0.shape)) }
      invocation.console.output(Report.text(of: .object(JSONObject(schemas))))
      return .success
    }
    guard let shape = shapes.first(where: { $0.command == name })?.shape else {
      let commands = invocation.tool.commands.map(\.syntax).filter { !$0.summary.isEmpty }
      if commands.contains(where: { $0.words.joined(separator: " ") == name }) {
        throw UsageError("\(name) prints nothing for machines")
      }
      throw UsageError.unknown("command", name, nearest: Suggestion.nearest(to: name, in: shapes.map(\.command)))
    }
    invocation.console.output(Report.text(of: ResultSchemas.schema(of: name, shape)))
    return .success
  }
}
