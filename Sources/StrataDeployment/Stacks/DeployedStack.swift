import StrataJSON
import StrataLanguage
import StrataTemplate

/// A stack as CloudFormation has it now.
struct DeployedStack {
  let status: String
  let statusReason: String?
  let outputs: [String: String]
  let parameters: [String: String]
  let template: Template

  /// The environments in it, and whose its resources are.
  var environments: TemplateEnvironments { TemplateEnvironments(template) }

  /// Takes what `describe-stacks` tells of one stack.
  init(_ stack: JSONValue, template: Template = Template([:])) {
    status = stack["StackStatus"]?.string ?? ""
    statusReason = stack["StackStatusReason"]?.string
    outputs = Self.pairs(stack["Outputs"], "OutputKey", "OutputValue")
    parameters = Self.pairs(stack["Parameters"], "ParameterKey", "ParameterValue")
    self.template = template
  }

  private static func pairs(_ list: JSONValue?, _ key: String, _ value: String) -> [String: String] {
    var pairs: [String: String] = [:]
    for entry in list?.array ?? [] {
      if let key = entry[key]?.string { pairs[key] = entry[value]?.string }
    }
    return pairs
  }

  /// Looks a stack up; nil where there is none, or none that was ever deployed.
  static func find(_ name: String, _ aws: AwsClient) throws -> DeployedStack? {
    guard let stack = try describe(name, aws), stack["StackStatus"] != "REVIEW_IN_PROGRESS" else { return nil }
    let answer = try aws.call("cloudformation", "get-template", arguments: ["--stack-name", name])
    let body = answer["TemplateBody"] ?? [:]
    let json = body.string.flatMap { try? JSONValue(parsing: $0) } ?? body
    return DeployedStack(stack, template: Template(json))
  }

  /// The answer of `describe-stacks` about a stack; nil where there is none.
  static func describe(_ name: String, _ aws: AwsClient) throws -> JSONValue? {
    do {
      return try aws.call("cloudformation", "describe-stacks", arguments: ["--stack-name", name])["Stacks"]?[0]
    } catch let failure as AwsClient.Failure where failure.message.contains("does not exist") {
      return nil
    }
  }
}
