import StrataJSON

/// The reason why a text isn't what one tool tells another of gates.
package struct GateFormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The place in the text, as `/health/0/time`.
  let place: String
  let expected: String
  let given: String

  package var description: String { "expected \(expected) at \(place.isEmpty ? "the top" : place), given \(given)" }
}

/// An object that is read, and its place.
struct GateMembers {
  private let value: JSONValue
  let place: String

  init(_ value: JSONValue, _ place: String) {
    (self.value, self.place) = (value, place)
  }

  private func take<Value>(
    _ key: String, _ expected: String, _ read: (JSONValue) -> Value?
  ) throws(GateFormatError) -> Value {
    guard let member = value[key], let read = read(member) else {
      let given = value[key].map { (try? $0.text(layout: .compact)) ?? "" } ?? "nothing"
      throw GateFormatError(place: "\(place)/\(key)", expected: expected, given: given)
    }
    return read
  }

  private func has(_ key: String) -> Bool { value[key].map { !$0.isNull } ?? false }

  func text(_ key: String) throws(GateFormatError) -> String { try take(key, "text") { $0.string } }

  func optionalText(_ key: String) throws(GateFormatError) -> String? { has(key) ? try text(key) : nil }

  func flag(_ key: String) throws(GateFormatError) -> Bool { try take(key, "true or false") { $0.bool } }

  func number(_ key: String) throws(GateFormatError) -> Int {
    try take(key, "a whole number") { $0.integer.flatMap { Int(exactly: $0) } }
  }

  func time(_ key: String) throws(GateFormatError) -> PointInTime {
    try take(key, "a time") { $0.string.flatMap(PointInTime.init) }
  }

  func texts(_ key: String) throws(GateFormatError) -> [String] {
    try take(key, "a list of texts") { value in
      guard let texts = value.array?.map(\.string), !texts.contains(nil) else { return nil }
      return texts.compactMap { $0 }
    }
  }

  func optionalTexts(_ key: String) throws(GateFormatError) -> [String]? { has(key) ? try texts(key) : nil }

  func optionalObject(_ key: String) throws(GateFormatError) -> GateMembers? {
    has(key) ? GateMembers(.object(try take(key, "an object") { $0.object }), "\(place)/\(key)") : nil
  }

  func list(_ key: String) throws(GateFormatError) -> [GateMembers] {
    try take(key, "a list") { $0.array }.enumerated().map { GateMembers($0.element, "\(place)/\(key)/\($0.offset)") }
  }

  func objects(_ key: String) throws(GateFormatError) -> [(String, GateMembers)] {
    try take(key, "an object") { $0.object }.map { ($0.key, GateMembers($0.value, "\(place)/\(key)/\($0.key)")) }
  }
}
