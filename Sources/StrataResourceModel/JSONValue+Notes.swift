package import StrataJSON

extension JSONValue {
  /// The value without notes, at any depth.
  package var withoutNotes: JSONValue {
    switch self {
    case .object(let members): .object(members.withoutNotes)
    case .array(let elements): .array(elements.map(\.withoutNotes))
    default: self
    }
  }
}

extension JSONObject {
  /// The key of what a schema tells people of a property, and no rule is made of.
  package static let notesKey = "$notes"

  /// The object without notes, at any depth.
  package var withoutNotes: JSONObject {
    JSONObject(
      compactMap { member in
        member.key == Self.notesKey ? nil : (member.key, member.value.withoutNotes)
      })
  }
}
