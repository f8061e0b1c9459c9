import StrataJSON

/// The elements of a list in a profile.
struct UnkeyedProfileContainer: UnkeyedDecodingContainer {
  let decoder: ProfileValueDecoder
  let elements: [JSONValue]
  private(set) var currentIndex = 0

  init(decoder: ProfileValueDecoder, elements: [JSONValue]) {
    self.decoder = decoder
    self.elements = elements
  }

  var codingPath: [any CodingKey] { decoder.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() throws -> Bool {
    guard !isAtEnd, elements[currentIndex].isNull else { return false }
    note()
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next(expected: expectation(of: type)).decode(type)
  }

  mutating func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try next(expected: "an object").container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next(expected: "a list").unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next(expected: "a value") }

  private mutating func next(expected: String) throws -> ProfileValueDecoder {
    guard !isAtEnd else {
      decoder.notes.mismatch(decoder, expected: "more than \(elements.count) elements, the next being \(expected)")
      throw StandInMissing()
    }
    note()
    defer { currentIndex += 1 }
    return decoder.child(IndexKey(intValue: currentIndex), elements[currentIndex])
  }

  /// Notes that the element was read, and may be shown for all that's known.
  private func note() {
    decoder.notes.knownKeys[decoder.pointer, default: []].insert(String(currentIndex))
  }
}

/// The position of an element, counted from zero.
private struct IndexKey: CodingKey {
  let index: Int
  init(intValue: Int) { index = intValue }
  init?(stringValue: String) { nil }
  var intValue: Int? { index }
  var stringValue: String { String(index) }
}
