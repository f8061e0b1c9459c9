import StrataJSON
import StrataLanguage
import StrataPipeline

/// The arguments that a change set is made with, and what goes through standard input.
struct ChangeSetRequest {
  let arguments: [String]
  /// The parameters, which may be secret: others see a process's arguments, and the whole request can't be given like this,
  /// since `aws` reads `--cli-input-json` twice.
  let input: [UInt8]

  /// What a change set does to its stack.
  enum Kind {
    /// It makes the stack anew, or changes it.
    case created, updated
    /// It takes in resources that exist, as a file at a path says which.
    case imported(from: String)
  }

  /// Puts a request together.
  ///
  /// - Parameters:
  ///   - artifact: The stack.
  ///   - kind: What the change set does to it.
  ///   - template: The arguments that give its template.
  ///   - parameters: The values of parameters as the call takes them.
  ///   - triggers: The alarms by which it's to be taken back; nil where the stack keeps those that it has.
  ///   - includesNested: Whether change sets of nested stacks are made as well, without which nobody sees what they change;
  ///     an import has none.
  ///   - token: The text by which CloudFormation knows the request when it comes again.
  init(
    _ artifact: StackArtifact, _ kind: Kind, template: [String], parameters: [JSONValue], triggers: StackTriggers?,
    includesNested: Bool = false, token: String
  ) {
    var arguments = kind.arguments + ["--client-token", token] + template
    if includesNested, !kind.isImport { arguments.append("--include-nested-stacks") }
    if !artifact.capabilities.isEmpty { arguments += ["--capabilities"] + artifact.capabilities.map(\.rawValue) }
    let tags = artifact.tags.sorted { $0.key < $1.key }
    // Without tags, those that were there would stay, as they have to beside an import.
    if !kind.isImport {
      arguments += ["--tags", Self.text(tags.map { ["Key": .string($0.key), "Value": .string($0.value)] })]
    }
    arguments += triggers?.arguments ?? []
    if !parameters.isEmpty { arguments += ["--parameters", "file:///dev/stdin"] }
    self.arguments = arguments
    input = parameters.isEmpty ? [] : Array(Self.text(parameters).utf8)
  }

  private static func text(_ values: [JSONValue]) -> String {
    (try? JSONValue.array(values).text(layout: .compact)) ?? "[]"
  }
}

extension ChangeSetRequest.Kind {
  fileprivate var isImport: Bool {
    if case .imported = self { return true }
    return false
  }

  fileprivate var arguments: [String] {
    switch self {
    case .created: ["--change-set-type", "CREATE"]
    case .updated: ["--change-set-type", "UPDATE"]
    case .imported(let path): ["--change-set-type", "IMPORT", "--resources-to-import", "file://\(path)"]
    }
  }
}

extension JSONValue {
  /// The value as a parameter is given it.
  package var parameterText: String { string ?? (try? text(layout: .compact)) ?? "" }
}
