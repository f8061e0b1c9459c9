import StrataFindings
import StrataJSON
import StrataTemplate

/// A custom resource names what makes it.
struct CustomResourceRule: TemplateRule {
  let about = RuleDescription(
    "custom-resource-token", .error,
    reason:
      "CloudFormation asks the function or topic of ServiceToken to make a custom resource, and refuses one without",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-customresource.html",
    good: CustomResourceRule.sample([
      "ServiceToken": "arn:aws:lambda:eu-west-1:123456789012:function:issuer", "Domain": "example.com",
    ]), bad: CustomResourceRule.sample(["Domain": "example.com"]))

  func check(_ template: TemplateContents) -> [Finding] {
    // Of AWS::CloudFormation::CustomResource, the schema says so.
    template.resources(ofTypesWhere: { $0.hasPrefix("Custom::") && $0.isResourceType }).compactMap { resource in
      if resource.object[IntrinsicFunction.transform.name] != nil { return nil }
      let properties = resource.object["Properties"]
      if let properties {
        // What isn't an object, and what a function makes, is judged elsewhere or not at all.
        guard let members = properties.object, members["ServiceToken"] == nil,
          !members.keys.contains(where: { $0.hasPrefix("Fn::") })
        else { return nil }
      }
      return finding(
        "a custom resource needs a ServiceToken",
        at: JSONPointer(["Resources", resource.logicalID, properties == nil ? "Type" : "Properties"]),
        expected: "the ARN of a function or topic in the stack's region")
    }
  }

  private static func sample(_ properties: JSONObject) -> JSONValue {
    ["Certificate": ["Type": "Custom::Certificate", "Properties": .object(properties)]]
  }
}
