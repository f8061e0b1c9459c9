import StrataJSON
import StrataTemplate

/// The size of a definition that is written as an object.
enum DefinitionSize {
  /// The bytes that are known before deployment, of JSON without spaces; as many as there are or fewer.
  static func bytes(of value: JSONValue) -> Int {
    switch value {
    case .string(let text): text.utf8.count + 2
    case .array(let elements): elements.reduce(1) { $0 + bytes(of: $1) + 1 }
    case .object(let object):
      value.isFunction ? 0 : object.reduce(1) { $0 + $1.key.utf8.count + 4 + bytes(of: $1.value) }
    default: Scalar.text(of: value)?.utf8.count ?? 4
    }
  }
}
