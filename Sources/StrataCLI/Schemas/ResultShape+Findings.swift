import StrataFindings

extension ResultShape {
  /// Any object.
  static let anyObject = ResultShape.map(.anything)

  /// A finding.
  static let finding: ResultShape = [
    "severity": .word(Severity.self), "rule": .text, "path?": .text, "property?": .text, "file?": .text,
    "line?": .integer, "column?": .integer, "message": .text, "expected?": .text, "given?": .text, "hint?": .text,
    "pointer?": .text,
    "notes?": .list(["file?": .text, "line?": .integer, "pointer?": .text, "message": .text]),
  ]

  /// A finding that is accepted.
  static let acceptedFinding = finding.with(["because": .text, "by": .text])

  /// What was found, beside a result.
  static let diagnostics: ResultShape = [
    "notes?": .list(.text), "diagnostics": .list(finding), "accepted?": .list(acceptedFinding),
  ]

  /// The reason why a folder can't be written.
  static let outputError: ResultShape = ["path": .text, "message": .text, "hint": .text]

  /// A file of `validate`.
  static let checkedFile: ResultShape = [
    "file": .text, "problem?": .text, "findings": .list(finding), "accepted?": .list(acceptedFinding),
    "omitted?": .integer,
  ]

  /// A rule.
  static let rule: ResultShape = [
    "id": .text, "type?": .text, "partOf?": .text, "severity?": .word(Severity.self), "reason": .text, "source?": .text,
    "good?": anyObject, "bad?": anyObject,
  ]

  /// What `explain` says of a rule, or of an exit code.
  static let explanation: ResultShape = .either([
    rule.with(["accept?": .list(["where": .text, "write": .text])]), ["exitCode": .integer, "meaning": .text],
  ])
}
