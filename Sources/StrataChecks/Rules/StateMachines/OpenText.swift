import StrataJSON
import StrataTemplate
import StrataText

/// Texts of definitions in which something is filled in later: by a function, by `DefinitionSubstitutions` or from a
/// parameter store.
///
/// See [DefinitionSubstitutions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html).
enum OpenText {
  /// A character that no template has, which stands for what is filled in.
  static let mark: Character = "\u{F8FE}"

  /// A text with the mark in the place of all that is filled in; nil where the value is no text.
  static func marked(_ value: JSONValue) -> String? {
    guard value.string != nil || value.isFunction else { return nil }
    let text = PartialText(value).text(unknownAs: mark)
    return SubstitutionText.parts(of: text).map { part in
      if case .literal(let text) = part { text } else { String(mark) }
    }.joined()
  }
}

extension String {
  /// Whether something is filled in.
  var isOpen: Bool {
    if contains(bytesOf: "\u{F8FE}") || contains(bytesOf: "{{resolve:") { return true }
    return utf8.contains(UInt8(ascii: "$")) && !SubstitutionText.variables(in: self).isEmpty
  }
}

extension PlacedValue {
  /// The value, where nothing is filled in but in what it consists of; else nil.
  var known: JSONValue? {
    switch value {
    // A plain nil would be taken for the null of JSON.
    case .string(let text): return text.isOpen ? Optional.none : value
    case .object:
      // A choice rule may consist of its condition.
      guard let call = value.call, call.function != .condition else { return value }
      guard let text = PartialText(value).literal, !text.isOpen else { return Optional.none }
      return .string(text)
    default: return value
    }
  }

  /// The text, where all of it is known.
  var knownText: String? { known?.string }
}
