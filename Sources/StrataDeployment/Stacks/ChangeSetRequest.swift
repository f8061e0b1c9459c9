import StrataJSON
import StrataLanguage
import StrataPipeline

/// The arguments that a change set is made with, and what goes through standard input.
struct ChangeSetRequest {
  let arguments: [String]
  /// The parameters, which may be secret: others see a process's arguments, and the whole request can't be given like this,
  /// since `aws` reads `--cli-input-json` twice.
  let input: [UInt8]

  /// Puts a request together.
  ///
  /// - Parameters:
  ///   - artifact: The stack.
  ///   - template: The arguments that give its template.
  ///   - parameters: The values of parameters as the call takes them.
  ///   - triggers: The alarms by which it's to be taken back; nil where the stack keeps those that it has.
  ///   - isNew: Whether there is no such stack yet.
  ///   - includesNested: Whether change sets of nested stacks are made as well, without which nobody sees what they change.
  ///   - token: The text by which CloudFormation knows the request when it comes again.
  init(
    _ artifact: StackArtifact, template: [String], parameters: [JSONValue], triggers: StackTriggers?, isNew: Bool,
    includesNested: Bool = false, token: String
  ) {
    var arguments = ["--change-set-type", isNew ? "CREATE" : "UPDATE", "--client-token", token] + template
    if includesNested { arguments.append("--include-nested-stacks") }
    if !artifact.capabilities.isEmpty { arguments += ["--capabilities"] + artifact.capabilities.map(\.rawValue) }
    let tags = artifact.tags.sorted { $0.key < $1.key }
    // Without tags, those that were there would stay.
    arguments += ["--tags", Self.text(tags.map { ["Key": .string($0.key), "Value": .string($0.value)] })]
    arguments += triggers?.arguments ?? []
    if !parameters.isEmpty { arguments += ["--parameters", "file:///dev/stdin"] }
    self.arguments = arguments
    input = parameters.isEmpty ? [] : Array(Self.text(parameters).utf8)
  }

  private static func text(_ values: [JSONValue]) -> String {
    (try? JSONValue.array(values).text(layout: .compact)) ?? "[]"
  }
}

extension JSONValue {
  /// The value as a parameter is given it.
  package var parameterText: String { string ?? (try? text(layout: .compact)) ?? "" }
}
