import StrataChecks
import StrataDiff
import StrataEnvironments
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataReport
import StrataText

/// `synth report`.
struct ReportCommand {
  private static let usualFile = "report.html"
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "FILE", summary: "the file to write; \(usualFile) unless given")
  private static let against = OptionSyntax(
    name: "--against", value: "DIR|FILE|REV", summary: "show as well what changes from templates that were before")

  private static let fileOptions: [OptionSyntax] = [output, ResultFile.overwrite, .json]

  static let command = Command(
    "report", operands: [.systemsOrFiles], summary: "write a page that shows systems, to be looked at in a browser",
    details: [
      "Synthesizes in memory, or takes template files of anybody's, JSON or YAML, and writes one",
      "HTML file that needs nothing else: environments side by side, isolation with what shows",
      "it, findings and what is accepted, releases by the records, and every resource with its",
      "template and line. With --against, a folder, file or revision as diff takes it, it shows",
      "what changes as well. It can be read without a network and without scripts, and printed.",
      "",
      "The same sources give the same bytes. What looks like a secret is hidden. A file that is no",
      "report isn't written over. The exit code is 0 where the page is written and no template has",
      "a mistake, and 1 where one has: the page is written then too, and shows it.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + [against] + fileOptions
  ) { try ReportCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let file = ResultFile(
      path: invocation.value(Self.output) ?? Self.usualFile, isOverwriting: invocation.has(ResultFile.overwrite),
      replaces: { $0.starts(with: ReportPage.beginning.utf8) })
    try file.check()
    var report = Report(console: console)
    let systems = try invocation.operands.paths.isEmpty ? systems(&report) : [try files(&report)]
    let contents = ReportContents(systems)
    let bytes = ReportPage(contents).bytes()
    let change = try file.write(bytes)
    let hasErrors = systems.contains { $0.hasErrors }
    if invocation.isJSON {
      var object: JSONObject = [
        "file": .string(file.path), "change": .string(change.rawValue), "bytes": .integer(Int64(bytes.count)),
      ]
      object["systems"] = .array(systems.map(\.summary))
      report.addFindings(to: &object)
      console.output(Report.text(of: .object(object)))
    } else {
      let resources = systems.reduce(0) { $0 + $1.stacks.reduce(0) { $0 + $1.resources.count } }
      let stacks = systems.reduce(0) { $0 + $1.stacks.count }
      console.output(
        "\(change.rawValue)  \(displayable(file.path)): \(Count.of(resources, "resource")) in "
          + "\(Count.of(stacks, "stack")), \(Count.grouped(bytes.count)) bytes\n")
      report.printFindings()
    }
    return ExitCode(isWell: !hasErrors)
  }

  // MARK: What is shown

  private func systems(_ report: inout Report) throws -> [ReportedSystem] {
    // An option of this name tells elsewhere which folder templates are in.
    let invocation = invocation.without(Self.output)
    let synthesized = try SynthesizedSystems(invocation, isHoldingApart: false)
    report = synthesized.report
    var changes: [String: ReportedChanges] = [:]
    if let against = invocation.value(Self.against) {
      let baseline = try Baseline(against, systems: invocation.tool.systems, console: console)
      for compared in try synthesized.compared(with: baseline, only: nil, on: console) {
        changes[compared.app] = ReportedChanges(compared.difference, from: compared.named.place)
      }
    }
    var shown = Dictionary(
      synthesized.members.map { ($0.prepared.app.name, ReportedSystem($0, in: console.directory)) },
      uniquingKeysWith: { first, _ in first })
    for failure in synthesized.failures {
      var system = ReportedSystem(name: failure.name)
      system.findings = failure.findings.map { ReportedFinding($0, on: nil, in: console.directory) }
      system.notes = ["There are no templates, since what the sources declare has mistakes."]
      shown[failure.name] = system
    }
    let asked = invocation.operands.systems.isEmpty ? invocation.tool.systems : invocation.operands.systems
    return try asked.compactMap { system in
      guard var reported = shown[system.name] else { return nil }
      reported.changes = changes[system.name]
      reported.promotion = try ReportedPromotion(system, invocation)
      return reported
    }
  }

  private func files(_ report: inout Report) throws -> ReportedSystem {
    if let system = invocation.operands.systems.first {
      throw UsageError(
        "\(system.name) is a system, and \(displayable(invocation.operands.paths[0])) a file by its name; report takes "
          + "systems, or files")
    }
    for option in Self.command.syntax.options where invocation.has(option) && !Self.fileOptions.contains(option) {
      throw UsageError("\(option.name) is for systems, not for files")
    }
    let system = try ReportedSystem(
      files: invocation.operands.paths, checker: TemplateChecker(additional: invocation.tool.rules),
      in: console.directory)
    report.findings = system.findings.filter { $0.reason == nil }.map(\.finding)
    return system
  }
}

extension ReportedSystem {
  /// Whether a mistake is among what was found.
  fileprivate var hasErrors: Bool { findings.contains { $0.isError } }

  /// What the page has of the system, in numbers.
  fileprivate var summary: JSONValue {
    func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }
    var object: JSONObject = [
      "name": .string(name), "environments": .array(environments.map(JSONValue.string)), "stacks": number(stacks.count),
      "resources": number(stacks.reduce(0) { $0 + $1.resources.count }),
      "findings": number(findings.count { $0.reason == nil }), "accepted": number(findings.count { $0.reason != nil }),
    ]
    object["isolation"] = isolation.map { .string($0.verdict.rawValue) }
    object["changes"] = changes.map { .string($0.difference.verdict.rawValue) }
    return .object(object)
  }
}
