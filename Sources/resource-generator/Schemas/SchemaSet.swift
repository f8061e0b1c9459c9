import Foundation
import StrataJSON

/// A resource type as one or more regions have it.
struct SchemaType {
  let name: String
  /// The file the schema was read from, for messages.
  let file: String
  let schema: JSONObject
  /// Whether us-east-1, where new types usually come first, has the type.
  let isInUSEast1: Bool
  /// The other facts about the type's values.
  let supplements: [SupplementSchema]
  /// The properties that the schema says to be read-only, and that can be set as well.
  var settable: Set<String> = []
}

/// The resource types of all regions.
struct SchemaSet {
  /// The types, sorted by name.
  let types: [SchemaType]

  /// Reads the schemas in a directory.
  ///
  /// - Parameters:
  ///   - directory: The directory, with `providers` and `resources` in it.
  ///   - supplements: The files taken of the directory `extensions` beside them; without any, it isn't looked at.
  ///   - corrections: What the schemas say wrongly.
  /// - Throws: The fault in a file, or the part of the supplements or corrections that doesn't fit.
  init(directory: URL, supplements: [Supplement] = [], corrections: [Correction] = []) throws(GeneratorError) {
    let regions = try Self.files(in: directory.appending(path: "providers"))
    guard !regions.isEmpty else {
      throw GeneratorError(file: directory.path, "there is no providers/*.json; is this a directory of schemas?")
    }
    // A type has one schema, whichever regions have it; where they should come to differ, us-east-1 decides.
    var schemaFiles: [String: String] = [:]
    var inUSEast1 = Set<String>()
    for region in regions {
      let isUSEast1 = region.deletingPathExtension().lastPathComponent == "us-east-1"
      for member in try Self.object(region) {
        guard let hash = member.value.string else {
          throw GeneratorError(file: region.path, pointer: "/\(member.key)", "expected the name of a schema")
        }
        if isUSEast1 { inUSEast1.insert(member.key) }
        if isUSEast1 || schemaFiles[member.key] == nil { schemaFiles[member.key] = hash }
      }
    }
    let more =
      supplements.isEmpty
      ? nil
      : try SupplementSet(
        supplements, leavingOut: Supplement.leftOut, directory: directory.appending(path: "extensions"))
    if let type = more?.types.first(where: { schemaFiles[$0] == nil }) {
      throw GeneratorError(file: directory.path, "there is no type \(type), which Supplement+All.swift names")
    }
    if let type = corrections.first(where: { schemaFiles[$0.type] == nil })?.type {
      throw GeneratorError(file: directory.path, "there is no type \(type), which Correction+All.swift names")
    }
    let corrections = Dictionary(uniqueKeysWithValues: corrections.map { ($0.type, $0) })
    var types: [SchemaType] = []
    for (name, hash) in schemaFiles {
      let file = directory.appending(path: "resources/\(hash).json")
      let schema = try Self.object(file)
      guard schema["typeName"]?.string == name else {
        throw GeneratorError(file: file.path, pointer: "/typeName", "expected \(name)")
      }
      types.append(
        SchemaType(
          name: name, file: file.path,
          schema: try corrections[name]?.applied(to: schema, file: file.path) ?? schema,
          isInUSEast1: inUSEast1.contains(name), supplements: more?.schemas(of: name) ?? [],
          settable: corrections[name]?.settable ?? []))
    }
    self.types = types.sorted { utf8Precedes($0.name, $1.name) }
  }

  /// The JSON files in a directory, in the order of their names.
  static func files(in directory: URL) throws(GeneratorError) -> [URL] {
    do {
      return try FileManager.default.contentsOfDirectory(at: directory, includingPropertiesForKeys: nil)
        .filter { $0.pathExtension == "json" }.sorted { utf8Precedes($0.path, $1.path) }
    } catch {
      throw GeneratorError(file: directory.path, "can't be read: \(error.localizedDescription)")
    }
  }

  /// Reads a file that holds an object.
  static func object(_ file: URL) throws(GeneratorError) -> JSONObject {
    let data: Data
    do { data = try Data(contentsOf: file) } catch {
      throw GeneratorError(file: file.path, "can't be read: \(error.localizedDescription)")
    }
    let json: JSONValue
    do { json = try JSONValue(parsing: [UInt8](data)) } catch { throw GeneratorError(file: file.path, "\(error)") }
    guard let object = json.object else { throw GeneratorError(file: file.path, "expected an object") }
    return object
  }
}
