import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// A resource is of a type whose service still takes new ones.
///
/// See [the lifecycle of services](https://aws.amazon.com/products/lifecycle/).
struct TypeLifecycleRule: TemplateRule {
  let about = RuleDescription(
    "type-lifecycle", .error, reason: "a service that was shut down makes no resources any more",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue"]],
    bad: ["Data": ["Type": "AWS::IoTAnalytics::Datastore"]])

  let parts: [(id: RuleID, reason: String)] = [
    ("ending-type", "a service that AWS winds down may take no new customers, and ends one day")
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    let facts = DatedFacts.embedded
    return template.resources(withEachType: facts.lifecycle).map { resource, lifecycle in
      let day = lifecycle.date.map { " since \($0)" } ?? ""
      let place = JSONPointer(["Resources", resource.logicalID, "Type"])
      switch lifecycle.status {
      case "shutdown":
        return finding("the service of \(resource.type) is shut down\(day)", at: place, hint: "use another service")
      case "maintenance":
        return Finding(
          parts[0].id, "the service of \(resource.type) takes no new customers\(day)", severity: .warning, at: place)
      default:
        return Finding(
          parts[0].id, "the service of \(resource.type) is being shut down\(day)", severity: .warning, at: place)
      }
    }
  }
}
