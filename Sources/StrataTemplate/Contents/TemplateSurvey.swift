import StrataJSON
import StrataText

/// What hardly any template has in its values, found in one walk for all who ask.
package struct TemplateSurvey: Sendable, Hashable {
  /// Whether there's a null.
  package private(set) var hasNull = false
  /// The number of dynamic references in all texts, such as `{{resolve:ssm:name}}`.
  package private(set) var dynamicReferences = 0

  /// Looks through a template, and for null as it's written, where its loops are expanded.
  init(_ template: JSONValue, writtenAs source: JSONValue? = nil) {
    visit(template)
    if let source { hasNull = TemplateSurvey(source).hasNull }
  }

  private mutating func visit(_ value: JSONValue) {
    switch value {
    case .null: hasNull = true
    case .string(let text):
      // Hardly any text is long enough and has one.
      if text.utf8.count > 12, text.contains(bytesOf: "{{resolve:") {
        dynamicReferences += text.utf8Offsets(of: "{{resolve:").count
      }
    case .array(let elements): for element in elements { visit(element) }
    case .object(let object): for member in object { visit(member.value) }
    case .integer, .bool, .double, .number: break
    }
  }
}
