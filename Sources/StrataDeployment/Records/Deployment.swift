package import StrataJSON
import StrataReleases

/// A deployment to an environment, and its time.
package struct Deployment: Sendable, Hashable {
  /// The environment's name.
  package let environment: String

  /// The time at which it was deployed, in UTC, as `2026-11-04T12:00:00.000Z`.
  package let deployedAt: String

  /// The stacks that the environment is part of, with the SHA-256 of each template.
  package let stacks: [StackDigest]

  /// The profile it was made with.
  package let profile: String

  /// The parameters of the environment, by their keys in the record, such as `imageTag`.
  package let parameters: [Value]

  /// The outputs of the environment, by their keys in the record, such as `endpoint`.
  package let outputs: [Value]

  /// The existing resources that it took in, with their identifiers; none unless it was an import.
  private(set) var imported: [ImportedResource] = []

  /// The outputs, and then the parameters.
  package var values: [Value] { outputs + parameters }

  /// A stack and the digest of its template.
  package struct StackDigest: Sendable, Hashable {
    /// The stack's name.
    package let name: String
    /// The SHA-256 of the template that was deployed.
    package let sha256: String

    /// Names a stack and the digest of its template.
    package init(name: String, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

  /// An output or a parameter of the environment.
  package struct Value: Sendable, Hashable {
    /// The key in the record, such as `endpoint`.
    package let key: String
    /// The value as deployed.
    package let text: String

    /// Makes a value of an output or a parameter, whose id becomes the key: `ImageTag` becomes `imageTag`.
    package init(id: String, text: String) {
      key = id.prefix(1).lowercased() + id.dropFirst()
      self.text = text
    }
  }

  /// Describes a deployment.
  package init(
    environment: String, deployedAt: String, stacks: [StackDigest], profile: String, parameters: [Value],
    outputs: [Value]
  ) {
    self.environment = environment
    self.deployedAt = deployedAt
    self.stacks = stacks
    self.profile = profile
    self.parameters = parameters
    self.outputs = outputs
  }

  /// The object in the record under the environment's name.
  ///
  /// What is called as the stack's authors like is in objects of its own, so that it can't take the place of anything else.
  package var json: JSONObject {
    var object: JSONObject = [
      "outputs": Self.json(outputs), "parameters": Self.json(parameters), "deployedAt": .string(deployedAt),
    ]
    if stacks.count == 1 {
      object["stackName"] = .string(stacks[0].name)
    } else {
      object["stackNames"] = .array(stacks.map { .string($0.name) })
    }
    object["stage"] = .string(environment)
    return object
  }

  private static func json(_ values: [Value]) -> JSONValue {
    .object(JSONObject(values.map { ($0.key, .string($0.text)) }))
  }

  /// The object in the record's history, which also has what is needed to tell templates apart.
  var historyJSON: JSONObject {
    var object: JSONObject = ["environment": .string(environment)]
    for member in json { object[member.key] = member.value }
    object["profile"] = .string(profile)
    object["sha256"] = .object(JSONObject(stacks.map { ($0.name, .string($0.sha256)) }))
    if !imported.isEmpty {
      object["kind"] = "import"
      object["imported"] = .object(
        JSONObject(imported.map { ("\($0.stack)/\($0.logicalID)", .object(JSONObject(texts: $0.recordedIdentifier))) }))
    }
    return object
  }

  /// The same, which took in existing resources.
  func importing(_ resources: [ImportedResource]) -> Deployment {
    var deployment = self
    deployment.imported = resources
    return deployment
  }
}
