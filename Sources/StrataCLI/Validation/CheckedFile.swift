import StrataChecks
import StrataCore
import StrataJSON

/// A template in a file, with what was found in it.
struct CheckedFile: Sendable {
  let path: String
  /// What was found.
  private(set) var findings: [FileFinding] = []
  /// What was found and is accepted by the template.
  private(set) var accepted: [FileFinding] = []
  /// How many findings there are beside, as too many are of no use.
  private(set) var omitted = 0
  /// Why the file couldn't be read, if it couldn't.
  private(set) var problem: String?

  /// Reads and checks a file, with rules side by side where workers are left for that.
  init(
    _ path: String, checker: TemplateChecker, ignoring ignored: Set<RuleID>, atLeast least: Severity,
    workers: Workers
  ) {
    self.path = path
    do {
      let bytes = try InputFile.read(path, limit: SavedTemplate.readableBytes)
      let template = try TemplateFile(path, bytes: bytes)
      checkSize(bytes.count, of: template.json, atLeast: least, ignoring: ignored)
      let workers = bytes.count >= Self.largeTemplate ? workers : Workers(count: 1)
      // More parts than workers, so that none is left with the last of them for long.
      let divisions = workers.count > 1 ? 3 * workers.count : 1
      let report = checker.report(on: template.json, ignoring: ignored, divisions: divisions) { rules, check in
        workers.map(rules, check)
      }
      add(report, in: template, atLeast: least)
    } catch let error as TemplateFile.SyntaxError {
      let diagnostic = Diagnostic(
        .error, rule: .syntax, path: "", site: CallSite(file: path, line: error.line, column: error.column),
        message: "this isn't \(error.language): \(error.message)", hint: "mend it at that place")
      findings = [FileFinding(diagnostic: diagnostic)]
    } catch {
      problem = "\(error)"
    }
  }

  private mutating func add(_ report: TemplateReport, in template: TemplateFile, atLeast least: Severity) {
    let found = report.findings.filter { $0.severity <= least }
    let kept = Array(found.prefix(Self.mostFindings))
    omitted = found.count - kept.count
    let accepted = report.accepted.filter { $0.finding.severity <= least }.prefix(Self.mostFindings)
    let all = kept + accepted.map(\.finding)
    let acceptances = kept.map { _ in nil } + accepted.map { Optional($0.acceptance) }
    for (index, place) in template.positions(of: all.map(\.pointer)).enumerated() {
      let finding = FileFinding(
        diagnostic: diagnostic(all[index], at: place), pointer: all[index].pointer, acceptance: acceptances[index])
      if finding.acceptance == nil { findings.append(finding) } else { self.accepted.append(finding) }
    }
  }

  /// From what size on it takes longer to check a template than to start a thread, in bytes.
  private static let largeTemplate = 32 << 10

  /// How many findings of a file are reported; with more, it's something else than a template.
  private static let mostFindings = 10_000

  /// How much is shown of a name; that of a resource has 255 characters at most.
  private static let longestName = 255

  /// Says what there is to say of the file's size, at its start, as no value of the template is too large by itself.
  private mutating func checkSize(
    _ bytes: Int, of template: JSONValue, atLeast least: Severity, ignoring ignored: Set<RuleID>
  ) {
    guard let (mistake, severity) = Limits.size(bytes), severity <= least, !ignored.contains(mistake.rule) else {
      return
    }
    let diagnostic = Diagnostic(
      severity, rule: mistake.rule, path: "", site: CallSite(file: path, line: 1, column: 1),
      message: mistake.message, expected: mistake.expected, given: mistake.given, hint: mistake.hint)
    let acceptance = AcceptedRules(template).acceptance(of: mistake.rule)
    let finding = FileFinding(diagnostic: diagnostic, acceptance: acceptance)
    if acceptance == nil { findings.append(finding) } else { accepted.append(finding) }
  }

  private static func path(of pointer: JSONPointer) -> String {
    pointer.tokens.map { $0.utf8.count <= longestName ? $0 : $0.prefix(longestName) + "…" }.joined(separator: "/")
  }

  private func diagnostic(_ finding: TemplateFinding, at place: (line: Int, column: Int)?) -> Diagnostic {
    Diagnostic(
      finding.severity, rule: finding.rule, path: Self.path(of: finding.pointer),
      site: place.map { CallSite(file: path, line: $0.line, column: $0.column) }, message: finding.message,
      expected: finding.expected, given: finding.given, hint: finding.hint)
  }
}

extension RuleID {
  /// A file isn't written in the language that it should be.
  static let syntax: RuleID = "syntax"
}
