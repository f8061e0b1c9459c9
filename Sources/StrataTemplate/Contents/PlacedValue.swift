package import StrataJSON

/// A value that a template may come to have, and where it stands.
package struct PlacedValue: Sendable {
  package let value: JSONValue
  package let pointer: JSONPointer

  package init(value: JSONValue, pointer: JSONPointer) {
    self.value = value
    self.pointer = pointer
  }

  /// The alternatives once conditions are known, without what is nothing; the value's elements where it's a list.
  package var elements: [PlacedValue] {
    var found: [PlacedValue] = []
    value.forEachElement(at: pointer) { found.append(PlacedValue(value: $0, pointer: $1 ?? pointer)) }
    return found
  }

  /// The argument of a function, where the value is that one, and else the value itself.
  package func unwrapped(_ function: IntrinsicFunction) -> PlacedValue {
    value.argument(of: function).map { PlacedValue(value: $0, pointer: pointer.appending(function.name)) } ?? self
  }

  /// A member of an object.
  package subscript(key: String) -> PlacedValue? {
    value[key].map { PlacedValue(value: $0, pointer: pointer.appending(key)) }
  }
}

extension TemplateResource {
  /// A property, with its place.
  package func placed(_ property: String) -> PlacedValue? {
    self[property].map { PlacedValue(value: $0, pointer: pointer(property)) }
  }
}
