import StrataJSON
import StrataTemplate

/// Other names of parts of a template, by which two ways to say the same can be compared.
struct OtherNames {
  /// The other names of resources and parameters.
  private(set) var referable: [String: String] = [:]
  private var conditions: [String: String] = [:]
  private var mappings: [String: String] = [:]

  init(_ names: [RenamedPart.Name: String] = [:]) {
    for (name, other) in names {
      switch name.kind {
      case .referable: referable[name.text] = other
      case .condition: conditions[name.text] = other
      case .mapping: mappings[name.text] = other
      }
    }
  }

  /// The same value with the other names where it refers to conditions and mappings.
  func applied(to value: JSONValue) -> JSONValue {
    if conditions.isEmpty, mappings.isEmpty { return value }
    switch value {
    case .array(let values): return .array(values.map(applied))
    case .object(let object):
      return .object(
        JSONObject(
          object.map { member in
            switch member.key {
            case IntrinsicFunction.if.name: (member.key, first(of: applied(to: member.value), conditions))
            case IntrinsicFunction.findInMap.name: (member.key, first(of: applied(to: member.value), mappings))
            case "Condition": (member.key, named(applied(to: member.value), conditions))
            default: (member.key, applied(to: member.value))
            }
          }))
    case .null, .bool, .integer, .double, .number, .string: return value
    }
  }

  private func first(of value: JSONValue, _ names: [String: String]) -> JSONValue {
    guard var values = value.array, !values.isEmpty else { return value }
    values[0] = named(values[0], names)
    return .array(values)
  }

  private func named(_ value: JSONValue, _ names: [String: String]) -> JSONValue {
    value.string.flatMap { names[$0] }.map(JSONValue.string) ?? value
  }
}
