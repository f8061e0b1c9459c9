import StrataJSON

extension String {
  /// The text with the values of loops in place of their identifiers: `${Name}`, and `&{Name}` for the value's letters
  /// and digits alone.
  func replacingIdentifiers(_ values: [String: String]) -> String {
    guard utf8.contains(UInt8(ascii: "{")) else { return self }
    var text = self
    for (identifier, value) in values {
      text = text.replacing("${\(identifier)}", with: value)
        .replacing("&{\(identifier)}", with: value.filter { $0.isASCII && ($0.isLetter || $0.isNumber) })
    }
    return text
  }
}

extension JSONValue {
  /// The value with those of loops in place of references to their identifiers.
  ///
  /// They are replaced in `Ref` and in the text of `Fn::Sub`, and nowhere else: elsewhere `${Name}` is text.
  func replacingIdentifiers(_ values: [String: String]) -> JSONValue {
    if values.isEmpty { return self }
    guard let call else { return self }
    switch call.function {
    case .ref: return call.argument.string.flatMap { values[$0] }.map { .string($0) } ?? self
    case .sub:
      let own = call.argument[1]?.object ?? [:]
      let others = values.filter { own[$0.key] == nil }
      guard let text = (call.argument.string ?? call.argument[0]?.string)?.replacingIdentifiers(others) else {
        return self
      }
      // Nothing is left of it but text.
      if SubstitutionText.variables(in: text).isEmpty, own.isEmpty {
        return .string(SubstitutionText.parts(of: text).map(\.literal).joined())
      }
      return .object([call.name: own.isEmpty ? .string(text) : [.string(text), .object(own)]])
    default: return self
    }
  }
}

extension SubstitutionText.Part {
  /// The text of a literal part; none of a variable.
  fileprivate var literal: String {
    if case .literal(let text) = self { text } else { "" }
  }
}
