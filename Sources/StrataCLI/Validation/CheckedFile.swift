import StrataChecks
import StrataFindings
import StrataPipeline
import StrataTemplate
import StrataTemplateFiles

/// A template in a file, with what was found in it.
struct CheckedFile: Sendable {
  let path: String
  /// The findings that aren't accepted.
  private(set) var findings: [Finding] = []
  /// The findings that the template accepts.
  private(set) var accepted: [TemplateReport.Accepted] = []
  /// The names that rules had once, by which the template accepts some.
  private(set) var formerNames: [RuleID] = []
  /// The number of findings beside, as too many are of no use.
  private(set) var omitted = 0
  /// The reason for which the file couldn't be read, if it couldn't.
  private(set) var problem: String?

  /// Reads and checks a file, with rules side by side where workers are left for that.
  init(
    _ path: String, checker: TemplateChecker, parameters: ParameterFile? = nil, ignoring ignored: Set<RuleID>,
    honorsAccepted: Bool = true, atLeast least: Severity, workers: Workers
  ) {
    self.path = path
    do {
      let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
      let file = try TemplateFile(path, bytes: bytes)
      let workers = bytes.count >= Self.largeTemplate ? workers : Workers(count: 1)
      // More parts than workers, so that none is left with the last of them for long.
      let divisions = workers.count > 1 ? 3 * workers.count : 1
      let contents = file.contents(parameters: parameters?.texts ?? [:])
      let report = checker.report(
        on: contents, ignoring: ignored, honorsAccepted: honorsAccepted, divisions: divisions
      ) { rules, check in
        workers.map(rules, check)
      }
      let kept = report.limited(to: Self.mostFindings, atLeast: least)
      omitted = report.findings.count { $0.severity <= least } - kept.findings.count
      let placed = kept.mapFindings(file.placed)
      let values = parameters?.findings(for: contents).filter { $0.severity <= least } ?? []
      (findings, accepted, formerNames) = (values + placed.findings, placed.accepted, placed.formerNames)
      let inText = file.textFindings.filter { $0.severity <= least && !ignored.contains($0.rule) }
      findings.insert(contentsOf: inText, at: 0)
    } catch let error as Finding {
      findings = [error]
    } catch {
      problem = "\(error)"
    }
  }

  /// The size from which the rules are worth dividing among workers, in bytes.
  private static let largeTemplate = 32 << 10

  /// The number of findings that anybody will read.
  private static let mostFindings = 10_000
}
