import StrataJSON
import StrataPipeline

/// The values of a stack's parameters: those of the environment come from its profile, and others stay as they were.
struct ParameterValues {
  /// The values as `create-change-set` takes them.
  let json: [JSONValue]
  /// The names of the parameters that get a value, rather than keep theirs.
  let set: Set<String>
  /// The values that nobody is to see.
  let hidden: [String]
  /// The parameters that have no value.
  let missing: [String]

  /// Gathers the values.
  ///
  /// - Parameters:
  ///   - artifact: The stack.
  ///   - environment: The environment that is deployed.
  ///   - given: The values that who deploys gives, by the parameters' names.
  ///   - deployed: The stack as it is.
  ///   - recorded: The values that a record has, which count alone; those of the profile unless given.
  ///   - keepsValues: Whether those that the stack has stay, whatever is given; they don't unless given.
  init(
    _ artifact: StackArtifact, environment: String, given: [String: String], deployed: DeployedStack?,
    recorded: [String: String]? = nil, keepsValues: Bool = false
  ) {
    let own = Set(artifact.environmentParameters.filter { $0.environment == environment }.map(\.logicalID))
    var (json, hidden, missing): ([JSONValue], [String], [String]) = ([], [], [])
    for parameter in artifact.template.parameters {
      let (name, value) = (parameter.key, parameter.value["Default"])
      var text = recorded.map { $0[name] } ?? given[name]
      if text == nil, recorded == nil, own.contains(name) { text = value?.parameterText }
      if keepsValues, deployed?.parameters[name] != nil { text = nil }
      if let text {
        json.append(["ParameterKey": .string(name), "ParameterValue": .string(text)])
        if parameter.value["NoEcho"]?.isTrue == true { hidden.append(text) }
      } else if deployed?.parameters[name] != nil {
        json.append(["ParameterKey": .string(name), "UsePreviousValue": true])
      } else if value == nil {
        missing.append(name)
      }
    }
    (self.json, self.hidden, self.missing) = (json, hidden, missing)
    set = Set(json.filter { $0["UsePreviousValue"] == nil }.compactMap { $0["ParameterKey"]?.string })
  }
}

extension JSONValue {
  /// Whether this is true, or the text of it, as CloudFormation takes it.
  var isTrue: Bool { bool == true || string?.lowercased() == "true" }
}
