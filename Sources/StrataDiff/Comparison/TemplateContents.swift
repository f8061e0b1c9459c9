import StrataJSON

/// A template as it's compared: its resources, and its other sections.
struct TemplateContents {
  struct Resource {
    let logicalID: String
    let type: String
    let object: JSONObject

    subscript(key: String) -> JSONValue? { object[key] }
  }

  let json: JSONValue
  let resources: [Resource]
  private let positions: [String: Int]

  static let sections = ["Parameters", "Mappings", "Conditions", "Rules", "Resources", "Outputs"]

  init(_ json: JSONValue, _ side: DifferenceError.Side) throws(DifferenceError) {
    func wrong(_ expected: String, _ value: JSONValue, _ tokens: String...) -> DifferenceError {
      DifferenceError(
        .notATemplate(side, expected: expected, given: value.kind), at: JSONPointer(tokens))
    }
    guard case .object(let root) = json else { throw wrong("an object", json) }
    for section in Self.sections {
      if let value = root[section], value.object == nil { throw wrong("an object", value, section) }
    }
    var resources: [Resource] = []
    for member in root["Resources"]?.object ?? [:] where !Self.isExpanded(member.key) {
      guard case .object(let object) = member.value else {
        throw wrong("an object", member.value, "Resources", member.key)
      }
      let type = object["Type"] ?? .null
      guard let name = type.string else { throw wrong("the name of a type", type, "Resources", member.key, "Type") }
      if let properties = object["Properties"], properties.object == nil {
        throw wrong("an object", properties, "Resources", member.key, "Properties")
      }
      resources.append(Resource(logicalID: member.key, type: name, object: object))
    }
    self.json = json
    self.resources = resources
    positions = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a key isn't a logical id, but a loop or a macro that makes resources.
  static func isExpanded(_ key: String) -> Bool { key.hasPrefix("Fn::") }

  func resource(_ logicalID: String) -> Resource? { positions[logicalID].map { resources[$0] } }

  func section(_ name: String) -> JSONObject { json[name]?.object ?? [:] }
}
