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
  /// Why the file couldn't be read, if it couldn't.
  private(set) var problem: String?

  /// Reads and checks a file.
  init(_ path: String, checker: TemplateChecker, ignoring ignored: Set<RuleID>) {
    self.path = path
    do {
      let bytes = try InputFile.read(path, limit: Self.readableBytes)
      let template = try TemplateFile(path, bytes: bytes)
      let report = checker.report(on: template.json, ignoring: ignored)
      checkSize(bytes.count, of: template.json, ignoring: ignored)
      add(report, in: template)
    } catch let error as TemplateFile.SyntaxError {
      let diagnostic = Diagnostic(
        .error, rule: .syntax, path: "", site: CallSite(file: path, line: error.line, column: error.column),
        message: "this isn't \(error.language): \(error.message)", hint: "mend it at that place")
      findings = [FileFinding(diagnostic: diagnostic)]
    } catch {
      problem = "\(error)"
    }
  }

  private mutating func add(_ report: TemplateReport, in template: TemplateFile) {
    let all = report.findings + report.accepted.map(\.finding)
    let acceptances = report.findings.map { _ in nil } + report.accepted.map { Optional($0.acceptance) }
    for (index, place) in template.positions(of: all.map(\.pointer)).enumerated() {
      let finding = FileFinding(
        diagnostic: diagnostic(all[index], at: place), pointer: all[index].pointer, acceptance: acceptances[index])
      if finding.acceptance == nil { findings.append(finding) } else { accepted.append(finding) }
    }
  }

  /// How large a file may be to be looked into: ten times what CloudFormation takes.
  private static let readableBytes = 10 * Limits.templateBytes

  /// Says what there is to say of the file's size, at its start, as no value of the template is too large by itself.
  private mutating func checkSize(_ bytes: Int, of template: JSONValue, ignoring ignored: Set<RuleID>) {
    guard let (mistake, severity) = Limits.size(bytes), !ignored.contains(mistake.rule) else { return }
    let diagnostic = Diagnostic(
      severity, rule: mistake.rule, path: "", site: CallSite(file: path, line: 1, column: 1),
      message: mistake.message, expected: mistake.expected, given: mistake.given, hint: mistake.hint)
    let acceptance = AcceptedRules(template).acceptance(of: mistake.rule)
    let finding = FileFinding(diagnostic: diagnostic, acceptance: acceptance)
    if acceptance == nil { findings.append(finding) } else { accepted.append(finding) }
  }

  /// Leaves findings out.
  mutating func drop(where isUnwanted: (Diagnostic) -> Bool) {
    findings.removeAll { isUnwanted($0.diagnostic) }
    accepted.removeAll { isUnwanted($0.diagnostic) }
  }

  private func diagnostic(_ finding: TemplateFinding, at place: (line: Int, column: Int)?) -> Diagnostic {
    Diagnostic(
      finding.severity, rule: finding.rule, path: finding.pointer.tokens.joined(separator: "/"),
      site: place.map { CallSite(file: path, line: $0.line, column: $0.column) }, message: finding.message,
      expected: finding.expected, given: finding.given, hint: finding.hint)
  }
}

extension RuleID {
  /// A file isn't written in the language that it should be.
  static let syntax: RuleID = "syntax"
}
