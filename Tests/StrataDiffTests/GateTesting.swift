import StrataDiff
import StrataJSON
import Testing

extension TemplateDifference {
  /// What makes the difference grave, a line each, beside resources that are replaced.
  var warnings: [String] {
    access.filter { $0.direction != .narrower }.map { "\($0.direction.rawValue) \($0.logicalID): \($0.text)" }
      + protections.map { "protection \($0.logicalID): \($0.text)" }
      + dataAtRisk.map { "data \($0.logicalID): \($0.contents): \($0.event), \($0.reason)" }
  }
}

/// Everything that makes a difference grave.
func warnings(_ old: JSONValue, _ new: JSONValue) throws -> [String] {
  try TemplateDifference(from: old, to: new).warnings
}

/// A template with a condition, `IsLive`, and another, `IsSmall`, that can hold beside it.
func conditional(_ resources: JSONObject, _ others: JSONObject = [:]) -> JSONValue {
  var root: JSONObject = [
    "Parameters": ["Stage": ["Type": "String"], "Size": ["Type": "String"]],
    "Conditions": [
      "IsLive": ["Fn::Equals": [["Ref": "Stage"], "live"]],
      "IsTrial": ["Fn::Not": [["Fn::Equals": [["Ref": "Stage"], "live"]]]],
      "IsSmall": ["Fn::Equals": [["Ref": "Size"], "small"]],
    ],
  ]
  for member in others { root[member.key] = member.value }
  root["Resources"] = .object(resources)
  return .object(root)
}

/// A value where a condition holds, and another where it doesn't.
func choice(_ one: JSONValue, _ other: JSONValue, if condition: String = "IsLive") -> JSONValue {
  ["Fn::If": [.string(condition), one, other]]
}

let nothing: JSONValue = ["Ref": "AWS::NoValue"]

/// A change of a resource that must be noticed, while the same backwards must not.
struct GatePair: Sendable, CustomTestStringConvertible {
  let type: String
  let safe: JSONValue
  let unsafe: JSONValue

  init(_ type: String, _ safe: JSONValue, _ unsafe: JSONValue) {
    (self.type, self.safe, self.unsafe) = (type, safe, unsafe)
  }

  var testDescription: String { "\(type): \((try? unsafe.text(layout: .compact)) ?? "")" }

  func difference(isReversed: Bool = false) throws -> TemplateDifference {
    let templates = [safe, unsafe].map { conditional(["It": ["Type": .string(type), "Properties": $0]]) }
    return try TemplateDifference(from: templates[isReversed ? 1 : 0], to: templates[isReversed ? 0 : 1])
  }
}
