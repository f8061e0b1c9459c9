import StrataChecks
import StrataJSON
import StrataTemplate
import StrataText

/// The properties that a template gives values of which nobody is to see, and which CloudFormation finds in full.
struct HiddenProperties {
  private let template: Template
  /// The places of the references to hidden parameters.
  private let places: [[String]]

  /// Reads a template.
  init(_ template: Template) {
    self.template = template
    let hidden = Set(template.parameters.filter { $0.value["NoEcho"]?.isTrue == true }.map(\.key))
    places = TemplateReference.all(inTemplate: template.json).filter { hidden.contains($0.target) }
      .map(\.pointer.tokens)
  }

  /// The properties of a resource without what nobody is to see.
  func concealed(_ properties: JSONValue, of logicalID: String) -> JSONValue {
    let declared = template.resources[logicalID]?["Properties"] ?? [:]
    return concealed(properties, declared, ["Resources", logicalID, "Properties"])
  }

  private func concealed(_ value: JSONValue, _ declared: JSONValue, _ place: [String]) -> JSONValue {
    guard isHidden(declared, place) else { return value }
    // In a list nobody knows which element is which.
    guard let object = value.object, let members = declared.object, declared.call == nil else {
      return .string(ShownValue.mark)
    }
    return .object(
      JSONObject(
        object.map { member in
          guard let declared = members[member.key] else { return (member.key, member.value) }
          return (member.key, concealed(member.value, declared, place + [member.key]))
        }))
  }

  /// Whether something in a value is hidden.
  private func isHidden(_ declared: JSONValue, _ place: [String]) -> Bool {
    places.contains { $0.starts(with: place) } || Self.isFromElsewhere(declared)
  }

  /// Whether CloudFormation puts something from elsewhere into a value, which may be a secret.
  private static func isFromElsewhere(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text): text.contains(bytesOf: "{{resolve:")
    case .array(let elements): elements.contains(where: isFromElsewhere)
    case .object(let object): object.contains { isFromElsewhere($0.value) }
    default: false
    }
  }
}
