import StrataJSON

/// A value that a template may come to have, and where it stands.
struct PlacedValue {
  let value: JSONValue
  let pointer: JSONPointer

  /// What the value may be, and the elements where it's a list: all branches of `Fn::If`, without those that are nothing.
  var alternatives: [PlacedValue] {
    if let elements = value.array {
      return elements.enumerated().flatMap {
        PlacedValue(value: $0.element, pointer: pointer.appending($0.offset)).alternatives
      }
    }
    guard let object = value.object, object.count == 1 else { return [self] }
    switch object[0].key {
    case "Fn::If":
      guard let branches = object[0].value.array, branches.count == 3 else { return [self] }
      return [1, 2].flatMap { index in
        PlacedValue(value: branches[index], pointer: pointer.appending("Fn::If").appending(index)).alternatives
      }
    case "Ref" where object[0].value.string == "AWS::NoValue": return []
    default: return [self]
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
