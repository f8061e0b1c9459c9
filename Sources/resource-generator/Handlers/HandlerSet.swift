import StrataJSON

/// The permissions that the handlers of resource types need, as the schemas name them.
struct HandlerSet {
  /// A type with the permissions of its handlers.
  private struct Entry {
    let type: String
    /// The operations of each permission, each a letter in the order of ``operations``.
    var permissions: [String: String] = [:]
  }

  private var entries: [Entry] = []

  /// The operations and their letters, in the order in which a text has them; the last is what the schemas say of tags.
  private static let operations = [
    ("create", "c"), ("read", "r"), ("update", "u"), ("delete", "d"), ("list", "l"),
  ]
  private static let tagging = "t"

  /// What stands among permissions and is none, by type, so that a new one isn't lost in silence.
  static let leftOut: [String: Set<String>] = ["AWS::CloudFormation::ResourceDefaultVersion": [""]]

  /// Reads the permissions.
  ///
  /// - Parameter types: All types.
  /// - Throws: The fault in a schema.
  init(_ types: [SchemaType]) throws(GeneratorError) {
    for type in types {
      guard let handlers = type.schema["handlers"] else { continue }
      guard let object = handlers.object else {
        throw GeneratorError(file: type.file, pointer: "/handlers", "expected an object")
      }
      var entry = Entry(type: type.name)
      for handler in object {
        guard let letter = Self.operations.first(where: { $0.0 == handler.key })?.1 else {
          throw GeneratorError(file: type.file, pointer: "/handlers/\(handler.key)", "there is no such operation")
        }
        let place = "/handlers/\(handler.key)/permissions"
        for name in try Self.names(handler.value["permissions"], type, place) {
          entry.permissions[name, default: ""] += letter
        }
      }
      for name in try Self.names(type.schema["tagging"]?["permissions"], type, "/tagging/permissions") {
        entry.permissions[name, default: ""] += Self.tagging
      }
      entries.append(entry)
    }
  }

  /// The permissions at a place, each once.
  private static func names(
    _ json: JSONValue?, _ type: SchemaType, _ place: String
  ) throws(GeneratorError) -> Set<String> {
    guard let json else { return [] }
    guard let texts = json.array?.map(\.string), !texts.contains(nil) else {
      throw GeneratorError(file: type.file, pointer: place, "expected a list of actions")
    }
    let names = Set(texts.compactMap(\.self)).subtracting(leftOut[type.name] ?? [])
    for name in names where !isAction(name) {
      throw GeneratorError(
        file: type.file, pointer: place, "\"\(name)\" is no action; say in HandlerSet.swift what becomes of it")
    }
    return names
  }

  /// Whether a text is a service and an action, without what separates them in the text.
  private static func isAction(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        !part.isEmpty && part.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: ",") }
      }
  }

  /// A line for each type: its name, and for each set of operations a part of their letters and the services' actions.
  var text: String {
    entries.map { entry in
      let groups = Dictionary(grouping: entry.permissions.keys) { Self.ordered(entry.permissions[$0] ?? "") }
      let parts = groups.sorted { utf8Precedes($0.key, $1.key) }.map { letters, names in
        let services = Dictionary(grouping: names) { $0.prefix { $0 != ":" } }
        let words = services.sorted { utf8Precedes(String($0.key), String($1.key)) }.map { service, names in
          "\(service):"
            + names.map { String($0.dropFirst(service.count + 1)) }.sorted(by: utf8Precedes)
            .joined(separator: ",")
        }
        return "\t\(letters) \(words.joined(separator: " "))"
      }
      return "\(entry.type)\(parts.isEmpty ? "\t" : parts.joined())\n"
    }.joined()
  }

  private static func ordered(_ letters: String) -> String {
    (operations.map(\.1) + [tagging]).filter(letters.contains).joined()
  }
}
