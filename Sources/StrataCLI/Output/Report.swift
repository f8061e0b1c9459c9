import StrataChecks
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline
import StrataText

/// The report of what a run found and wrote, for people or machines.
struct Report {
  var findings: [Finding] = []
  /// The findings that are accepted with a reason.
  var accepted: [TemplateReport.Accepted] = []
  /// The notes of what isn't a mistake but should be known.
  var notes: [String] = []
  let console: Console
  var outputError: OutputError?
  private var apps: [WrittenApp] = []

  struct WrittenApp {
    let app: AppSummary
    let profiles: [ChosenProfile]
    let path: String
    let changes: OutputReport
    /// The name by which the tool was called.
    let tool: String
  }

  init(console: Console) {
    self.console = console
  }

  mutating func add(_ app: WrittenApp) {
    apps.append(app)
  }

  /// Adds what a system was made of, and what was found in it.
  mutating func add(
    _ system: PreparedSystem, warnings: [Finding], accepted: [TemplateReport.Accepted], by invocation: Invocation
  ) {
    addNotes(on: system, by: invocation)
    findings += warnings
    self.accepted += accepted
  }

  /// Adds the mistakes for which a system wasn't made.
  mutating func add(_ error: SystemAssemblyError, by invocation: Invocation) {
    if let system = error.prepared { addNotes(on: system, by: invocation) }
    findings += error.findings
  }

  /// Says what isn't as one may think.
  private mutating func addNotes(on system: PreparedSystem, by invocation: Invocation) {
    guard let store = system.store else { return }
    let name = system.app.name
    if system.usesSamples, !invocation.has(.samples), !invocation.has(.committed) {
      notes.append(
        "\(name): you have no profile of your own, so that the samples in \(console.shown(store.directory)) serve")
    }
    let templates = TemplateFolder(for: system, output: invocation.value(.output))
    notes += system.overrides.map { path in
      "\(name): your own \(console.shown(path)) changes what the committed profiles give, so that "
        + (templates.isOwn
          ? "the templates are in \(TemplateFolder.own), which isn't committed; --committed leaves it out"
          : "the templates aren't those that check holds; --committed leaves it out")
    }
    notes += invocation.overrides(leftOutOf: system).map { path in
      "\(name): your own \(console.shown(path)) would change the templates, and is left out"
    }
    notes += system.leftOut.map { environment in
      let committed = store.committedAlone ?? store
      return "\(name): \(environment.name) is left out, since there is no profile "
        + "\(console.shown(committed.path(of: environment.profile)))"
        + ((try? store.ownNames().contains(environment.profile)) == true && committed != store
          ? "; -e \(environment.name) takes your own" : "")
    }
  }

  var hasErrors: Bool { findings.hasErrors }

  /// Whether nothing stands in the way of writing, or nothing went wrong with it.
  var isWell: Bool { !hasErrors && outputError == nil }

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
    var said: Set<String> = []
    // A rule that finds much in one construct is accepted there by one reason.
    for text in accepted.map(Self.text) where said.insert(text).inserted { console.note(text) }
    console.report(findings)
  }

  static func text(of json: JSONValue) -> String {
    (try? json.text(keyOrder: .given, layout: .pretty)) ?? ""
  }

  // MARK: For people

  private func text(of app: WrittenApp) -> String {
    var lines = [Colour.bold.paint(app.app.app, if: console.coloursOutput)]
    let width = app.changes.entries.map { app.path.count + $0.name.count + 1 }.max() ?? 0
    for entry in app.changes.entries {
      let path = "\(app.path)/\(entry.name)"
      let padding = String(repeating: " ", count: width - path.count)
      let details = app.app.stacks.first { $0.fileName == entry.name }.map { padding + "  " + Self.size(of: $0) }
      lines.append("  \(painted(entry.change))  \(path)\(details ?? "")")
    }
    for target in console.isQuiet ? [] : app.targets {
      lines.append("")
      let what = target ?? (app.app.stacks.count == 1 ? "it" : "them")
      lines.append("deploy \(what) \(app.app.stacks.count == 1 ? "with" : "in this order with")")
      for line in app.deployLines(for: target) { lines.append("  " + line.text) }
      guard let target else { continue }
      lines += app.sentCompactly(for: target).map { stack in
        "  (\(stack): \(app.tool) deploy \(app.app.app) --environment \(target) sends it without white space, and needs no bucket)"
      }
      lines += app.nesting(for: target).map { stack in
        "  (\(stack): \(app.tool) deploy \(app.app.app) --environment \(target) puts the templates of nested stacks into the bucket)"
      }
      lines += app.packaged(for: target).map { stack in
        "  (\(stack): \(app.tool) deploy \(app.app.app) --environment \(target) puts the packages of its functions into the bucket)"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func text(of accepted: TemplateReport.Accepted) -> String {
    "\(accepted.finding.path): \(accepted.finding.rule) is accepted, because: \(accepted.reason)"
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

  private static func size(of stack: StackSummary) -> String {
    Count.of(stack.resourceCount, "resource") + ", " + Count.of(stack.byteCount, "byte")
  }

  // MARK: For machines

  private var json: JSONValue {
    var object: JSONObject = ["succeeded": .bool(isWell)]
    object["apps"] = .array(apps.map(Self.json))
    addFindings(to: &object)
    object["outputError"] = outputError?.json
    return .object(object)
  }

  /// Adds what was found to a result for machines.
  func addFindings(to object: inout JSONObject) {
    if !notes.isEmpty { object["notes"] = .array(notes.map(JSONValue.string)) }
    object["diagnostics"] = findings.json(relativeTo: console.directory)
    if !accepted.isEmpty { object["accepted"] = .array(accepted.map { $0.json(relativeTo: console.directory) }) }
  }

  private static func json(of app: WrittenApp) -> JSONValue {
    let files: [JSONValue] = app.changes.entries.map { entry in
      ["path": .string("\(app.path)/\(entry.name)"), "change": .string(entry.change.rawValue)]
    }
    var object: JSONObject = [
      "name": .string(app.app.app), "directory": .string(app.path), "files": .array(files),
    ]
    object["stacks"] = Manifest(app.app).json["stacks"]
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
      app.stacks.contains { stack in
        stack.environment == environment || stack.environmentParameters.contains { $0.environment == environment }
      }
    }
    return own.isEmpty ? [nil] : own
  }

  /// The stacks that the `aws` command needs a bucket for, and a deployment by this tool doesn't.
  fileprivate func sentCompactly(for environment: String) -> [String] {
    stacks(for: environment).filter { $0.byteCount > Limits.inlineBytes && $0.sentByteCount <= Limits.inlineBytes }
      .map(\.name)
  }

  /// The stacks whose functions have packages, which the `aws` command doesn't upload.
  fileprivate func packaged(for environment: String) -> [String] {
    stacks(for: environment).filter { !$0.packages.isEmpty }.map(\.name)
  }

  /// The stacks with others nested in them, whose templates the `aws` command doesn't upload by itself.
  fileprivate func nesting(for environment: String) -> [String] {
    stacks(for: environment).filter { !$0.nested.isEmpty }.map(\.name)
  }

  private func stacks(for environment: String?) -> [StackSummary] {
    app.stacks.filter { $0.environments.isEmpty || environment.map($0.environments.contains) ?? true }
  }

  fileprivate func deployLines(for environment: String?) -> [AwsDeployLine] {
    stacks(for: environment).flatMap { stack in
      AwsDeployLine.uploads(for: stack, directory: path)
        + [AwsDeployLine(stack, directory: path, environment: environment)]
    }
  }
}
