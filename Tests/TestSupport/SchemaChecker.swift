package import StrataJSON

/// Holds JSON against a JSON Schema, as far as those of this package's results go.
///
/// An object may have no other members than the schema names, so that whatever is printed is described.
package struct SchemaChecker {
  /// The places that aren't as the schema says, each with what is wrong.
  package private(set) var faults: [String] = []

  /// Checks a value.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - schema: The schema.
  package init(_ value: JSONValue, against schema: JSONValue) { check(value, schema, at: "") }

  private mutating func check(_ value: JSONValue, _ schema: JSONValue, at place: String) {
    if let choices = schema["anyOf"]?.array {
      let results = choices.map { SchemaChecker(value, against: $0).faults }
      guard let best = results.min(by: { $0.count < $1.count }), !best.isEmpty else { return }
      faults += best.map { "\(place)\($0)" }
      return
    }
    if let words = schema["enum"]?.array, !words.contains(value) {
      faults.append("\(place): \(value) is none of \(words)")
    }
    if let type = schema["type"]?.string, !Self.isOne(value, type) {
      faults.append("\(place): expected \(type), given \(value)")
      return
    }
    if let items = schema["items"] {
      for (index, element) in (value.array ?? []).enumerated() { check(element, items, at: "\(place)/\(index)") }
    }
    guard let object = value.object else { return }
    for name in schema["required"]?.array?.compactMap(\.string) ?? [] where object[name] == nil {
      faults.append("\(place): \(name) is missing")
    }
    let properties = schema["properties"]?.object
    for member in object {
      let place = "\(place)/\(member.key)"
      if let known = properties?[member.key] ?? schema["additionalProperties"] {
        check(member.value, known, at: place)
      } else if properties != nil {
        faults.append("\(place): no such member is described")
      }
    }
  }

  private static func isOne(_ value: JSONValue, _ type: String) -> Bool {
    switch (type, value) {
    case ("null", .null), ("boolean", .bool), ("integer", .integer), ("string", .string), ("array", .array),
      ("object", .object):
      true
    case ("number", _): value.double != nil
    default: false
    }
  }
}
