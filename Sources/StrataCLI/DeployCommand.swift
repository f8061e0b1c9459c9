import StrataCore
import StrataJSON

/// The `aws` command that deploys a stack.
struct DeployCommand {
  /// The command and its arguments; `VALUE` and `BUCKET` stand for what the user fills in.
  let arguments: [String]

  init(_ stack: StackArtifact, directory: String) {
    var arguments = [
      "aws", "cloudformation", "deploy", "--stack-name", stack.name, "--template-file",
      "\(directory)/\(stack.fileName)",
    ]
    if let region = stack.env?.region { arguments += ["--region", region] }
    if !stack.capabilities.isEmpty { arguments += ["--capabilities"] + stack.capabilities.map(\.rawValue) }
    if stack.bytes.count > Limits.inlineBytes { arguments += ["--s3-bucket", "BUCKET"] }
    let required = stack.template.parameters.filter { $0.value["Default"] == nil }.map(\.key)
    if !required.isEmpty { arguments += ["--parameter-overrides"] + required.map { $0 + "=VALUE" } }
    self.arguments = arguments + ["--no-fail-on-empty-changeset"]
  }

  /// The command as a line for a shell.
  var text: String {
    arguments.map(Self.quoted).joined(separator: " ")
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.consistsOfAlphanumerics(and: "-_./=:,@%+")
    return isPlain && !argument.isEmpty ? argument : "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
