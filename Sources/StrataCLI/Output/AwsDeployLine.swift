import StrataChecks
import StrataDeployment
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate

/// The `aws` command that deploys a stack.
struct AwsDeployLine {
  /// The command and its arguments; `VALUE` and `BUCKET` stand for what the user fills in.
  let arguments: [String]

  /// Makes the command.
  ///
  /// - Parameters:
  ///   - stack: The stack.
  ///   - directory: The directory of its template.
  ///   - environment: The environment that is deployed. Its parameters are given, since those that aren't keep the
  ///     values that were deployed before; the others' are not.
  init(_ stack: StackSummary, directory: String, environment: String? = nil) {
    let own = Set(stack.environmentParameters.filter { $0.environment == environment }.map(\.logicalID))
    let overrides = stack.parameters.compactMap { parameter -> String? in
      // A parameter that isn't shown has no place in a line that is.
      let isHidden = parameter.value["NoEcho"] == true || parameter.value["NoEcho"] == "true"
      guard !isHidden, let text = parameter.value["Default"],
        !ShownValue.isSecret(text.parameterText, named: parameter.key)
      else { return parameter.key + "=VALUE" }
      return own.contains(parameter.key) ? parameter.key + "=" + text.parameterText : nil
    }
    self.init(
      stack: stack.name, file: "\(directory)/\(stack.fileName)", byteCount: stack.byteCount, region: stack.env?.region,
      capabilities: stack.capabilities, overrides: overrides, tags: stack.tags)
  }

  /// Makes the command for a template in a file.
  ///
  /// - Parameters:
  ///   - name: The name of the stack.
  ///   - file: The path of the template's file.
  ///   - byteCount: The size of the file in bytes.
  ///   - region: The region; that of whoever runs it where it's nil.
  ///   - capabilities: The acknowledgements that CloudFormation wants.
  ///   - overrides: The parameters that get a value, each as `NAME=VALUE`.
  ///   - tags: The stack's tags, by key; those that it has unless given.
  init(
    stack name: String, file: String, byteCount: Int, region: String?, capabilities: [Capability],
    overrides: [String], tags: [String: String] = [:]
  ) {
    var arguments = ["aws", "cloudformation", "deploy", "--stack-name", name, "--template-file", file]
    if let region { arguments += ["--region", region] }
    if !capabilities.isEmpty { arguments += ["--capabilities"] + capabilities.map(\.rawValue) }
    if byteCount > Limits.inlineBytes { arguments += ["--s3-bucket", "BUCKET"] }
    if !overrides.isEmpty { arguments += ["--parameter-overrides"] + overrides }
    let tags = tags.sorted { $0.key < $1.key }
    if !tags.isEmpty { arguments += ["--tags"] + tags.map { "\($0.key)=\($0.value)" } }
    self.arguments = arguments + ["--no-fail-on-empty-changeset"]
  }

  /// The commands that put the templates of nested stacks where the stack's own says that they are.
  ///
  /// - Parameters:
  ///   - stack: The stack.
  ///   - directory: The directory of its template.
  /// - Returns: A command for each, `BUCKET` in which stands for what the user fills in; they come before the deployment.
  static func uploads(for stack: StackSummary, directory: String) -> [AwsDeployLine] {
    var seen: Set<String> = []
    return stack.nested.filter { seen.insert($0.sha256).inserted }.map { nested in
      AwsDeployLine(arguments: ["aws", "s3", "cp", "\(directory)/\(nested.fileName)", "s3://BUCKET/\(nested.key)"])
    }
  }

  private init(arguments: [String]) { self.arguments = arguments }

  /// The command as a line for a shell.
  var text: String { ShellLine(arguments: arguments).description }
}
