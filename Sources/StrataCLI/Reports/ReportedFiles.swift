import StrataChecks
import StrataCost
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataPipeline
import StrataReport
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Template files of anybody's, as a report has them.
struct ReportedFiles {
  /// What is known of them.
  private(set) var system: ReportedSystem
  private let read: [(file: TemplateFile, contents: TemplateContents)]
  private let directory: String?

  /// Reads files.
  ///
  /// - Parameters:
  ///   - paths: The files' paths.
  ///   - directory: Files below this directory are named relative to it.
  /// - Throws: ``CommandError`` where a file can't be read, or is named twice.
  init(_ paths: [String], in directory: String?) throws(CommandError) {
    for (index, path) in paths.enumerated() where paths[..<index].contains(path) {
      throw CommandError("\(displayable(path)) is named twice")
    }
    var system = ReportedSystem(
      name: paths.count > 3 ? Count.of(paths.count, "template") : paths.joined(separator: ", "))
    var files: [TemplateFile] = []
    for path in paths {
      let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
      do throws(Finding) { files.append(try TemplateFile(path, bytes: bytes)) } catch {
        system.findings.append(ReportedFinding(error, on: nil, in: directory))
      }
    }
    read = files.map { file in
      (file, file.contents())
    }
    system.stacks = read.map { Self.stack($0, $1, in: directory) }
    system.environments = Set(files.flatMap { TemplateEnvironments(json: $0.json).names }).sorted(by: utf8Precedes)
    (self.system, self.directory) = (system, directory)
  }

  /// Adds what is found in the files, what is in them costs, and whether environments are apart.
  ///
  /// - Parameters:
  ///   - checker: The rules that are held against them.
  ///   - today: The day, `2026-11-29`, by which prices are old.
  mutating func examine(by checker: TemplateChecker, today: String) {
    let costed = read.map { file, contents in
      CostedStack(name: file.path, region: CostedStack.usualRegion, contents: contents)
    }
    // Rules take longer than all that is done meanwhile.
    let estimate = Background { CostEstimator().estimate(costed) }
    system.findings += read.flatMap { findings(in: $0, $1, checker) }
    addCosts(of: estimate.value, today: today)
    addIsolation()
  }

  private static func stack(
    _ file: TemplateFile, _ contents: TemplateContents, in directory: String?
  ) -> ReportedStack {
    // Looked up at once, since that takes a way through the whole text.
    let ids = contents.resources.map(\.logicalID)
    let places = file.placed(ids.map { Finding(.syntax, "", at: JSONPointer(["Resources", $0])) })
    let lines = Dictionary(
      zip(ids, places).map { id, place in (id, place.site.map { "\(directory.map($0.relative) ?? $0)" } ?? "") },
      uniquingKeysWith: { first, _ in first })
    return ReportedStack(name: file.path, file: file.path, contents: contents) { ("", lines[$0] ?? "") }
  }

  private func findings(
    in file: TemplateFile, _ contents: TemplateContents, _ checker: TemplateChecker
  ) -> [ReportedFinding] {
    let report = checker.report(on: contents).mapFindings(file.placed).beginning(with: file.textFindings)
    func reported(_ finding: Finding, because reason: String?) -> ReportedFinding {
      let place = finding.pointer?.resource.map { ReportedPlace(stack: file.path, logicalID: $0) }
      return ReportedFinding(finding, acceptedBecause: reason, on: place, in: directory)
    }
    return report.findings.map { reported($0, because: nil) }
      + report.accepted.map { reported($0.finding, because: $0.reason) }
  }

  private mutating func addCosts(of estimate: CostEstimate, today: String) {
    if estimate.lines.isEmpty { return }
    system.addCosts(of: estimate, today: today)
    system.notes.append("A template doesn't say its region: the cost is that of \(CostedStack.usualRegion).")
  }

  private mutating func addIsolation() {
    if system.environments.count < 2 { return }
    let analysis = IsolationAnalysis(
      environments: system.environments,
      stacks: read.map { file, contents in IsolatedStack(name: file.path, contents: contents, file: file.path) })
    system.isolation = ReportedIsolation(analysis.report()) { place in
      read[place.stack].file.site(of: place.pointer).text(in: directory)
    }
  }
}

extension JSONPointer {
  /// The logical id of the resource that the place is in; nil where it's in none.
  var resource: String? { tokens.count > 1 && tokens[0] == "Resources" ? tokens[1] : nil }
}

extension TemplateFile {
  /// Where in the file a place of the template stands.
  func site(of pointer: JSONPointer) -> IsolationReport.Site {
    let finding = placed([Finding(.environmentReach, "", at: pointer)])[0]
    return IsolationReport.Site(path: finding.path, site: finding.site)
  }
}
