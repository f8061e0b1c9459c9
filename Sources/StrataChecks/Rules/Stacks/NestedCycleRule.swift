import StrataFindings
import StrataJSON
import StrataTemplate

/// Templates don't nest each other in a circle.
struct NestedCycleRule: TemplateRule {
  let about = RuleDescription(
    "nested-cycle", .error, reason: "a stack that is in itself, if only through others, is never made",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-nested-stacks.html",
    good: NestedCycleRule.sample("https://templates.s3.eu-west-1.amazonaws.com/network.json"),
    bad: NestedCycleRule.sample("./template.json"))

  func check(_ template: TemplateContents) -> [Finding] {
    do throws(NestingError) {
      _ = try template.nestedStacks()
      return []
    } catch {
      return [
        finding(
          "\(error)", at: place(of: error, in: template), expected: "templates in which no other one comes again",
          hint: "take one of the templates out of the others")
      ]
    }
  }

  /// The resource by which the templates come to nest each other.
  private func place(of error: NestingError, in template: TemplateContents) -> JSONPointer {
    let paths =
      switch error {
      case .cycle(let paths), .tooDeep(let paths): Set(paths)
      }
    let resource = template.resources.first { resource in
      guard NestedStack.Kind(resource.type) != nil else { return false }
      return template.deployment.templates.path(of: resource, in: template.deployment.path).map(paths.contains) == true
    }
    return resource?.pointer() ?? JSONPointer(["Resources"])
  }

  private static func sample(_ address: JSONValue) -> JSONValue {
    ["Network": ["Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": address]]]
  }
}
