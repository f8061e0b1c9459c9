public import StrataChecks
public import StrataFindings
import StrataTemplate

extension TemplateChecker {
  /// Finds where the template in a file breaks the rules, and what its metadata accepts of that.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - ignored: Rules that aren't held against it, or parts of them, by their names of today or earlier ones.
  /// - Returns: The findings, in the order of the template, with lines and columns of the file.
  public func report(on file: TemplateFile, ignoring ignored: Set<RuleID> = []) -> TemplateReport {
    let report = report(
      on: TemplateContents(file.json, byteCount: file.byteCount, deployment: .anybodys), ignoring: ignored
    ).mapFindings(file.placed)
    return ignored.contains(.syntax) ? report : file.tabFinding.map(report.beginning) ?? report
  }
}

extension TemplateFile {
  /// The finding about a tab that the `aws` command can't read over.
  package var tabFinding: Finding? {
    firstTab.map { place in
      Finding(
        .syntax, "the aws command can't read YAML with a tab between the parts of a line", severity: .warning,
        site: CallSite(file: path, line: place.line, column: place.column), expected: "spaces", given: "a tab",
        hint: "replace it by spaces")
    }
  }
}
