import StrataDiff
import StrataJSON

/// Templates in few words.
func template(_ resources: JSONObject, _ others: JSONObject = [:]) -> JSONValue {
  var root = others
  root["Resources"] = .object(resources)
  return .object(root)
}

/// A template of one resource, named `It`.
func template(of type: String, _ properties: JSONValue, _ attributes: JSONObject = [:]) -> JSONValue {
  var resource: JSONObject = ["Type": .string(type), "Properties": properties]
  for member in attributes { resource[member.key] = member.value }
  return template(["It": .object(resource)])
}

extension TemplateDifference {
  /// The difference of a resource named `It`.
  var it: ResourceDifference? { resources.first { $0.logicalID == "It" } }
}

/// A statement that allows some actions.
func allow(
  _ actions: JSONValue, on resources: JSONValue = "*", to principal: JSONValue? = nil, where condition: JSONValue? = nil
) -> JSONValue {
  var statement: JSONObject = ["Effect": "Allow", "Action": actions, "Resource": resources]
  statement["Principal"] = principal
  statement["Condition"] = condition
  return .object(statement)
}

func policy(_ statements: JSONValue...) -> JSONValue { ["Version": "2012-10-17", "Statement": .array(statements)] }
