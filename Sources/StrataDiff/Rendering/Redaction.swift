import StrataJSON
import StrataSchema
import StrataTemplate

/// Hides what looks like a secret.
struct Redaction: Sendable {
  static let hidden: JSONValue = "(hidden)"

  /// The parameters whose values CloudFormation doesn't show either.
  private let parameters: Set<String>

  init(_ templates: ComparedTemplate...) {
    var names: Set<String> = []
    for template in templates {
      for parameter in template.section("Parameters") {
        let flag = parameter.value["NoEcho"]
        if flag == true || flag?.string?.lowercased() == "true" { names.insert(parameter.key) }
      }
    }
    parameters = names
  }

  /// A value as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue) -> JSONValue {
    shown(value, name: change.steps.steps.suffix(2).map(Self.name).joined(separator: "."))
  }

  /// A value of a section as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue, in section: SectionDifference) -> JSONValue {
    guard section.section == "Parameters", let name = section.name else { return shown(change, value) }
    if change.pointer.tokens.isEmpty, var parameter = value.object {
      if let preset = parameter["Default"] {
        parameter["Default"] = parameters.contains(name) ? Self.hidden : shown(preset, name: name)
      }
      return .object(parameter)
    }
    guard change.pointer.tokens == ["Default"] else { return shown(change, value) }
    return parameters.contains(name) ? Self.hidden : shown(value, name: name)
  }

  private static func name(_ step: PropertyPath.Step) -> String {
    switch step {
    case .name(let name): name
    case .index(_, let name): name ?? ""
    case .branch: ""
    }
  }

  private func shown(_ value: JSONValue, name: String) -> JSONValue {
    switch value {
    case .string(let text):
      return PlainSecret.isLikely(name: name, value: text) || PlainSecret.hasAccessKey(text) ? Self.hidden : value
    case .array(let elements): return .array(elements.map { shown($0, name: name) })
    case .object(let object):
      // A value beside a name is what the name says.
      let own = (object["Name"] ?? object["Key"])?.string
      return .object(
        JSONObject(
          object.map { member in
            let isNamed = own != nil && member.key == "Value"
            // What a function names is a name.
            let names: Set<IntrinsicFunction?> = [.ref, .getAtt, .importValue]
            let isFunction = names.contains(IntrinsicFunction(named: member.key))
            return (member.key, isFunction ? member.value : shown(member.value, name: isNamed ? own ?? "" : member.key))
          }))
    default: return value
    }
  }
}
