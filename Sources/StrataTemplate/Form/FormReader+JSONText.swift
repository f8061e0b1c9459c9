import StrataFacts
package import StrataJSON

extension FormReader {
  /// The policy that a text is, where functions stand within its JSON or make it; else the form as it is.
  func policyInText(_ form: Form, _ node: SchemaNode?) -> Form {
    switch form {
    case .scalar(.string(let text)):
      return policyText(text, takesObject: view(node)?.types.contains(.object) == true) ?? form
    case .text:
      guard let object = Self.jsonText(of: form)?.object, isPolicy(object) else { return form }
      // What it refers to has its new name already.
      var reader = self
      reader.renames = [:]
      return reader.policy(object)
    default: return form
    }
  }

  /// The JSON that a text is, with functions where the text has them; nil where it isn't JSON, or one stands outside of
  /// its texts.
  package static func jsonText(of form: Form) -> JSONValue? {
    let parts: [Form]
    switch form {
    case .scalar(.string): parts = [form]
    case .text(let pieces): parts = pieces
    default: return nil
    }
    guard let start = parts.first?.string?.utf8.first(where: { $0 > 0x20 }), "{[".utf8.contains(start) else {
      return nil
    }
    var text = ""
    for (index, part) in parts.enumerated() { text += part.string ?? "\(mark)\(index)\(mark)" }
    guard let json = try? JSONValue(parsing: text) else { return nil }
    return parts.count == 1 ? json : restored(json, parts)
  }

  /// A character that no template has, before and behind the place of a function.
  private static let mark = "\u{F8FE}"

  private static func restored(_ value: JSONValue, _ parts: [Form]) -> JSONValue {
    switch value {
    case .string(let text): return restored(text, parts)?.json ?? value
    case .array(let elements): return .array(elements.map { restored($0, parts) })
    case .object(let object):
      return .object(
        JSONObject(object.map { (restored($0.key, parts)?.comparableText ?? $0.key, restored($0.value, parts)) }))
    default: return value
    }
  }

  /// A text with functions in their places, or nil where it has none.
  private static func restored(_ text: String, _ parts: [Form]) -> Form? {
    guard text.contains(mark) else { return nil }
    let pieces = text.split(separator: mark, omittingEmptySubsequences: false).enumerated().compactMap {
      offset, piece -> Form? in
      if offset.isMultiple(of: 2) { return piece.isEmpty ? nil : .scalar(.string(String(piece))) }
      return Int(piece).flatMap { parts.indices.contains($0) ? parts[$0] : nil }
    }
    return pieces.count == 1 ? pieces[0] : .text(pieces)
  }
}
