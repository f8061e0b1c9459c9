import StrataJSON
import StrataLanguage
import StrataTemplate

/// A stack as CloudFormation has it now.
struct DeployedStack {
  let id: String?
  let status: StackStatus
  let statusReason: String?
  /// The time of the last update, or of the creation where there was none, as `aws` prints it.
  let lastUpdate: String?
  /// The change set that was carried out last.
  let changeSetID: String?
  /// Whether CloudFormation refuses to delete it.
  let isProtected: Bool
  let outputs: [String: String]
  let parameters: [String: String]
  /// The values that parameters' names in the Systems Manager stood for, by the parameters.
  let resolved: [String: String]
  let template: Template
  /// The stacks that are nested in it, at any depth, outer ones first.
  let nested: [DeployedNested]

  /// The environments in it, and whose its resources are.
  var environments: TemplateEnvironments { TemplateEnvironments(template) }

  /// Takes what `describe-stacks` tells of one stack.
  init(_ stack: JSONValue, template: Template = Template([:]), nested: [DeployedNested] = []) {
    id = stack["StackId"]?.string
    status = StackStatus(stack["StackStatus"]?.string ?? "")
    statusReason = stack["StackStatusReason"]?.string
    lastUpdate = (stack["LastUpdatedTime"] ?? stack["CreationTime"])?.string
    changeSetID = stack["ChangeSetId"]?.string
    isProtected = stack["EnableTerminationProtection"]?.bool == true
    outputs = Self.pairs(stack["Outputs"], "OutputKey", "OutputValue")
    parameters = Self.pairs(stack["Parameters"], "ParameterKey", "ParameterValue")
    resolved = Self.pairs(stack["Parameters"], "ParameterKey", "ResolvedValue")
    (self.template, self.nested) = (template, nested)
  }

  private static func pairs(_ list: JSONValue?, _ key: String, _ value: String) -> [String: String] {
    var pairs: [String: String] = [:]
    for entry in list?.array ?? [] {
      if let key = entry[key]?.string { pairs[key] = entry[value]?.string }
    }
    return pairs
  }
}
