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
    report(on: TemplateContents(file.json, byteCount: file.byteCount, deployment: .anybodys), ignoring: ignored)
      .mapFindings(file.placed)
  }
}
