/// A form that a value can have in JSON.
package enum ValueForm: String, CaseIterable, Sendable {
  case text, integer, number, boolean, list, object

  /// The form that a letter of the facts, or a type of a schema, stands for; null is none.
  package init?(_ type: String) {
    switch type {
    case "s", "string": self = .text
    case "i", "integer": self = .integer
    case "n", "number": self = .number
    case "b", "boolean": self = .boolean
    case "a", "array": self = .list
    case "o", "object": self = .object
    default: return nil
    }
  }

  package static let scalars: Set<ValueForm> = [.text, .integer, .number, .boolean]
  package static let all = Set(allCases)
}

extension Set<ValueForm> {
  /// The forms in words, as in `a text or a list`.
  package var words: String {
    let words: [ValueForm: String] = [
      .text: "a text", .integer: "an integer", .number: "a number", .boolean: "true or false", .list: "a list",
      .object: "an object",
    ]
    return isEmpty ? "nothing" : ValueForm.allCases.filter(contains).compactMap { words[$0] }.joined(separator: " or ")
  }
}
