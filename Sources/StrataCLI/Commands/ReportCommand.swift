import StrataChecks
import StrataDiff
import StrataEnvironments
import StrataFiles
import StrataIsolation
import StrataJSON
import StrataLanguage
import StrataPipeline
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
      "as diff takes it; of files, from those of their names in a folder, from what they were at a",
      "revision, or from another file.",
      "",
      "The same sources give the same bytes, but for a note that prices are more than a year old",
      "by then. What looks like a secret is hidden. A file that is no report isn't written over.",
      "Of a system with a mistake there is no template, which is made of what has none: the page",
      "shows the mistake with its line, and neither resources, maps nor costs. The exit code is 0",
      "where the page is written and nothing has a mistake, and 1 where something has.",
    ],
    options: SynthesizedSystems.options.filter { $0 != .output } + fileOptions
  ) { try ReportCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  /// The day, by which prices are old.
  private var today: String { String(console.now().prefix(10)) }

  private func run() throws -> ExitCode {
    let file = ResultFile(
      path: invocation.value(Self.output) ?? Self.usualFile, isOverwriting: invocation.has(ResultFile.overwrite),
      replaces: { $0.starts(with: ReportPage.beginning.utf8) })
    try file.check()
    var report = Report(console: console)
    let (systems, maps) = try invocation.operands.paths.isEmpty ? systems(&report) : files(&report)
    let bytes = ReportPage(ReportContents(systems)) { maps.value }.bytes()
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

  /// What the page shows, and its maps, which are drawn of stacks alone while all else is found out about those.
  private typealias Shown = (systems: [ReportedSystem], maps: Background<ReportMaps>)

  private func systems(_ report: inout Report) throws -> Shown {
    // An option of this name tells elsewhere which folder templates are in.
    let invocation = invocation.without(Self.output)
    let synthesized = try SynthesizedSystems(invocation, isHoldingApart: false)
    report = synthesized.report
    let members = Dictionary(
      synthesized.members.map { ($0.prepared.app.name, $0) }, uniquingKeysWith: { first, _ in first })
    var known = members.mapValues { ReportedSystem($0, in: console.directory) }
    for failure in synthesized.failures {
      var system = ReportedSystem(name: failure.name)
      system.findings = failure.findings.map { ReportedFinding($0, on: nil, in: console.directory) }
      system.notes = [
        "There are no templates, since what the sources declare has mistakes: no resources, maps or costs are shown."
      ]
      known[failure.name] = system
    }
    let asked = invocation.operands.systems.isEmpty ? invocation.tool.systems : invocation.operands.systems
    var shown = asked.compactMap { known[$0.name] }
    let contents = ReportContents(shown)
    let maps = Background { ReportMaps(contents) }
    var changes: [String: ReportedChanges] = [:]
    if let against = invocation.value(Self.against) {
      let baseline = try Baseline(against, systems: invocation.tool.systems, console: console)
      for compared in try synthesized.compared(with: baseline, only: nil, on: console) {
        changes[compared.app] = ReportedChanges(compared.difference, from: compared.named.place)
      }
    }
    for (place, system) in asked.filter({ known[$0.name] != nil }).enumerated() {
      if let member = members[system.name] { try shown[place].examine(member, in: console.directory, today: today) }
      shown[place].changes = changes[system.name]
      shown[place].promotion = try ReportedPromotion(system, invocation)
    }
    return (shown, maps)
  }

  private func files(_ report: inout Report) throws -> Shown {
    let paths = try invocation.paths(of: Self.command.syntax, each: "file", allowing: Self.fileOptions)
    var files = try ReportedFiles(paths, in: console.directory)
    let contents = ReportContents([files.system])
    let maps = Background { ReportMaps(contents) }
    files.examine(by: TemplateChecker(additional: invocation.tool.rules), today: today)
    var system = files.system
    report.findings = system.findings.filter { $0.reason == nil }.map(\.finding)
    if let against = invocation.value(Self.against) {
      let baseline = try Baseline(against, systems: invocation.tool.systems, console: console)
      let old = try baseline.templates(before: system.stacks.map(\.file), console: console)
      let new = Dictionary(
        system.stacks.map { ($0.file, $0.contents.writtenJSON) }, uniquingKeysWith: { first, _ in first })
      system.changes = ReportedChanges(try StackSetDifference(old: old, new: new), from: baseline.place)
    }
    return ([system], maps)
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
