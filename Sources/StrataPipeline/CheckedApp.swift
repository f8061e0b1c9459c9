import StrataChecks
import StrataFindings
import StrataLanguage
import StrataSynthesis

/// What was found in the template of a stack.
struct StackReport: Sendable {
  /// What stands, whatever else was found.
  let mistakes: [Finding]
  /// What rules found, which may only follow from mistakes that are known when all stacks are rendered.
  let findings: [Finding]
  let accepted: [TemplateReport.Accepted]

  var hasErrors: Bool { mistakes.hasErrors || findings.hasErrors }
}

/// What was found in an app, all of whose templates were checked.
struct CheckedApp {
  private let findings: [Finding]
  private let accepted: [TemplateReport.Accepted]

  /// Puts together what was found.
  ///
  /// - Parameters:
  ///   - app: The app.
  ///   - reports: What was found in each template, by the index of its stack.
  init(_ app: RenderedApp, _ reports: [Int: StackReport]) {
    var findings = app.findings
    var accepted: [TemplateReport.Accepted] = []
    let consequences = Consequences(of: app)
    for report in app.order.compactMap({ reports[$0] }) {
      findings += report.mistakes
      findings += report.findings.filter { !consequences.contain($0) }
      accepted += report.accepted
    }
    self.findings = findings.withoutRepetitions.sorted()
    self.accepted = accepted.sorted { $0.finding < $1.finding }
  }

  /// The findings that don't stop a deployment, and what is accepted.
  ///
  /// - Throws: Every finding at once, sorted by place, if there is an error.
  func verdict() throws(SynthesisError) -> Verdict {
    if findings.hasErrors { throw SynthesisError(findings) }
    return Verdict(warnings: findings, accepted: accepted)
  }

  /// That there is no error.
  struct Verdict {
    let warnings: [Finding]
    let accepted: [TemplateReport.Accepted]
  }
}
