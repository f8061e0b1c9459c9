import StrataChecks
import StrataCore
import StrataJSON

/// A template in a file, with what was found in it.
struct CheckedFile: Sendable {
  let path: String
  /// What was found, with lines and columns of the file.
  private(set) var findings: [Diagnostic] = []
  /// Why the file couldn't be read, if it couldn't.
  private(set) var problem: String?

  /// Reads and checks a file.
  init(_ path: String, checker: TemplateChecker, ignoring ignored: Set<RuleID>) {
    self.path = path
    do {
      let bytes = try InputFile.read(path, limit: Self.readableBytes)
      let template = try TemplateFile(path, bytes: bytes)
      let found = checker.check(template.json, ignoring: ignored)
      findings = sizeFindings(bytes.count, of: template.json, ignoring: ignored)
      findings += zip(found, template.positions(of: found.map(\.pointer))).map(diagnostic)
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

  /// Leaves findings out.
  mutating func drop(where isUnwanted: (Diagnostic) -> Bool) {
    findings.removeAll(where: isUnwanted)
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
