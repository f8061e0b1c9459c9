import StrataJSON
import StrataResourceModel

/// What a schema tells people of a property, and no rule is made of: its default, its unit, and what it names.
///
/// It's among the facts until they're written, under a key of its own, and goes into the documentation alone.
enum PropertyNotes {
  static let key = JSONObject.notesKey
  static let defaultKey = "default"
  static let unitKey = "unit"
  /// The key of the type and the property that a value names, as in `AWS::EC2::Subnet.SubnetId`.
  static let typeKey = "type"

  /// The notes of a property's schema; none where it tells nothing.
  static func notes(of schema: JSONObject) -> JSONObject? {
    var notes = JSONObject()
    if let value = schema["default"], isTelling(value) { notes[defaultKey] = value }
    let types = schema["type"].map { $0.array ?? [$0] } ?? []
    if types.contains("integer") || types.contains("number"),
      let unit = schema["description"]?.string.flatMap(UnitDescription.unit(inDescription:))
    {
      notes[unitKey] = .string(unit)
    }
    if let relation = schema["relationshipRef"], let type = relation["typeName"]?.string,
      let path = relation["propertyPath"]?.string, path.hasPrefix("/properties/")
    {
      let property = path.dropFirst("/properties/".count)
      if !property.contains("/") { notes[typeKey] = .string("\(type).\(property)") }
    }
    return notes.isEmpty ? nil : notes
  }

  /// Whether a default was chosen by somebody.
  ///
  /// Nothing, zero and false aren't: tools write them into schemas whatever the service does.
  private static func isTelling(_ value: JSONValue) -> Bool {
    switch value {
    case .bool(let flag): flag
    case .integer(let number): number != 0
    case .double(let number): number != 0
    case .string(let text): isShowable(text)
    default: false
    }
  }

  private static func isShowable(_ text: String) -> Bool {
    (1...40).contains(text.utf8.count) && text != "UnsetValue"
      && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "`") }
  }
}
