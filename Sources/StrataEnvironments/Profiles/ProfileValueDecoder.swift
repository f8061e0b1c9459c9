import StrataFindings
import StrataJSON
import StrataLanguage

/// Reads a profile's JSON into the type of its system, and notes all that's wrong on the way.
///
/// Reading goes on after a mistake, with a value that stands in for the one that's missing or wrong, so that all
/// mistakes come at once.
struct ProfileValueDecoder: ProfileDecoder {
  /// Nil where a value stands in for one that's missing or wrong; what's below it is not reported again.
  let value: JSONValue?
  let codingPath: [any CodingKey]
  let notes: DecodingNotes
  /// The values that members have unless the profile says otherwise, by their names.
  var defaults: [String: Any] = [:]

  var origin: ValueOrigin { notes.origin(of: pointer) }

  var usesOtherStandIns: Bool { notes.usesOtherStandIns }

  func refuse(expected: String) { notes.mismatch(self, expected: expected) }

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  var pointer: JSONPointer { JSONPointer(codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }) }

  /// Notes that the value here is nobody's to see.
  func noteSensitive() {
    notes.sensitive[pointer] = value?.string ?? ""
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let value, value.object == nil else {
      // Another stand-in has something in it, where keys aren't those of a type.
      let object = value == nil && usesOtherStandIns ? ["other": .null] : value?.object
      return KeyedDecodingContainer(KeyedProfileContainer<Key>(decoder: self, object: object))
    }
    notes.mismatch(self, expected: "an object")
    // What isn't there for that reason isn't reported again.
    let standIn = ProfileValueDecoder(value: nil, codingPath: codingPath, notes: notes)
    return KeyedDecodingContainer(KeyedProfileContainer<Key>(decoder: standIn, object: nil))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    if value != nil, value?.array == nil { notes.mismatch(self, expected: "a list") }
    let standIn: [JSONValue] = value == nil && usesOtherStandIns ? [.null] : []
    return UnkeyedProfileContainer(decoder: self, elements: value?.array ?? standIn)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    ScalarProfileContainer(decoder: self)
  }

  func child(_ key: any CodingKey, _ value: JSONValue?) -> ProfileValueDecoder {
    ProfileValueDecoder(value: value, codingPath: codingPath + [key], notes: notes)
  }

  /// Decodes a value of any type.
  ///
  /// - Throws: The error that the type's own initializer throws; it's noted before.
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // Its own form is a list of two numbers.
    if let type = type as? Duration.Type, let value = duration(type) as? Value { return value }
    if defaults.isEmpty, !Self.isPlain(type), let type = type as? any ProfileDefaults.Type,
      let with = withDefaults(of: type)
    {
      return try with.decode(Value.self)
    }
    do {
      return try Value(from: self)
    } catch {
      if value != nil { notes.refusal(self, type, error) }
      // One of an enumeration's own cases lets reading go on.
      if let choices = type as? any CaseIterable.Type,
        let choice = choices.standIn(isOther: notes.usesOtherStandIns) as? Value
      {
        return choice
      }
      notes.isPartial = true
      throw StandInMissing()
    }
  }
}

extension ProfileValueDecoder {
  /// Whether a type is one that most values have, of which it's known that it has no defaults.
  ///
  /// To be asked whether it conforms, the process's conformances are gone through, once for each type.
  private static func isPlain(_ type: any Any.Type) -> Bool {
    type == String.self || type == Int.self || type == Bool.self || type == Double.self || type == Sensitive.self
  }
}

/// There's no value that could stand in for one of a type; the reason has been noted.
struct StandInMissing: Error {}

/// The notes made while a profile was read.
final class DecodingNotes {
  private(set) var mistakes: [Finding] = []
  /// The keys of the profile itself that are missing.
  private(set) var missingKeys: [String] = []
  /// The text of each sensitive value, empty where there is none.
  var sensitive: [JSONPointer: String] = [:]
  /// Whether stand-ins are others than usual.
  var usesOtherStandIns = false
  /// The values that members of types have where the profile has none.
  var defaults: [ObjectIdentifier: [String: Any]] = [:]
  private let profile: ProfileChain?

  init(of profile: ProfileChain? = nil) { self.profile = profile }

  /// The place in the profile that a value was read from.
  func origin(of pointer: JSONPointer) -> ValueOrigin {
    guard let profile else { return ValueOrigin("a stand-in\(usesOtherStandIns ? ", another" : "")") { nil } }
    let key = pointer.tokens.joined(separator: "/")
    return ValueOrigin("\(key) of the profile \(profile.name)") { profile.site(of: pointer) }
  }

  /// Sensitive values that aren't there, and needn't be.
  private(set) var missingSecrets: [Finding] = []
  /// Whether sensitive values may be missing, since nothing is made of them.
  var toleratesMissingSecrets = false
  /// Whether reading ended before all was seen, since nothing could stand in for a value that is wrong.
  var isPartial = false
  /// The keys that each object may have, and the elements of lists that were read.
  var knownKeys: [JSONPointer: Set<String>] = [:]

  func add(_ mistake: Finding) {
    if !mistakes.contains(where: { $0.pointer == mistake.pointer }) { mistakes.append(mistake) }
  }

  func missing(_ key: String, in decoder: ProfileValueDecoder, expected: String) {
    if decoder.value == nil { return }
    if decoder.codingPath.isEmpty { missingKeys.append(key) }
    add(
      Finding(.invalidProfile, "\(key) is missing", at: decoder.pointer.appending(key), expected: expected))
  }

  func missingSecret(_ key: String, in decoder: ProfileValueDecoder) {
    if decoder.value == nil { return }
    let pointer = decoder.pointer.appending(key)
    missingSecrets.append(Finding(.invalidProfile, "\(key) has no value yet", severity: .warning, at: pointer))
  }

  func mismatch(_ decoder: ProfileValueDecoder, expected: String) {
    guard let value = decoder.value else { return }
    let pointer = decoder.pointer
    // Where a list or an object should be, text may be the secret that belongs into it.
    let isSensitive = sensitive[pointer] != nil || expected == "a list" || expected == "an object"
    add(
      Finding(
        .invalidProfile, "this isn't what its key takes", at: pointer, expected: expected,
        given: isSensitive ? value.kind : value.shown))
  }

  /// Notes what a type's own initializer has against a value.
  func refusal<Value>(_ decoder: ProfileValueDecoder, _ type: Value.Type, _ error: any Error) {
    if error is StandInMissing { return }
    let cases = (type as? any CaseIterable.Type)?.rawValuesInWords
    let isSensitive = sensitive.keys.contains { $0.tokens.starts(with: decoder.pointer.tokens) }
    let given = isSensitive ? nil : decoder.value?.shown
    if let cases {
      add(Finding(.invalidProfile, "there is no such choice", at: decoder.pointer, expected: cases, given: given))
      return
    }
    switch error as? DecodingError {
    case .dataCorrupted(let context):
      let inner = context.codingPath.count > decoder.codingPath.count ? context.codingPath : decoder.codingPath
      let pointer = JSONPointer(inner.map { $0.intValue.map(String.init) ?? $0.stringValue })
      add(Finding(.invalidProfile, context.debugDescription, at: pointer, given: given))
    case nil: add(Finding(.invalidProfile, "\(error)", at: decoder.pointer, given: given))
    default: add(Finding(.invalidProfile, "this can't be read as \(type)", at: decoder.pointer, given: given))
    }
  }
}

extension CaseIterable {
  /// A case that stands in for one that's missing or wrong; nil where there is none.
  fileprivate static func standIn(isOther: Bool) -> Self? {
    let cases = Array(allCases)
    return isOther ? cases.last : cases.first
  }

  /// The values of an enumeration as a profile has them, or nil where they aren't text.
  fileprivate static var rawValuesInWords: String? {
    let values = allCases.compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }
}

extension JSONValue {
  /// The kind of value that this is, for people.
  package var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .double, .number: "a number"
    case .string: "text"
    case .array: "a list"
    case .object: "an object"
    }
  }

  /// The value in a message: itself where it's short, else its kind.
  package var shown: String {
    switch self {
    case .array, .object: return kind
    default:
      let text = (try? text(layout: .compact)) ?? ""
      return text.utf8.count <= 60 ? text : kind
    }
  }
}
