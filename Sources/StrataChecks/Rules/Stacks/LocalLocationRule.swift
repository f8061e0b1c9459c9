import StrataFindings
import StrataJSON
import StrataTemplate

/// A template, a schema or code that a resource names is in S3.
struct LocalLocationRule: TemplateRule {
  let about = RuleDescription(
    "local-location", .warning, reason: "a service reads what a resource names from S3, and no file of yours",
    source: "https://docs.aws.amazon.com/cli/latest/reference/cloudformation/package.html",
    good: LocalLocationRule.sample("https://templates.s3.eu-west-1.amazonaws.com/network.json"),
    bad: LocalLocationRule.sample("./network.json"))

  /// The properties by type, with whether `aws cloudformation package` puts a local file of theirs into a bucket.
  private static let properties: [String: [(name: String, isPackaged: Bool)]] = [
    "AWS::ApiGatewayV2::Api": [("BodyS3Location", false)],
    "AWS::AppSync::FunctionConfiguration": [
      ("CodeS3Location", false), ("RequestMappingTemplateS3Location", true),
      ("ResponseMappingTemplateS3Location", true),
    ],
    "AWS::AppSync::GraphQLSchema": [("DefinitionS3Location", true)],
    "AWS::AppSync::Resolver": [
      ("CodeS3Location", false), ("RequestMappingTemplateS3Location", true),
      ("ResponseMappingTemplateS3Location", true),
    ],
    "AWS::CloudFormation::Stack": [("TemplateURL", true)],
    "AWS::CloudFormation::StackSet": [("TemplateURL", false)],
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(withEachType: { Self.properties[$0] }).flatMap { resource, properties in
      properties.flatMap { property in
        resource.all(property.name).compactMap { value in
          guard let text = value.text, !text.isEmpty, !Self.isRemote(text) else { return nil }
          return Finding(
            about.id, "\(property.name) names a local file", severity: property.isPackaged ? .warning : .error,
            at: value.pointer, expected: "an address in S3",
            given: Wording.quoted(text),
            hint: property.isPackaged
              ? "run aws cloudformation package first, which puts a local file into a bucket"
              : "put it into a bucket first; aws cloudformation package leaves this one as it is")
        }
      }
    }
  }

  private static func isRemote(_ text: String) -> Bool {
    let small = text.lowercased()
    return ["https://", "http://", "s3://"].contains(where: small.hasPrefix)
  }

  private static func sample(_ address: JSONValue) -> JSONValue {
    ["Network": ["Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": address]]]
  }
}
