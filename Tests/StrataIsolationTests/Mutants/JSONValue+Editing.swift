import StrataJSON

extension JSONValue {
  /// The same value with another one at a place; one without it, where there is none to be.
  func setting(_ pointer: JSONPointer, to value: JSONValue?) -> JSONValue {
    guard let first = pointer.tokens.first else { return value ?? .null }
    let rest = JSONPointer(Array(pointer.tokens.dropFirst()))
    if case .array(var elements) = self, let position = Int(first) {
      if position == elements.count {
        value.map { elements.append($0) }
      } else if rest.tokens.isEmpty, value == nil {
        elements.remove(at: position)
      } else {
        elements[position] = elements[position].setting(rest, to: value)
      }
      return .array(elements)
    }
    var object = object ?? [:]
    object[first] = rest.tokens.isEmpty ? value : (object[first] ?? .object([:])).setting(rest, to: value)
    return .object(object)
  }
}
