import StrataJSON

/// What a type's own schema says wrongly, and what is right.
struct Correction {
  let type: String
  let changes: [Change]
  /// The properties, by name, that the schema says to be read-only, and that a template can set as well.
  ///
  /// They stay attributes.
  let settable: Set<String>

  /// A part of the schema to be read otherwise than it stands there, by its JSON pointer.
  enum Change {
    /// Something else is there.
    case replace(String, with: JSONValue)
    /// The schema lacks it.
    case add(String, JSONValue)
    /// A list in the schema lacks a value.
    case append(String, JSONValue)
    /// What the schema has at another pointer is there.
    case move(String, from: String)
  }

  init(_ type: String, settable: Set<String> = [], _ changes: Change...) {
    self.type = type
    self.changes = changes
    self.settable = settable
  }

  /// The schema as it's to be read.
  ///
  /// What is to be changed has to be there, and what is to be added must not, so that a schema that was mended is noticed.
  func applied(to schema: JSONObject, file: String) throws(GeneratorError) -> JSONObject {
    var corrected = JSONValue.object(schema)
    for change in changes {
      switch change {
      case .replace(let pointer, let value):
        corrected = corrected.replacing(try place(pointer, in: corrected, file).tokens[...], with: value)
      case .move(let pointer, let source):
        let value = corrected[try place(source, in: corrected, file)]
        corrected = corrected.replacing(try place(pointer, in: corrected, file).tokens[...], with: value)
      case .append(let pointer, let value):
        let place = try place(pointer, in: corrected, file)
        guard let list = corrected[place]?.array, !list.contains(value) else {
          throw GeneratorError(
            file: file, pointer: pointer, "the list has what is to be added; take it out of Correction+All.swift")
        }
        corrected = corrected.replacing(place.tokens[...], with: .array(list + [value]))
      case .add(let pointer, let value):
        let parent = pointer.lastIndex(of: "/").map { String(pointer[..<$0]) } ?? ""
        _ = try place(parent, in: corrected, file)
        guard let place = JSONPointer(pointer), corrected[place] == nil else {
          throw GeneratorError(
            file: file, pointer: pointer, "what is to be added is there; take it out of Correction+All.swift")
        }
        corrected = corrected.replacing(place.tokens[...], with: value)
      }
    }
    let readOnly = schema["readOnlyProperties"]?.array?.compactMap(\.string) ?? []
    for name in settable.sorted(by: utf8Precedes) where !readOnly.contains("/properties/\(name)") {
      throw GeneratorError(
        file: file, pointer: "/readOnlyProperties",
        "\(name) isn't among them; take it out of Correction+All.swift")
    }
    return corrected.object ?? schema
  }

  private func place(_ pointer: String, in schema: JSONValue, _ file: String) throws(GeneratorError) -> JSONPointer {
    guard let place = JSONPointer(pointer), schema[place] != nil else {
      throw GeneratorError(
        file: file, pointer: pointer,
        "there is nothing to correct; say in Correction+All.swift how the schema is read now")
    }
    return place
  }
}
