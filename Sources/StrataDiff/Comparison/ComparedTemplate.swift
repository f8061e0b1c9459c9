import StrataJSON
import StrataTemplate

/// A template that can be compared: what it's made of has the form of a template.
struct ComparedTemplate: Sendable {
  /// The template as it's written.
  let json: JSONValue
  /// The same with what its loops make, or would make, in their places.
  let contents: TemplateContents
  let side: DifferenceError.Side

  static let sections = ["Parameters", "Mappings", "Conditions", "Rules", "Resources", "Outputs"]

  /// Takes a template.
  ///
  /// - Parameters:
  ///   - json: The template.
  ///   - side: The one of two that it is.
  ///   - given: The values that its parameters surely get, by name; none unless given.
  /// - Throws: An error that names the first value that isn't what a template has there.
  init(_ json: JSONValue, _ side: DifferenceError.Side, given: [String: String] = [:]) throws(DifferenceError) {
    func wrong(_ expected: String, _ value: JSONValue, _ tokens: String...) -> DifferenceError {
      DifferenceError(
        .notATemplate(side, expected: expected, given: value.kind), at: JSONPointer(tokens))
    }
    guard case .object(let root) = json else { throw wrong("an object", json) }
    for section in Self.sections {
      if let value = root[section], value.object == nil { throw wrong("an object", value, section) }
    }
    for member in root["Resources"]?.object ?? [:] where !Self.isExpanded(member.key) {
      guard case .object(let object) = member.value else {
        throw wrong("an object", member.value, "Resources", member.key)
      }
      let type = object["Type"] ?? .null
      guard type.string != nil else { throw wrong("the name of a type", type, "Resources", member.key, "Type") }
      if let properties = object["Properties"], properties.object == nil {
        throw wrong("an object", properties, "Resources", member.key, "Properties")
      }
    }
    self.json = json
    self.side = side
    contents = LoopBodies.contents(of: given.isEmpty ? json : Self.giving(given, to: json))
  }

  /// The template with values in place of its parameters' defaults.
  private static func giving(_ values: [String: String], to json: JSONValue) -> JSONValue {
    guard case .object(var template) = json, var parameters = template["Parameters"]?.object else { return json }
    for (name, value) in values {
      guard case .object(var declaration)? = parameters[name] else { continue }
      declaration["Default"] = .string(value)
      parameters[name] = .object(declaration)
    }
    template["Parameters"] = .object(parameters)
    return .object(template)
  }

  /// Whether resources are others than those that are written, as loops make them.
  var hasLoops: Bool { contents.hasExpandedLoops || written("Resources").contains { $0.key.isLoopName } }

  var isNew: Bool { side == .new }

  /// Whether a key isn't a logical id, but a loop or a macro that makes resources.
  static func isExpanded(_ key: String) -> Bool { key.isFunctionName }

  var resources: [TemplateResource] { contents.resources }

  func resource(_ logicalID: String) -> TemplateResource? { contents.resource(logicalID) }

  func section(_ name: String) -> JSONObject { contents.section(name) }

  /// A section as it's written.
  func written(_ name: String) -> JSONObject { json[name]?.object ?? [:] }
}
