import StrataIsolation
import StrataJSON

/// A role with some statements.
func role(_ statements: JSONValue..., others: JSONObject = [:], trust: JSONValue = []) -> JSONValue {
  role(statements, others: others, trust: trust)
}

/// A role with some statements.
func role(_ statements: [JSONValue], others: JSONObject = [:], trust: JSONValue = []) -> JSONValue {
  [
    "Type": "AWS::IAM::Role",
    "Properties": .object(
      [
        "AssumeRolePolicyDocument": ["Statement": trust],
        "Policies": [["PolicyName": "p", "PolicyDocument": ["Statement": .array(statements)]]],
      ] + others),
  ]
}

/// A statement that allows something.
func allow(_ action: JSONValue, _ resource: JSONValue, _ condition: JSONValue? = nil) -> JSONValue {
  statement("Allow", action, resource, condition)
}

/// A statement that forbids something.
func deny(_ action: JSONValue, _ resource: JSONValue, _ condition: JSONValue? = nil) -> JSONValue {
  statement("Deny", action, resource, condition)
}

private func statement(_ effect: JSONValue, _ action: JSONValue, _ resource: JSONValue, _ condition: JSONValue?)
  -> JSONValue
{
  var statement: JSONObject = ["Effect": effect, "Action": action, "Resource": resource]
  if let condition { statement["Condition"] = condition }
  return .object(statement)
}

extension PermissionProver {
  /// The candidates of staging against production, the worst first.
  var verdicts: [Candidate] {
    let order = ["open": 0, "undecided": 1]
    return candidates(from: 0, to: 1).sorted { (order[$0.word] ?? 2) < (order[$1.word] ?? 2) }
  }
}
