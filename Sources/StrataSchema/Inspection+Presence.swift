import StrataJSON
import StrataTemplate

// Most values are no objects, and those are neither functions nor absent.

extension JSONValue {
  /// Whether it's an object, which a function is as well.
  var isObject: Bool {
    if case .object = self { true } else { false }
  }

  /// Whether it's there whatever the conditions.
  var isSurelyThere: Bool { !isObject || Presence(self) == .always }
}
