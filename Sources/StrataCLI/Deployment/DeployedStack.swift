import StrataCore
import StrataEnvironments
import StrataJSON
import StrataPipeline
import StrataText

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

extension Deployment {
  /// The deployment of an environment, by what its stacks give now.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - profile: The profile it was made with.
  ///   - stacks: The stacks as synthesized, each with what CloudFormation has.
  ///   - time: The time at which it was deployed.
  init(of environment: String, profile: String, stacks: [(StackArtifact, DeployedStack)], at time: String) {
    var values: [Value] = []
    for (artifact, deployed) in stacks {
      for output in artifact.environmentOutputs where output.environment == environment {
        if let text = deployed.outputs[output.logicalID] { values.append(Value(id: output.id, text: text)) }
      }
      for parameter in artifact.environmentParameters where parameter.environment == environment {
        let isHidden = artifact.template.parameters[parameter.logicalID]?["NoEcho"]?.bool == true
        if !isHidden, let text = deployed.parameters[parameter.logicalID] {
          values.append(Value(id: parameter.id, text: text))
        }
      }
    }
    let digests = stacks.map { StackDigest(name: $0.0.name, sha256: SHA256.hexDigest(of: $0.0.bytes)) }
    self.init(environment: environment, deployedAt: time, stacks: digests, profile: profile, values: values)
  }
}
