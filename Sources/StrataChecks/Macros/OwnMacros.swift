import StrataFindings
import StrataJSON
import StrataTemplate

/// The macros of a template that aren't AWS's own.
///
/// Such a macro may rewrite all that it's given, so that nothing there is surely refused as it's written.
/// See [Template macros](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-macros.html).
struct OwnMacros {
  private let template: JSONValue
  private let everywhere: String?

  init(_ template: TemplateContents) {
    self.template = template.json
    everywhere = template.ownMacros.first
  }

  /// The finding, as a warning where a macro may rewrite what it's about.
  func softened(_ finding: Finding) -> Finding {
    guard finding.severity == .error, let macro = everywhere.map({ ($0, Self.section) }) ?? macro(around: finding)
    else { return finding }
    return finding.placed(
      severity: .warning, adding: [Finding.Note(pointer: macro.1, message: "the macro \(macro.0) may rewrite it first")]
    )
  }

  private static let section = JSONPointer(["Transform"])
  private static let function = IntrinsicFunction.transform.name

  /// The innermost macro that is called beside a value or around it, and where.
  private func macro(around finding: Finding) -> (String, JSONPointer)? {
    guard let tokens = finding.pointer?.tokens else { return nil }
    var value: JSONValue? = template
    var found: (String, JSONPointer)?
    for (index, token) in tokens.enumerated() {
      if let name = value?[Self.function]?.transformNames.first(where: { !$0.hasPrefix("AWS::") }) {
        found = (name, JSONPointer(Array(tokens[..<index]) + [Self.function]))
      }
      value = value?[JSONPointer([token])]
    }
    if let name = value?[Self.function]?.transformNames.first(where: { !$0.hasPrefix("AWS::") }) {
      found = (name, JSONPointer(tokens + [Self.function]))
    }
    return found
  }
}
