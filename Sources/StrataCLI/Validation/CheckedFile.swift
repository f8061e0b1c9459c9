import StrataChecks
import StrataCore
import StrataJSON

/// A template in a file, with what was found in it.
struct CheckedFile: Sendable {
  let path: String
  /// What was found, with lines and columns of the file.
  private(set) var findings: [Diagnostic] = []
  /// How many findings there are beside, as too many are of no use.
  private(set) var omitted = 0
  /// Why the file couldn't be read, if it couldn't.
  private(set) var problem: String?

  /// Reads and checks a file.
  init(_ path: String, checker: TemplateChecker, ignoring ignored: Set<RuleID>, atLeast least: Severity = .warning) {
    self.path = path
    do {
      let bytes = try InputFile.read(path, limit: Self.readableBytes)
      let template = try TemplateFile(path, bytes: bytes)
      let found = checker.check(template.json, ignoring: ignored).filter { $0.severity <= least }
      findings = sizeFindings(bytes.count, of: template.json, ignoring: ignored).filter { $0.severity <= least }
      let kept = found.prefix(Self.mostFindings)
      findings += zip(kept, template.positions(of: kept.map(\.pointer))).map(diagnostic)
      omitted = found.count - kept.count
    } catch let error as TemplateFile.SyntaxError {
      findings = [
        Diagnostic(
          .error, rule: .syntax, path: "", site: CallSite(file: path, line: error.line, column: error.column),
          message: "this isn't \(error.language): \(error.message)", hint: "mend it at that place")
      ]
    } catch {
      problem = "\(error)"
    }
  }

  /// How large a file may be to be looked into: ten times what CloudFormation takes.
  private static let readableBytes = 10 * Limits.templateBytes

  /// How many findings of a file are reported; with more, it's something else than a template.
  private static let mostFindings = 10_000

  /// How much is shown of a name; that of a resource has 255 characters at most.
  private static let longestName = 255

  /// What there is to say of the file's size, at its start, as no value of the template is too large by itself.
  private func sizeFindings(_ bytes: Int, of template: JSONValue, ignoring ignored: Set<RuleID>) -> [Diagnostic] {
    guard let (mistake, severity) = Limits.size(bytes), !ignored.contains(mistake.rule),
      !AcceptedRules(template).accepts(mistake.rule)
    else { return [] }
    return [
      Diagnostic(
        severity, rule: mistake.rule, path: "", site: CallSite(file: path, line: 1, column: 1),
        message: mistake.message, expected: mistake.expected, given: mistake.given, hint: mistake.hint)
    ]
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
