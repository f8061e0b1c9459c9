/// Quotas of CloudFormation that need no knowledge of any resource type.
///
/// See [CloudFormation quotas](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html).
package enum Limits {
  package static let resources = 500
  package static let parameters = 200
  package static let outputs = 200
  package static let mappings = 200
  package static let mappingKeys = 200
  package static let dynamicReferences = 60
  /// The size up to which a template can be sent along with a request, in bytes.
  package static let inlineBytes = 51_200
  /// The size up to which a template is taken from S3, in bytes.
  package static let templateBytes = 1_000_000
  package static let descriptionBytes = 1_024
  package static let outputDescriptionBytes = 1_024
  package static let parameterDescriptionBytes = 4_000
  package static let parameterValueBytes = 4_096
}
