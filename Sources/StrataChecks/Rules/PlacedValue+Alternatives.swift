import StrataJSON
import StrataTemplate

extension PlacedValue {
  /// The values that may stand here once conditions are known, each with its place; none of them is nothing.
  var alternatives: [PlacedValue] {
    value.alternatives(at: pointer).map { PlacedValue(value: $0.value, pointer: $0.place) }
  }

  /// The values that a member may have, of whichever object may stand here.
  func all(_ key: String) -> [PlacedValue] {
    alternatives.flatMap { $0[key]?.alternatives ?? [] }
  }

  /// The elements of the lists that a member may be.
  func each(_ key: String) -> [PlacedValue] { alternatives.flatMap { $0[key]?.elements ?? [] } }

  /// The text, where all of it is written out.
  var text: String? { value.text }
}

extension JSONValue {
  /// The text, where all of it is written out.
  var text: String? {
    // A text without a dynamic reference is what it is.
    if case .string(let text) = self, !text.utf8.contains(UInt8(ascii: "{")) { return text }
    return isNested && !isFunction ? nil : PartialText(self).literal
  }
}

extension TemplateResource {
  /// The properties, with their place, or that of the resource where it has none.
  var placedProperties: PlacedValue {
    let place = object["Properties"] == nil ? pointer() : pointer().appending("Properties")
    return PlacedValue(value: .object(properties), pointer: place)
  }

  /// The values that a property may have.
  func all(_ property: String) -> [PlacedValue] { placed(property)?.alternatives ?? [] }

  /// The elements of the lists that a property may be.
  func each(_ property: String) -> [PlacedValue] { placed(property)?.elements ?? [] }
}
