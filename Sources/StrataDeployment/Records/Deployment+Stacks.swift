import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

extension Deployment {
  /// The deployment of an environment, by what its stacks give now.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - profile: The profile it was made with.
  ///   - stacks: The stacks as synthesized, each with what CloudFormation has.
  ///   - time: The time at which it was deployed.
  init(of environment: String, profile: String, stacks: [(StackArtifact, DeployedStack)], at time: String) {
    var (parameters, outputs): ([Value], [Value]) = ([], [])
    for (artifact, deployed) in stacks {
      for output in artifact.environmentOutputs where output.environment == environment {
        if let text = deployed.outputs[output.logicalID] { outputs.append(Value(id: output.id, text: text)) }
      }
      for parameter in artifact.environmentParameters where parameter.environment == environment {
        let isHidden = artifact.template.parameters[parameter.logicalID]?["NoEcho"]?.isTrue == true
        if !isHidden, let text = deployed.parameters[parameter.logicalID] {
          parameters.append(Value(id: parameter.id, text: text))
        }
      }
    }
    let digests = stacks.map { StackDigest(name: $0.0.name, sha256: SHA256.hexDigest(of: $0.0.bytes)) }
    self.init(
      environment: environment, deployedAt: time, stacks: digests, profile: profile, parameters: parameters,
      outputs: outputs)
  }
}
