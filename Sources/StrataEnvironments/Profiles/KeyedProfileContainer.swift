import StrataJSON
import StrataLanguage

/// The members of an object in a profile.
struct KeyedProfileContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let decoder: ProfileValueDecoder
  let object: JSONObject?

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] { (object?.keys ?? []).compactMap(Key.init(stringValue:)) }

  func contains(_ key: Key) -> Bool {
    note(key)
    return object?[key.stringValue] != nil || hasDefault(key)
  }

  func decodeNil(forKey key: Key) throws -> Bool {
    note(key)
    // What is asked next is answered by the default.
    return (object?[key.stringValue]?.isNull ?? true) && !hasDefault(key)
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    note(key)
    let value = object?[key.stringValue].flatMap { $0.isNull ? nil : $0 }
    let child = decoder.child(key, value)
    if type == Sensitive.self { child.noteSensitive() }
    if value == nil, let usual = decoder.defaults[key.stringValue] as? Value { return usual }
    if value == nil {
      if type == Sensitive.self, decoder.notes.toleratesMissingSecrets {
        decoder.notes.missingSecret(key.stringValue, in: decoder)
      } else {
        decoder.notes.missing(key.stringValue, in: decoder, expected: expectation(of: type))
      }
    }
    return try child.decode(type)
  }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    note(key)
    if type == Sensitive.self { decoder.child(key, nil).noteSensitive() }
    guard let value = object?[key.stringValue], !value.isNull else {
      return decoder.defaults[key.stringValue] as? Value
    }
    return try decoder.child(key, value).decode(type)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<NestedKey> {
    try nested(key, expected: "an object").container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nested(key, expected: "a list").unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder { nested(key, expected: "a value") }

  private func nested(_ key: Key, expected: String) -> ProfileValueDecoder {
    note(key)
    let value = object?[key.stringValue]
    if value == nil { decoder.notes.missing(key.stringValue, in: decoder, expected: expected) }
    return decoder.child(key, value)
  }

  private func hasDefault(_ key: Key) -> Bool {
    guard let usual = decoder.defaults[key.stringValue] else { return false }
    // A member that is nil unless something is said has none.
    return Mirror(reflecting: usual).displayStyle != .optional || !Mirror(reflecting: usual).children.isEmpty
  }

  private func note(_ key: Key) {
    decoder.notes.knownKeys[decoder.pointer, default: []].insert(key.stringValue)
  }
}

/// The values that a type takes, in words.
func expectation<Value>(of type: Value.Type) -> String {
  switch type {
  case is String.Type, is Sensitive.Type: "text"
  case is Bool.Type: "true or false"
  case is any BinaryInteger.Type: "a whole number"
  case is any BinaryFloatingPoint.Type: "a number"
  case is any SequenceInWords.Type: "a list"
  case is Duration.Type: ProfileValueDecoder.durationForm
  default: (type as? any ProfileValue.Type)?.profileForm ?? (type as? any ProfileChoice.Type)?.profileForm ?? "a value"
  }
}

/// A collection that a profile has as a list.
private protocol SequenceInWords {}
extension Array: SequenceInWords {}
extension Set: SequenceInWords {}
