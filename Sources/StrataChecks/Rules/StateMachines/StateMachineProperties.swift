import StrataJSON
import StrataTemplate

/// What a resource says of a state machine, in CloudFormation's properties or in those of the serverless transform.
struct StateMachineProperties {
  let resource: TemplateResource
  let properties: DefinitionObject
  /// The properties of which one gives the definition.
  let definitions: [String]
  /// The name of the property for the machine's name.
  let name: String
  /// The name of the property for its logs.
  let logging: String
  /// The name of the property for the role that it acts as.
  let role: String
  /// The name of the property for the type of its executions.
  private let type: String

  /// The types of state machines.
  static let types = ["AWS::StepFunctions::StateMachine", "AWS::Serverless::StateMachine"]

  /// The state machines of a template, in its order.
  static func all(in template: TemplateContents) -> [StateMachineProperties] {
    template.resources(ofTypesWhere: types.contains).compactMap(StateMachineProperties.init)
  }

  /// Reads a resource; nil where it's no state machine.
  init?(_ resource: TemplateResource) {
    guard Self.types.contains(resource.type),
      let properties = DefinitionObject(resource.placedProperties)
    else { return nil }
    self.resource = resource
    self.properties = properties
    if resource.type == "AWS::Serverless::StateMachine" {
      definitions = ["Definition", "DefinitionUri"]
      (name, logging, role, type) = ("Name", "Logging", "Role", "Type")
    } else {
      definitions = ["Definition", "DefinitionString", "DefinitionS3Location"]
      (name, logging, role, type) = ("StateMachineName", "LoggingConfiguration", "RoleArn", "StateMachineType")
    }
  }

  /// Whether executions are express ones; nil where that isn't known.
  var isExpress: Bool? {
    switch properties.presence(of: type) {
    case .no: false
    case .maybe: nil
    case .yes: properties.value(of: type)?.knownText.map { $0 == "EXPRESS" }
    }
  }
}
