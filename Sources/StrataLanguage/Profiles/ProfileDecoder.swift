package import StrataJSON

/// A decoder that reads a profile, and goes on after a mistake.
package protocol ProfileDecoder: Decoder {
  /// The value here; nil where it's missing or was refused, which has been said.
  var value: JSONValue? { get }

  /// The place that the value stands at.
  var origin: ValueOrigin { get }

  /// Whether another value than usual stands in for one that is missing.
  var usesOtherStandIns: Bool { get }

  /// Says that the value isn't right, unless that was said.
  func refuse(expected: String)
}

/// A value that a profile has in a form of its own.
package protocol ProfileValue: Decodable {
  /// The form, in words, such as `text such as "1 GiB"`.
  static var profileForm: String { get }
}

extension Decoder {
  /// The place in a profile that the value stands at, where it's one of a profile.
  package var origin: ValueOrigin { (self as? any ProfileDecoder)?.origin ?? ValueOrigin() }

  /// Whether another value than usual stands in for one that is missing.
  package var usesOtherStandIns: Bool { (self as? any ProfileDecoder)?.usesOtherStandIns == true }

  /// Reads a value from text.
  ///
  /// - Parameters:
  ///   - standIn: The value that goes on for one that is refused.
  ///   - parse: Makes the value, or gives nil where the text is none.
  /// - Returns: The value.
  /// - Throws: `DecodingError` where the decoder isn't one of a profile, which goes on.
  package func read<Value: ProfileValue>(else standIn: Value, _ parse: (String) -> Value?) throws -> Value {
    try read(else: standIn, json: { $0.string.flatMap(parse) }) {
      parse(try singleValueContainer().decode(String.self))
    }
  }

  /// Reads a value from JSON.
  ///
  /// - Parameters:
  ///   - standIn: The value that goes on for one that is refused.
  ///   - json: Makes the value of a profile's JSON, or gives nil where it is none.
  ///   - other: Makes it of what another decoder has.
  /// - Returns: The value.
  /// - Throws: `DecodingError` where the decoder isn't one of a profile, which goes on.
  package func read<Value: ProfileValue>(
    else standIn: Value, json: (JSONValue) -> Value?, other: () throws -> Value?
  ) throws -> Value {
    if let decoder = self as? any ProfileDecoder {
      if let value = decoder.value.flatMap(json) { return value }
      decoder.refuse(expected: Value.profileForm)
      return standIn
    }
    if let value = try other() { return value }
    throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "expected \(Value.profileForm)"))
  }

  /// Reads the name of one of some choices.
  ///
  /// - Parameter type: The type of the choices, of which there's at least one.
  /// - Returns: The choice; another one stands for one that is refused.
  /// - Throws: `DecodingError` where the decoder isn't one of a profile, which goes on.
  package func choice<Choice: ProfileChoice>(_ type: Choice.Type = Choice.self) throws -> Choice {
    let text = try singleValueContainer().decode(String.self)
    if let choice = Choice.allCases.first(where: { "\($0)" == text }) { return choice }
    let names = Choice.profileForm
    let choices = Array(Choice.allCases)
    if let decoder = self as? any ProfileDecoder, let first = choices.first, let last = choices.last {
      decoder.refuse(expected: names)
      return decoder.usesOtherStandIns ? last : first
    }
    throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "expected \(names)"))
  }
}

/// An enumeration that a profile has as the names of its cases.
package protocol ProfileChoice: Decodable, CaseIterable {}

extension ProfileChoice {
  package static var profileForm: String { allCases.map { "\"\($0)\"" }.joined(separator: ", ") }
}
