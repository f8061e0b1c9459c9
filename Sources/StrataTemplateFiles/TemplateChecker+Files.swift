public import StrataChecks
public import StrataFindings
import StrataJSON
package import StrataTemplate

extension TemplateChecker {
  /// Finds where the template in a file breaks the rules, and what its metadata accepts of that.
  ///
  /// The templates of nested stacks are read where it names them by their paths, for what crosses between them and it.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - ignored: Rules that aren't held against it, or parts of them, by their names of today or earlier ones.
  /// - Returns: The findings, in the order of the template, with lines and columns of the file.
  public func report(on file: TemplateFile, ignoring ignored: Set<RuleID> = []) -> TemplateReport {
    let report = report(on: file.contents(), ignoring: ignored).mapFindings(file.placed)
    return report.beginning(with: file.textFindings.filter { !ignored.contains($0.rule) })
  }
}

extension TemplateFile {
  /// What is in the template, with the templates of nested stacks that stand in files.
  ///
  /// - Parameter parameters: The values of its parameters that are known; none unless given.
  /// - Returns: The contents of the template.
  package func contents(parameters: [String: String] = [:]) -> TemplateContents {
    let contents = TemplateContents(json, byteCount: byteCount, deployment: .anybodys(parameters: parameters))
    guard contents.hasResources(ofAnyOf: NestedStack.Kind.types) else { return contents }
    let templates = NestedTemplates(besides: contents, at: path)
    return TemplateContents(
      json, byteCount: byteCount, deployment: .anybodys(parameters: parameters, besides: templates, at: path))
  }

  /// The findings about how the text is written, which the values in it don't tell.
  package var textFindings: [Finding] { (tabFinding.map { [$0] } ?? []) + numberKeyFindings }

  /// The finding about a tab that the `aws` command can't read over.
  private var tabFinding: Finding? {
    firstTab.map { place in
      Finding(
        .syntax, "the aws command can't read YAML with a tab between the parts of a line", severity: .warning,
        site: CallSite(file: path, line: place.line, column: place.column), expected: "spaces", given: "a tab",
        hint: "replace it by spaces")
    }
  }

  /// The findings about keys that CloudFormation refuses, for they're numbers without quotes.
  ///
  /// It says "map keys must be strings; received numeric".
  /// See [Mappings](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html).
  private var numberKeyFindings: [Finding] {
    placed(
      valuesOfNumberKeys.map { pointer in
        let key = Wording.quoted(pointer.tokens.last ?? "")
        return Finding(
          "template-form", "a key must be text, and YAML reads this one as a number", severity: .error, at: pointer,
          expected: key, given: pointer.tokens.last, hint: "write it in quotes")
      })
  }
}
