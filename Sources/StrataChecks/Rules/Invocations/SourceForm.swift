import StrataJSON
import StrataTemplate

/// The forms of the ARNs of what has functions invoked.
enum SourceForm {
  /// The forms by type, with a percent sign for the name, and the property that gives the name.
  private static let byType: [String: (form: String, name: String?)] = [
    "AWS::ApiGateway::RestApi": ("arn:*:execute-api:*", nil), "AWS::ApiGatewayV2::Api": ("arn:*:execute-api:*", nil),
    "AWS::Serverless::Api": ("arn:*:execute-api:*", nil), "AWS::Serverless::HttpApi": ("arn:*:execute-api:*", nil),
    "AWS::CloudWatch::Alarm": ("arn:*:cloudwatch:*:alarm:%", "AlarmName"),
    "AWS::CloudWatch::CompositeAlarm": ("arn:*:cloudwatch:*:alarm:%", "AlarmName"),
    "AWS::Cognito::UserPool": ("arn:*:cognito-idp:*", nil),
    "AWS::Config::ConfigRule": ("arn:*:config:*", nil),
    "AWS::ElasticLoadBalancingV2::TargetGroup": ("arn:*:elasticloadbalancing:*:targetgroup/%/*", "Name"),
    "AWS::Events::Rule": ("arn:*:events:*:rule/*%", "Name"),
    "AWS::IoT::TopicRule": ("arn:*:iot:*:rule/%", "RuleName"),
    "AWS::Logs::LogGroup": ("arn:*:logs:*:log-group:%*", "LogGroupName"),
    "AWS::S3::Bucket": ("arn:*:s3:::%", "BucketName"),
    "AWS::SES::ReceiptRule": ("arn:*:ses:*", nil),
    "AWS::SNS::Topic": ("arn:*:sns:*:%", "TopicName"),
    "AWS::SecretsManager::Secret": ("arn:*:secretsmanager:*:secret:%*", "Name"),
  ]

  /// Whether a pattern for an ARN may be meant for a source: it is, or only deployment tells.
  ///
  /// - Parameters:
  ///   - pattern: The pattern, which Lambda compares as one with `*` and `?`.
  ///   - source: The source, or nil where it isn't one of the template.
  ///   - types: The types that the source may have.
  ///   - template: The template.
  /// - Returns: Whether it may.
  static func mayMean(
    _ pattern: JSONValue, _ source: TemplateResource?, of types: [String], in template: TemplateContents
  ) -> Bool {
    let text = PartialText(pattern)
    if let source {
      let named = resources(of: types, namedBy: text, in: template)
      if !named.isEmpty { return named.contains(source.logicalID) }
    }
    let known = text.text(unknownAs: "*")
    return types.contains { type in
      guard let (form, property) = Self.byType[type] else { return true }
      let name = property.flatMap { source?.placed($0) }?.text
      return Glob.overlaps(known, form.replacing("%", with: name ?? "*"))
    }
  }

  /// The resources whose whole names or ARNs stand in a text.
  private static func resources(
    of types: [String], namedBy text: PartialText, in template: TemplateContents
  ) -> [String] {
    let parts = text.parts
    return parts.indices.compactMap { index in
      guard case .unknown(let value) = parts[index], let target = value.referenceTarget,
        let resource = template.resource(target.name), types.contains(resource.type)
      else { return nil }
      if index > 0 {
        guard case .literal(let before) = parts[index - 1], let last = before.last, ":/".contains(last) else {
          return nil
        }
      }
      if index + 1 < parts.count {
        guard case .literal(let after) = parts[index + 1], let first = after.first, ":/*".contains(first) else {
          return nil
        }
      }
      return target.name
    }
  }
}
