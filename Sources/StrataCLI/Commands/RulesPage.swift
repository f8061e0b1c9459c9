import StrataChecks
import StrataDiff
import StrataFindings
import StrataText

/// A page of all rules in Markdown, made of what they say of themselves.
struct RulesPage {
  private let checker: TemplateChecker
  private let tool: String

  /// Names the rules of a page.
  ///
  /// - Parameters:
  ///   - checker: The rules.
  ///   - tool: The name of the tool that explains them.
  init(_ checker: TemplateChecker, tool: String) {
    self.checker = checker
    self.tool = tool
  }

  /// The page.
  var text: String {
    """
    # All rules

    Everything that can be found in a template, and why it's looked for.

    ## Overview

    This page is made by `\(tool) rules --markdown` of what the rules say of themselves. `\(tool) rules RULE` shows a
    template that keeps to a rule and one that breaks it, and `\(tool) rules TYPE` all that holds for resources of a type. A
    finding has the name of its rule, or of a part of it where the rule has parts.

    ## Rules over finished templates

    \(table("Rule", "Severity", "Reason", "Source", rows: templateRows))
    ## Rules while templates are made

    They hold while templates are declared, read and written, for environments together, and for what things cost: no
    finished template shows what they find.

    \(table("Rule", "Reason", rows: otherRows))
    ## Constraints of resource types

    What holds for resources of one type and can be said by its properties alone:
    \(Count.grouped(ConstraintCatalog.names.count)) constraints of \(Count.grouped(ConstraintCatalog.types.count)) types, each
    with a name, a reason and a source of its own. `\(tool) rules TYPE` lists those of a type.

    \(table("Service", "Constraints", "Types, with the number of each", rows: serviceRows))
    """
  }

  /// A row for each rule, and behind it one for each of its parts.
  private var templateRows: [[String]] {
    checker.rules.flatMap { rule in
      let about = rule.about
      let name = Self.code(about.id)
      let severity = about.severity.rawValue
      return [[name, severity, MarkdownText.prose(about.reason), "<\(about.source)>"]]
        + rule.parts.map { part in
          ["\(Self.code(part.id)), of \(name)", severity, MarkdownText.prose(part.reason), ""]
        }
    }
  }

  /// A row for each rule that no finished template shows.
  private var otherRows: [[String]] {
    ExplainedRule.beyondTemplates.map { [Self.code($0.id), MarkdownText.prose($0.reason)] }
  }

  /// A row for each service whose types have constraints.
  private var serviceRows: [[String]] {
    let services = Dictionary(grouping: ConstraintCatalog.types, by: Self.service)
    return services.sorted { $0.key < $1.key }.map { service, types in
      let counts = types.sorted().map { type in (type: type, count: ConstraintCatalog.entries(of: type).count) }
      return [
        MarkdownText.code(service), Count.grouped(counts.reduce(0) { $0 + $1.count }),
        counts.map { "\(MarkdownText.code($0.type)) \($0.count)" }.joined(separator: ", "),
      ]
    }
  }

  /// The service of a type, such as `AWS::SQS`.
  private static func service(of type: String) -> String {
    type.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: true).prefix(2).joined(separator: "::")
  }

  private static func code(_ id: RuleID) -> String { MarkdownText.code(id.description) }

  private func table(_ heads: String..., rows: [[String]]) -> String {
    ([heads, heads.map { _ in "---" }] + rows).map { MarkdownText.row($0) }.joined()
  }
}
