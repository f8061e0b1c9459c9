import StrataJSON

/// Properties that may name a local file until `aws cloudformation package` puts it into a bucket.
///
/// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html
package enum LocalFiles {
  /// Those that CloudFormation takes as objects, by type.
  private static let properties: [String: [String]] = [
    "AWS::ApiGateway::RestApi": ["BodyS3Location"],
    "AWS::CodeCommit::Repository": ["Code", "S3"],
    "AWS::ElasticBeanstalk::ApplicationVersion": ["SourceBundle"],
    "AWS::Lambda::Function": ["Code"],
    "AWS::Lambda::LayerVersion": ["Content"],
    "AWS::StepFunctions::StateMachine": ["DefinitionS3Location"],
  ]

  /// Whether the property at a path may name a local file.
  package static func mayStand(at path: [String], of type: String) -> Bool { properties[type] == path }

  /// Advice for a text at such a place.
  static func hint(for value: JSONValue, at path: [Inspection.Step], of type: String) -> String? {
    guard case .string = value, let place = properties[type], path.map(\.text) == place else { return nil }
    return "run aws cloudformation package first, which puts a local file into a bucket"
  }
}
