import StrataJSON

/// What the result of a command for machines looks like, from which its JSON Schema is made.
///
/// An object is written as a dictionary; a question mark ends the name of a member that may be absent.
indirect enum ResultShape: Sendable {
  case anything
  case null
  case text
  case integer
  case number
  case boolean
  /// One of some texts.
  case word([String])
  case list(ResultShape)
  /// An object whose members are called as they like.
  case map(ResultShape)
  case object([Member])
  case either([ResultShape])

  /// A member of an object.
  struct Member: Sendable {
    let name: String
    let shape: ResultShape
    let isRequired: Bool
  }

  /// The texts of an enumeration.
  static func word<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> ResultShape
  where Word.RawValue == String {
    .word(type.allCases.map(\.rawValue))
  }

  /// The same, or null.
  var orNull: ResultShape { .either([self, .null]) }

  /// An object with the members of two.
  static func joining(_ first: ResultShape, _ second: ResultShape) -> ResultShape { first.with(second) }

  /// An object with members beside.
  func with(_ others: ResultShape) -> ResultShape {
    guard case .object(let members) = self, case .object(let added) = others else { return self }
    return .object(members + added)
  }

  /// The schema.
  var schema: JSONValue {
    switch self {
    case .anything: return [:]
    case .null: return ["type": "null"]
    case .text: return ["type": "string"]
    case .integer: return ["type": "integer"]
    case .number: return ["type": "number"]
    case .boolean: return ["type": "boolean"]
    case .word(let words): return ["enum": .array(words.map(JSONValue.string))]
    case .list(let element): return ["type": "array", "items": element.schema]
    case .map(let member): return ["type": "object", "additionalProperties": member.schema]
    case .either(let shapes): return ["anyOf": .array(shapes.map(\.schema))]
    case .object(let members):
      let required = members.filter(\.isRequired).map { JSONValue.string($0.name) }
      return [
        "type": "object", "properties": .object(JSONObject(members.map { ($0.name, $0.shape.schema) })),
        "required": .array(required),
      ]
    }
  }
}

extension ResultShape: ExpressibleByDictionaryLiteral {
  init(dictionaryLiteral members: (String, ResultShape)...) {
    self = .object(
      members.map { name, shape in
        let isRequired = !name.hasSuffix("?")
        return Member(name: isRequired ? name : String(name.dropLast()), shape: shape, isRequired: isRequired)
      })
  }
}
