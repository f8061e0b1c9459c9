import StrataJSON

extension SchemaReader {
  mutating func string(_ json: JSONValue?) -> String? {
    guard let json else { return nil }
    if case .string(let text) = json { return text }
    complain("a text is none")
    return nil
  }

  mutating func flag(_ json: JSONValue?) -> Bool {
    guard let json else { return false }
    if case .bool(let flag) = json { return flag }
    complain("a flag is neither true nor false")
    return false
  }

  mutating func list(_ json: JSONValue?) -> [JSONValue] {
    guard let json else { return [] }
    if case .array(let list) = json { return list }
    complain("a list is none")
    return []
  }

  mutating func object(_ json: JSONValue?) -> JSONObject {
    guard let json else { return [:] }
    if case .object(let object) = json { return object }
    complain("an object is none")
    return [:]
  }

  mutating func strings(_ json: JSONValue?) -> [String] {
    list(json).compactMap { string($0) }
  }

  mutating func paths(_ json: JSONValue?) -> [[String]] {
    strings(json).map { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
  }

  /// A list of names, or of such lists.
  mutating func groups(_ json: JSONValue?) -> [[String]] {
    let elements = list(json)
    if case .array? = elements.first { return elements.map { strings($0) } }
    let names = elements.compactMap { string($0) }
    return names.isEmpty ? [] : [names]
  }

  mutating func namesByName(_ json: JSONValue?) -> [(name: String, others: [String])] {
    object(json).map { ($0.key, strings($0.value)) }
  }

  mutating func number(_ json: JSONValue) -> Double? {
    switch json {
    case .integer(let value): return Double(value)
    case .double(let value): return value
    case .number(let value): return Double(value.text)
    default:
      complain("a number is none")
      return nil
    }
  }

  mutating func numbers(_ json: JSONValue?) -> SchemaBounds<Double>? {
    guard json != nil else { return nil }
    let bounds = list(json)
    guard bounds.count == 2 else {
      complain("bounds aren't two")
      return nil
    }
    return SchemaBounds(
      least: bounds[0].isNull ? nil : number(bounds[0]), greatest: bounds[1].isNull ? nil : number(bounds[1]))
  }

  mutating func counts(_ json: JSONValue?) -> SchemaBounds<Int>? {
    guard let bounds = numbers(json) else { return nil }
    // A bound beyond any count bounds nothing.
    return SchemaBounds(
      least: bounds.least.flatMap { Int(exactly: $0) }, greatest: bounds.greatest.flatMap { Int(exactly: $0) })
  }
}
