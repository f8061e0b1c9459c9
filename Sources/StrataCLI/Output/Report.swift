import StrataChecks
import StrataCore
import StrataEnvironments
import StrataJSON
import StrataOutput

/// What a run found and wrote, for people or machines.
struct Report {
  var diagnostics: [Diagnostic] = []
  /// What was found and is accepted with a reason.
  var accepted: [AssemblyReport.Accepted] = []
  /// What isn't a mistake but should be known.
  var notes: [String] = []
  let console: Console
  var outputError: OutputError?
  private var apps: [WrittenApp] = []

  struct WrittenApp {
    let assembly: Assembly
    let profiles: [ChosenProfile]
    let path: String
    let changes: OutputReport
  }

  init(console: Console) {
    self.console = console
  }

  mutating func add(_ app: WrittenApp) {
    apps.append(app)
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Prints the report: results on standard output, findings on standard error, or all as JSON on standard output.
  func print(asJSON isJSON: Bool) {
    if isJSON {
      console.output(Self.text(of: json))
      return
    }
    for app in apps { console.output(text(of: app)) }
    printFindings()
    if let outputError { console.complain("\(outputError)") }
  }

  /// Prints what was found, on standard error.
  func printFindings() {
    for note in notes { console.note(note) }
    for accepted in accepted { console.note(Self.text(of: accepted)) }
    console.report(diagnostics)
  }

  static func text(of json: JSONValue) -> String {
    (try? json.text(keyOrder: .given, layout: .pretty)) ?? ""
  }

  // MARK: For people

  private func text(of app: WrittenApp) -> String {
    var lines = [Colour.bold.paint(app.assembly.app, if: console.coloursOutput)]
    let width = app.changes.entries.map { app.path.count + $0.name.count + 1 }.max() ?? 0
    for entry in app.changes.entries {
      let path = "\(app.path)/\(entry.name)"
      let padding = String(repeating: " ", count: width - path.count)
      let details = app.assembly.stacks.first { $0.fileName == entry.name }.map { padding + "  " + Self.size(of: $0) }
      lines.append("  \(painted(entry.change))  \(path)\(details ?? "")")
    }
    for target in app.targets {
      lines.append("")
      let what = target ?? (app.assembly.stacks.count == 1 ? "it" : "them")
      lines.append("deploy \(what) \(app.assembly.stacks.count == 1 ? "with" : "in this order with")")
      for line in app.deployLines(for: target) { lines.append("  " + line.text) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of accepted: AssemblyReport.Accepted) -> String {
    "\(accepted.finding.path): \(accepted.finding.rule) is accepted"
      + (accepted.reason.map { ", because: \($0)" } ?? "")
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
    var object: JSONObject = ["succeeded": .bool(outputError == nil && !hasErrors)]
    object["apps"] = .array(apps.map(Self.json))
    addFindings(to: &object)
    object["outputError"] = outputError?.json
    return .object(object)
  }

  /// Adds what was found to a result for machines.
  func addFindings(to object: inout JSONObject) {
    if !notes.isEmpty { object["notes"] = .array(notes.map(JSONValue.string)) }
    object["diagnostics"] = diagnostics.json(relativeTo: console.directory)
    if !accepted.isEmpty { object["accepted"] = .array(accepted.map { json(of: $0) }) }
  }

  private func json(of accepted: AssemblyReport.Accepted) -> JSONValue {
    guard var object = accepted.finding.json(relativeTo: console.directory).object else { return .null }
    object["because"] = accepted.reason.map { .string($0) }
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
    if !app.profiles.isEmpty {
      object["profiles"] = .object(JSONObject(app.profiles.map { ($0.environment, .string($0.path)) }))
    }
    object["deploy"] = .array(
      app.targets.flatMap { target in
        app.deployLines(for: target).map { .array($0.arguments.map(JSONValue.string)) }
      })
    return .object(object)
  }
}

extension OutputError {
  /// The error for machines.
  var json: JSONValue { ["path": .string(path), "message": .string(description), "hint": .string(hint)] }
}

extension Report.WrittenApp {
  /// The environments that are deployed each with a command of its own; nil stands for all there is.
  fileprivate var targets: [String?] {
    let own = profiles.map(\.environment).filter { environment in
      assembly.stacks.contains { $0.environmentParameters.contains { $0.environment == environment } }
    }
    return own.isEmpty ? [nil] : own
  }

  fileprivate func deployLines(for environment: String?) -> [AwsDeployLine] {
    assembly.stacks
      .filter { $0.environments.isEmpty || environment.map($0.environments.contains) ?? true }
      .map { AwsDeployLine($0, directory: path, environment: environment) }
  }
}
