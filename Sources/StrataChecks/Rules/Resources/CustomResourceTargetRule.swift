import StrataFindings
import StrataJSON
import StrataTemplate

/// A custom resource is made by a function or a topic, which its token names by ARN.
struct CustomResourceTargetRule: TemplateRule {
  let about = RuleDescription(
    "custom-resource-target", .error,
    reason: "CloudFormation can ask a function of Lambda or a topic of SNS for a custom resource, and nothing else",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html",
    good: CustomResourceTargetRule.sample("arn:aws:lambda:eu-west-1:123456789012:function:issuer"),
    bad: CustomResourceTargetRule.sample("arn:aws:sqs:eu-west-1:123456789012:issuer"))

  private static let targets: Set = [
    "AWS::Lambda::Function", "AWS::Lambda::Alias", "AWS::Lambda::Version", "AWS::SNS::Topic",
    "AWS::Serverless::Function",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(ofTypesWhere: TemplateResource.isCustom).flatMap { resource in
      resource.all("ServiceToken").compactMap { token in
        token.text.map { text(at: token, $0) } ?? reference(at: token, template)
      }
    }
  }

  private func text(at token: PlacedValue, _ text: String) -> Finding? {
    let parts = text.arnParts
    if parts.count == 6, parts[0] == "arn", parts[2] == "lambda" || parts[2] == "sns" { return nil }
    return found(at: token, Wording.quoted(text))
  }

  private func reference(at token: PlacedValue, _ template: TemplateContents) -> Finding? {
    guard let reference = token.value.referenceTarget, let target = template.resource(reference.name),
      target.type.hasPrefix("AWS::")
    else { return nil }
    if Self.targets.contains(target.type) {
      // By Ref, a function is its name.
      let isName = target.type.hasSuffix("::Function") && reference.attribute == nil
      return isName ? found(at: token, "the name of \(target.logicalID)") : nil
    }
    // What a stack or another custom resource yields may be the ARN of anything.
    let mayYieldIt = ["AWS::CloudFormation::", "AWS::SSM::", "AWS::ServiceCatalog::"].contains {
      target.type.hasPrefix($0)
    }
    return mayYieldIt ? nil : found(at: token, "\(target.logicalID), an \(target.type)")
  }

  private func found(at token: PlacedValue, _ given: String) -> Finding {
    finding(
      "nothing answers by this token", at: token.pointer, expected: "the ARN of a function or topic", given: given)
  }

  private static func sample(_ token: JSONValue) -> JSONValue {
    ["Certificate": ["Type": "Custom::Certificate", "Properties": ["ServiceToken": token]]]
  }
}
