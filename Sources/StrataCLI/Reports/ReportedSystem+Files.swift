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

extension ReportedSystem {
  /// Takes templates in files of anybody's.
  ///
  /// - Parameters:
  ///   - paths: The files' paths.
  ///   - checker: The rules that are held against them.
  ///   - directory: Files below this directory are named relative to it.
  /// - Throws: ``CommandError`` where a file can't be read, or is named twice.
  init(files paths: [String], checker: TemplateChecker, in directory: String?) throws(CommandError) {
    for (index, path) in paths.enumerated() where paths[..<index].contains(path) {
      throw CommandError("\(displayable(path)) is named twice")
    }
    self.init(name: paths.count > 3 ? Count.of(paths.count, "template") : paths.joined(separator: ", "))
    var files: [TemplateFile] = []
    for path in paths {
      let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
      do throws(Finding) { files.append(try TemplateFile(path, bytes: bytes)) } catch {
        findings.append(ReportedFinding(error, on: nil, in: directory))
      }
    }
    let contents = files.map { file in
      TemplateContents(file.json, byteCount: file.byteCount, deployment: .anybodys)
    }
    for (file, contents) in zip(files, contents) { add(file, contents, checker: checker, in: directory) }
    environments = Set(files.flatMap { TemplateEnvironments(json: $0.json).names }).sorted(by: utf8Precedes)
    let estimate = CostEstimator().estimate(
      zip(files, contents).map { CostedStack(name: $0.path, region: CostedStack.usualRegion, contents: $1) })
    if !estimate.lines.isEmpty {
      costs = ReportedCost.all(of: estimate, environments: environments)
      notes.append("A template doesn't say its region: the cost is that of \(CostedStack.usualRegion).")
    }
    if environments.count < 2 { return }
    let analysis = IsolationAnalysis(
      environments: environments,
      stacks: zip(files, contents).map { IsolatedStack(name: $0.path, contents: $1, file: $0.path) })
    isolation = ReportedIsolation(analysis.report()) { place in
      files[place.stack].site(of: place.pointer).text(in: directory)
    }
  }

  private mutating func add(
    _ file: TemplateFile, _ contents: TemplateContents, checker: TemplateChecker, in directory: String?
  ) {
    let workers = Workers(count: Workers.cores)
    let report = checker.report(on: contents, divisions: 3 * workers.count) { rules, check in
      workers.map(rules, check)
    }.mapFindings(file.placed).beginning(with: file.textFindings)
    func reported(_ finding: Finding, because reason: String?) -> ReportedFinding {
      let place = finding.pointer?.resource.map { ReportedPlace(stack: file.path, logicalID: $0) }
      return ReportedFinding(finding, acceptedBecause: reason, on: place, in: directory)
    }
    findings +=
      report.findings.map { reported($0, because: nil) }
      + report.accepted.map { reported($0.finding, because: $0.reason) }
    // Looked up at once, since that takes a way through the whole text.
    let ids = contents.resources.map(\.logicalID)
    let places = file.placed(ids.map { Finding(.syntax, "", at: JSONPointer(["Resources", $0])) })
    let lines = Dictionary(
      zip(ids, places).map { id, place in (id, place.site.map { "\(directory.map($0.relative) ?? $0)" } ?? "") },
      uniquingKeysWith: { first, _ in first })
    stacks.append(
      ReportedStack(name: file.path, file: file.path, contents: contents) { ("", lines[$0] ?? "") })
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
