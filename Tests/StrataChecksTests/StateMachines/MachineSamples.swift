import StrataChecks
import StrataJSON
import StrataLanguage

/// State machines of which the checks tell what is wrong, with places from the definition on.
enum MachineSamples {
  /// What is found in a definition, each as one line.
  static func found(_ definition: JSONValue, type: JSONValue = "STANDARD") -> [String] {
    found(in: ["Definition": definition, "StateMachineType": type])
      .map { $0.replacing("/Definition", with: "") }
  }

  /// What is found in one state, which is the first and is followed by the state `Z`; places are those in the state.
  static func found(inState state: JSONObject, language: JSONValue? = nil, type: JSONValue = "STANDARD") -> [String] {
    var machine: JSONObject = ["StartAt": "A", "States": ["A": .object(state), "Z": ["Type": "Succeed"]]]
    machine["QueryLanguage"] = language
    return found(.object(machine), type: type).map { $0.replacing("/States/A", with: "") }
  }

  /// What is found in a state that goes on, with some fields.
  static func found(_ type: String, _ fields: JSONObject, language: JSONValue? = nil) -> [String] {
    var state: JSONObject = ["Type": .string(type), "Next": "Z"]
    for field in fields { state[field.key] = field.value }
    return found(inState: state, language: language)
  }

  /// What is found in a state machine with some properties, by the three rules.
  static func found(in properties: JSONObject, of type: String = "AWS::StepFunctions::StateMachine") -> [String] {
    var all: JSONObject = type.hasPrefix("AWS::StepFunctions::StateMachine") ? ["RoleArn": role] : [:]
    for property in properties { all[property.key] = property.value }
    let resources: JSONValue = ["M": ["Type": .string(type), "Properties": .object(all)]]
    return ["state-machine-form", "state-machine-settings", "state-machine-substitution"].flatMap {
      StrataChecksTests.found(by: $0, inResources: resources)
    }.map { $0.replacing("/Resources/M/Properties", with: "") }
  }

  private static let role: JSONValue = "arn:aws:iam::123456789012:role/machine"
}
