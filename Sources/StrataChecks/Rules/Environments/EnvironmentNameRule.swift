import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// What an environment has is called by its app's naming policy.
///
/// The template says in its metadata which names those are. A name with parts that are known at deployment is found
/// where it can't be one of them, whatever those parts are.
struct EnvironmentNameRule: TemplateRule {
  let about = RuleDescription(
    "environment-name", .error,
    reason: "policies tell environments apart by names, so one that another environment could have is on no side",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html",
    goodTemplate: EnvironmentNameRule.sample("smartstack-dev-jobs"),
    badTemplate: EnvironmentNameRule.sample("jobs"))

  func check(_ template: TemplateContents) -> [Finding] {
    if template.names.isEmpty { return [] }
    let texts = ResourceTexts(template)
    return template.resources.flatMap { resource -> [Finding] in
      guard let names = template.names.names(of: resource.logicalID), let facts = PhysicalName.of(resource.type) else {
        return []
      }
      guard let given = resource.placed(facts.property) else {
        return [missing(facts, of: resource, names)].compactMap(\.self)
      }
      let allowed = Self.forms(of: resource.type, names)
      return given.elements.compactMap { value -> Finding? in
        let text = texts.text(value.value)
        if allowed.contains(where: { ResourceText($0).covers(text) != false }) { return nil }
        return misnamed(value, of: resource, names, allowed[0])
      }
    }
  }

  private func misnamed(
    _ value: PlacedValue, of resource: TemplateResource, _ names: TemplateNames.Names, _ form: String
  ) -> Finding {
    let isParameter = resource.type == "AWS::SSM::Parameter"
    return finding(
      isParameter
        ? "the parameter isn't below the path of the environment \(names.environment)"
        : "this name of \(resource.type) isn't one of the environment \(names.environment)", at: value.pointer,
      expected: isParameter ? "\(names.parameters)/…" : form, given: "\"\(PartialText(value.value))\"",
      hint: isParameter
        ? "give its path by scope.parameterPath(…)"
        : "give it by scope.name(…), by which the app's policy gives names")
  }

  /// The fault that AWS would make a name without the stack's.
  private func missing(
    _ facts: PhysicalName, of resource: TemplateResource, _ names: TemplateNames.Names
  ) -> Finding? {
    guard case .otherwise = facts.made else { return nil }
    let isParameter = resource.type == "AWS::SSM::Parameter"
    return finding(
      "AWS makes a name for \(resource.type) that hasn't the stack's in it, so it's none of the environment \(names.environment)",
      at: resource.pointer(),
      expected: isParameter ? "\(facts.property) \(names.parameters)/…" : "\(facts.property) \(names.pattern)",
      hint: isParameter ? "give its path by scope.parameterPath(…)" : "give it one by scope.name(…)")
  }

  /// The forms that names of a type may have, the usual one first.
  private static func forms(of type: String, _ names: TemplateNames.Names) -> [String] {
    let below = "\(names.parameters)/*"
    switch type {
    case "AWS::SSM::Parameter": return [below]
    case "AWS::KMS::Alias": return ["alias/\(names.pattern)"]
    // What services write to themselves is below a path of theirs.
    case "AWS::Logs::LogGroup":
      return [names.pattern, below, "/aws/*/\(names.pattern)", ofFirewalls + names.pattern]
    case "AWS::S3::Bucket", "AWS::KinesisFirehose::DeliveryStream": return [names.pattern, ofFirewalls + names.pattern]
    case "AWS::SecretsManager::Secret", "AWS::ECR::Repository":
      return [names.pattern, below, String(below.dropFirst())]
    default: return [names.pattern]
    }
  }

  /// What AWS WAF asks of the names of whatever it writes its logs to.
  ///
  /// See [Logging destinations](https://docs.aws.amazon.com/waf/latest/developerguide/logging-destinations.html).
  private static let ofFirewalls = "aws-waf-logs-"

  private static func sample(_ name: JSONValue) -> JSONValue {
    [
      "Metadata": [
        "Strata::Environments": ["dev": ["*"]],
        "Strata::Names": ["dev": ["Names": "smartstack-dev-*", "Parameters": "/smartstack/dev"]],
      ], "Resources": ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": name]]],
    ]
  }
}
