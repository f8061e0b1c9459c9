import Foundation
import StrataJSON

/// What the Service Authorization Reference says of actions, of the resources they're about, and of their condition keys.
struct AuthorizationSet {
  /// The number of actions.
  private(set) var actionCount = 0
  private var lines: [(name: String, text: String)] = []
  /// The numbers of sets of condition keys, of which there are far fewer than places where they count.
  private var sets: [String: Int] = [:]

  /// Reads a directory, and what another list has beside.
  ///
  /// - Parameters:
  ///   - directory: The directory, with `actions` and `resourceTypes` in it, a file for each service.
  ///   - others: A list of actions; those that the reference lacks are taken without what they do.
  /// - Throws: The fault in a file.
  init(directory: URL, others: URL) throws(GeneratorError) {
    for file in try SchemaSet.files(in: directory.appending(path: "resourceTypes")) {
      for type in try SchemaSet.object(file) { try add(type: type.key, type.value, of: Self.service(file), file) }
    }
    for file in try SchemaSet.files(in: directory.appending(path: "actions")) {
      for action in try SchemaSet.object(file) { try add(action: action.value, of: Self.service(file), file) }
    }
    if actionCount == 0 {
      throw GeneratorError(file: directory.path, "there is no actions/*.json; is this the reference's directory?")
    }
    let known = Set(lines.map(\.name))
    for service in try ActionSet(file: others).services {
      for (name, resources) in service.types where !known.contains("\(service.name):\(name)") {
        let types = resources.map { "\($0);0;" }.joined(separator: "|")
        try add("\(service.name):\(name)", [name, "", "", types], others, "/\(service.name)/Actions/\(name)")
        actionCount += 1
      }
    }
    for (set, number) in sets { try add("=\(number)", [set], directory, "") }
    lines.sort { utf8Precedes($0.name, $1.name) }
  }

  private static func service(_ file: URL) -> String { file.deletingPathExtension().lastPathComponent }

  private mutating func add(
    type name: String, _ type: JSONValue, of service: String, _ file: URL
  ) throws(GeneratorError) {
    // A type of resources that has several forms has them in one text.
    guard let key = type["key"]?.string, let arns = type["arn"]?.string.map({ $0.components(separatedBy: ", ") }),
      arns.allSatisfy({ $0.hasPrefix("arn:") && !$0.contains(" ") })
    else { throw GeneratorError(file: file.path, pointer: "/\(name)", "expected a key and ARNs") }
    let keys = try self.keys(type["conditionKeys"] ?? [], file, "/\(name)/conditionKeys")
    try add("\(service)/\(key)".lowercased(), [arns.joined(separator: " "), keys], file, "/\(name)")
  }

  private mutating func add(action: JSONValue, of service: String, _ file: URL) throws(GeneratorError) {
    guard let name = action["name"]?.string, let level = action["accessLevel"]?.string,
      let resources = action["resourceTypes"]?.array
    else { throw GeneratorError(file: file.path, "expected actions with name, accessLevel and resourceTypes") }
    let place = "/\(name.lowercased())"
    guard let access = Self.access[level] else {
      throw GeneratorError(file: file.path, pointer: "\(place)/accessLevel", "there is no access level \(level)")
    }
    var types: [String] = []
    for resource in resources {
      guard let type = resource["name"]?.string, let isRequired = resource["required"]?.bool,
        !type.contains(where: { "|;\t\n".contains($0) })
      else { throw GeneratorError(file: file.path, pointer: place, "expected resource types with name and required") }
      let keys = try self.keys(resource["conditionKeys"], file, place)
      types.append("\(type);\(isRequired ? 1 : 0);\(keys)")
    }
    let keys = try self.keys(action["conditionKeys"], file, "\(place)/conditionKeys")
    try add("\(service):\(name)".lowercased(), [name, access, keys, types.joined(separator: "|")], file, place)
    actionCount += 1
  }

  /// The letters of the reference's levels; those that are two things are the graver one.
  private static let access = [
    "List": "L", "Read": "R", "Write": "W", "Tagging": "T", "Tagging, Write": "T", "Permissions management": "P",
    "Permissions management, Write": "P",
  ]

  /// The number of a set of condition keys, or nothing where it's empty.
  private mutating func keys(_ json: JSONValue?, _ file: URL, _ place: String) throws(GeneratorError) -> String {
    guard let keys = json?.array?.map(\.string), !keys.contains(where: { $0?.contains(" ") ?? true }) else {
      throw GeneratorError(file: file.path, pointer: place, "expected a list of condition keys")
    }
    if keys.isEmpty { return "" }
    let set = keys.compactMap(\.self).sorted(by: utf8Precedes).joined(separator: " ")
    if let number = sets[set] { return "\(number)" }
    sets[set] = sets.count
    return "\(sets.count - 1)"
  }

  private mutating func add(
    _ name: String, _ fields: [String], _ file: URL, _ place: String
  ) throws(GeneratorError) {
    let text = fields.joined(separator: "\t")
    if ([name] + fields).contains(where: { $0.contains("\t") || $0.contains("\n") }) {
      throw GeneratorError(file: file.path, pointer: place, "expected texts without tabs and new lines")
    }
    lines.append((name, text))
  }

  /// A line for each set of condition keys, each type of resources and each action.
  var text: String { lines.map { "\($0.name)\t\($0.text)\n" }.joined() }
}
