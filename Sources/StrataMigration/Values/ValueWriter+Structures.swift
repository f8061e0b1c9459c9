import StrataJSON
import StrataResourceModel
import StrataTemplate

extension ValueWriter {
  /// The arguments that set properties, or nil where there's one that no parameter takes or one that's asked for lacks.
  mutating func arguments(_ object: JSONObject, _ properties: [PropertyModel]) -> [Code]? {
    guard properties.take(object) else { return nil }
    return properties.compactMap { property in
      object[property.name].map {
        .labeled(property.label, write($0, as: SwiftType(property.type), under: property.name))
      }
    }
  }

  /// The first of the cases that takes the value.
  ///
  /// Of several forms nobody says which kinds are meant, so that each value stays of its own.
  mutating func union(_ value: JSONValue, _ type: SwiftType, _ cases: [UnionCase]) -> Code {
    for one in cases where one.form.takes(value) {
      let inner = SwiftType(one.type)
      guard fits(value, inner) else { continue }
      let outer = keepsKinds
      keepsKinds = true
      defer { keepsKinds = outer }
      return .call(".\(Names.escaped(one.label))", [written(value, as: inner)])
    }
    return raw(value, as: type, because: "no form of \(type.text()) is like this")
  }

  /// Whether a structure, or a list of such, takes the members of a value; others take what has their form.
  private func fits(_ value: JSONValue, _ type: SwiftType) -> Bool {
    switch (type, value) {
    case (.list(let element), .array(let elements)): return elements.allSatisfy { fits($0, element) }
    case (.named(let name), .object(let object)):
      guard case .structure(let properties)? = nested[name] else { return true }
      if value.isFunction { return true }
      return properties.take(object)
    default: return true
    }
  }
}

extension [PropertyModel] {
  /// Whether an object has nothing but these properties, and all that are required.
  fileprivate func take(_ object: JSONObject) -> Bool {
    object.keys.allSatisfy { key in contains { $0.name == key } }
      && allSatisfy { !$0.isRequired || object[$0.name] != nil }
  }
}

extension JSONObject {
  /// Whether a function stands among the members.
  var hasFunctionName: Bool { contains { $0.key.isFunctionName } }
}

extension ValueForm {
  /// Whether a value has the form.
  func takes(_ value: JSONValue) -> Bool {
    switch (self, value) {
    case (.text, .string), (.integer, .integer), (.number, .integer), (.number, .double), (.boolean, .bool),
      (.list, .array), (.object, .object):
      true
    default: false
    }
  }
}
