import StrataChecks
import StrataDiff
import StrataEnvironments
import StrataFiles
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataReport
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// `synth report`.
struct ReportCommand {
  private static let usualFile = "report.html"
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "FILE", summary: "the file to write; \(usualFile) unless given")
  private static let against = OptionSyntax(
    name: "--against", value: "DIR|FILE|REV", summary: "show as well what changes from templates that were before")

  private static let fileOptions: [OptionSyntax] = [against, output, ResultFile.overwrite, .json]

  static let command = Command(
    "report", operands: [.systemsOrFiles], summary: "write a page that shows systems, to be looked at in a browser",
    details: [
      "Synthesizes in memory, or takes template files of anybody's, JSON or YAML, and writes one",
      "HTML file that needs nothing else: maps, environments side by side, isolation with what",
      "shows it, cost, findings and what is accepted, releases by the records, and every resource",
      "with its template and line. It can be read without a network and without scripts, searched",
      "and printed. With --against it shows what changes as well: from a folder, file or revision",
      "as diff takes it; of files, from those of their names in a folder, or from another file.",
      "",
      "The same sources give the same bytes. What looks like a secret is hidden. A file that is no",
      "report isn't written over. The exit code is 0 where the page is written and no template has",
      "a mistake, and 1 where one has: the page is written then too, and shows it.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + fileOptions
  ) { try ReportCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let file = ResultFile(
      path: invocation.value(Self.output) ?? Self.usualFile, isOverwriting: invocation.has(ResultFile.overwrite),
      replaces: { $0.starts(with: ReportPage.beginning.utf8) })
    try file.check()
    var report = Report(console: console)
    var maps: ReportMaps?
    let systems = try invocation.operands.paths.isEmpty ? systems(&report) : [try files(&report, &maps)]
    let bytes = ReportPage(ReportContents(systems), maps: maps).bytes()
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
      try synthesized.members.map { ($0.prepared.app.name, try ReportedSystem($0, in: console.directory)) },
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

  private func files(_ report: inout Report, _ maps: inout ReportMaps?) throws -> ReportedSystem {
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: Self.fileOptions)
    let files = try ReportedFiles(
      paths, checker: TemplateChecker(additional: invocation.tool.rules), in: console.directory)
    var system = files.system
    maps = files.maps
    report.findings = system.findings.filter { $0.reason == nil }.map(\.finding)
    if let path = invocation.value(Self.against) { system.changes = try changes(of: system, from: path) }
    return system
  }
}

extension ReportCommand {
  /// What changes in files from another file, or from those of their names in a folder.
  private func changes(of system: ReportedSystem, from path: String) throws -> ReportedChanges {
    guard let kind = console.kind(path) else {
      throw UsageError(
        "there is no \(displayable(path)); for files, \(Self.against.name) takes a file, or a folder with files of their names"
      )
    }
    if kind != .directory, system.stacks.count > 1 {
      throw UsageError(
        "\(displayable(path)) is a file; for several files, \(Self.against.name) takes a folder with files of their names"
      )
    }
    var old: [String: JSONValue] = [:]
    for stack in system.stacks {
      let name = stack.file.split(separator: "/").last.map(String.init) ?? stack.file
      let before = kind == .directory ? "\(path.removing(suffix: "/"))/\(name)" : path
      if console.kind(before) == nil { continue }
      let bytes = try InputFile.read(before, limit: TemplateFile.readableBytes)
      old[stack.name] = try SavedTemplate.read(before, bytes: bytes)
    }
    if old.isEmpty { throw CommandError("\(displayable(path)) has no file of these names") }
    let new = Dictionary(
      system.stacks.map { ($0.name, $0.contents.writtenJSON) }, uniquingKeysWith: { first, _ in first })
    return ReportedChanges(try StackSetDifference(old: old, new: new), from: path)
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
