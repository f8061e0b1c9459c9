import StrataJSON

/// A value that a template may come to have, and where it stands.
struct PlacedValue: Sendable {
  let value: JSONValue
  let pointer: JSONPointer

  /// What the value may be once conditions are known, without what is nothing; its elements where it's a list.
  var elements: [PlacedValue] {
    value.alternatives(at: pointer).flatMap { value, place -> [PlacedValue] in
      guard let list = value.array else { return [PlacedValue(value: value, pointer: place)] }
      return list.enumerated().flatMap {
        PlacedValue(value: $0.element, pointer: place.appending($0.offset)).elements
      }
    }
  }

  /// A member of an object.
  subscript(key: String) -> PlacedValue? {
    value[key].map { PlacedValue(value: $0, pointer: pointer.appending(key)) }
  }
}

extension TemplateResource {
  /// A property, with its place.
  func placed(_ property: String) -> PlacedValue? {
    self[property].map { PlacedValue(value: $0, pointer: pointer(property)) }
  }
}
