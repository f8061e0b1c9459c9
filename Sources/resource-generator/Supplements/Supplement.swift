import StrataJSON

/// A schema that says more of some values than the schemas of the types do, and where it holds.
struct Supplement {
  /// The file in the directory `extensions`.
  let file: String
  /// The values that it's held against: a type and a path among its properties, `*` being any element.
  let places: [Place]
  /// The parts to be read otherwise than they stand there: JSON pointers and new values, or nil for what's left out.
  let changes: [(pointer: String, value: JSONValue?)]

  struct Place {
    let type: String
    let path: [String]

    /// Reads `AWS::EC2::Instance/BlockDeviceMappings/*`.
    init(_ text: String) {
      var parts = text.split(separator: "/").map(String.init)
      type = parts.removeFirst()
      path = parts
    }
  }

  init(_ file: String, at places: String..., changing changes: KeyValuePairs<String, JSONValue?> = [:]) {
    self.file = file
    self.places = places.map(Place.init)
    self.changes = changes.map { ($0.key, $0.value) }
  }

  /// The schema as it's to be read.
  ///
  /// The part to be changed has to be there, so that a file that was mended is noticed.
  func changed(_ schema: JSONObject, file: String) throws(GeneratorError) -> JSONObject {
    var schema = JSONValue.object(schema)
    for (pointer, value) in changes {
      guard let place = JSONPointer(pointer), schema[place] != nil else {
        throw GeneratorError(
          file: file, pointer: pointer,
          "there is nothing to change; say in Supplement+All.swift how the file is read now")
      }
      schema = schema.replacing(place.tokens[...], with: value)
    }
    return schema.object ?? [:]
  }
}
