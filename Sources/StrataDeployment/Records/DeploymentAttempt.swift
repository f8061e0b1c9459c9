import StrataJSON

/// A deployment that didn't come to the end that was wanted, or whose end was seen only afterwards.
struct DeploymentAttempt {
  let environment: String
  let profile: String
  let time: String
  /// The outcome in a word: `failed`, `completed` or `not carried out`.
  let outcome: String
  /// What became of each stack, in the order of deployment.
  let stacks: [(name: String, end: String, sha256: String)]

  /// The object in the record's history.
  var json: JSONObject {
    [
      "environment": .string(environment), "deployedAt": .string(time), "outcome": .string(outcome),
      "profile": .string(profile), "ends": .object(JSONObject(stacks.map { ($0.name, .string($0.end)) })),
      "sha256": .object(JSONObject(stacks.map { ($0.name, .string($0.sha256)) })),
    ]
  }
}
