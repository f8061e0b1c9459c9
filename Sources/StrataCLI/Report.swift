import StrataCore
import StrataJSON
import StrataOutput

/// What a run found and wrote, for people or machines.
struct Report {
  let diagnostics: [Diagnostic]
  let console: Console
  var outputError: OutputError?
  private var apps: [WrittenApp] = []

  struct WrittenApp {
    let assembly: Assembly
    let path: String
    let changes: OutputReport
  }

  init(diagnostics: [Diagnostic], console: Console) {
    self.diagnostics = diagnostics
    self.console = console
  }

  mutating func add(_ assembly: Assembly, at path: String, _ changes: OutputReport) {
    apps.append(WrittenApp(assembly: assembly, path: path, changes: changes))
  }

  /// Prints the report: results on standard output, findings on standard error, or all as JSON on standard output.
  func print(asJSON isJSON: Bool) {
    if isJSON {
      console.output(Self.text(of: json))
      return
    }
    for app in apps { console.output(text(of: app)) }
    for diagnostic in diagnostics { console.errors(coloured(diagnostic) + "\n") }
    if !diagnostics.isEmpty { console.errors(diagnostics.summary + "\n") }
    if let outputError { console.errors("\(Colour.red.paint("error:", if: console.coloursErrors)) \(outputError)\n") }
  }

  static func text(of json: JSONValue) -> String {
    (try? json.text(keyOrder: .given, layout: .pretty)) ?? ""
  }

  // MARK: For people

  private func coloured(_ diagnostic: Diagnostic) -> String {
    let text = diagnostic.text(relativeTo: console.directory)
    let word = "\(diagnostic.severity.rawValue): "
    guard console.coloursErrors, let range = text.firstRange(of: word) else { return text }
    let colour: Colour = diagnostic.severity == .error ? .red : .yellow
    return text.replacingCharacters(in: range, with: colour.paint(word, if: true))
  }

  private func text(of app: WrittenApp) -> String {
    var lines = [Colour.bold.paint(app.assembly.app, if: console.coloursOutput)]
    let width = app.changes.entries.map { app.path.count + $0.name.count + 1 }.max() ?? 0
    for entry in app.changes.entries {
      let path = "\(app.path)/\(entry.name)"
      let padding = String(repeating: " ", count: width - path.count)
      let details = app.assembly.stacks.first { $0.fileName == entry.name }.map { padding + "  " + Self.size(of: $0) }
      lines.append("  \(painted(entry.change))  \(path)\(details ?? "")")
    }
    lines.append("")
    lines.append("deploy \(app.assembly.stacks.count == 1 ? "it" : "them, in this order,") with")
    for stack in app.assembly.stacks { lines.append("  " + DeployCommand(stack, directory: app.path).text) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func painted(_ change: OutputReport.Change) -> String {
    let word = change.rawValue + String(repeating: " ", count: 9 - change.rawValue.count)
    let colour: Colour =
      switch change {
      case .unchanged: .dim
      case .created, .updated: .green
      case .rewritten, .removed, .kept: .yellow
      }
    return colour.paint(word, if: console.coloursOutput)
  }

  private static func size(of stack: StackArtifact) -> String {
    Count.of(stack.template.resources.count, "resource") + ", " + Count.of(stack.bytes.count, "byte")
  }

  // MARK: For machines

  private var json: JSONValue {
    var object: JSONObject = ["succeeded": .bool(outputError == nil && !diagnostics.contains { $0.severity == .error })]
    object["apps"] = .array(apps.map(Self.json))
    object["diagnostics"] = diagnostics.json(relativeTo: console.directory)
    object["outputError"] = outputError.map { error in
      ["path": .string(error.path), "message": .string(error.description), "hint": .string(error.hint)]
    }
    return .object(object)
  }

  private static func json(of app: WrittenApp) -> JSONValue {
    let files: [JSONValue] = app.changes.entries.map { entry in
      ["path": .string("\(app.path)/\(entry.name)"), "change": .string(entry.change.rawValue)]
    }
    var object: JSONObject = [
      "name": .string(app.assembly.app), "directory": .string(app.path), "files": .array(files),
    ]
    object["stacks"] = Manifest(app.assembly).json["stacks"]
    object["deploy"] = .array(
      app.assembly.stacks.map { stack in
        .array(DeployCommand(stack, directory: app.path).arguments.map(JSONValue.string))
      })
    return .object(object)
  }
}

extension String {
  /// The text with a range of it replaced.
  fileprivate func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
  }
}
