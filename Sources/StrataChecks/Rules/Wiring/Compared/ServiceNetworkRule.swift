import StrataFindings
import StrataJSON
import StrataTemplate

/// A service says in which subnets its tasks are, where each task has an address of its own.
struct ServiceNetworkRule: TemplateRule {
  let about = RuleDescription(
    "service-network", .error,
    reason: "ECS refuses a service of tasks in awsvpc mode that has no network configuration",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    good: ServiceNetworkRule.sample(mode: "bridge"), bad: ServiceNetworkRule.sample(mode: "awsvpc"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ECS::Service").compactMap { service in
      guard service["NetworkConfiguration"] == nil, let task = template.target(of: service["TaskDefinition"]),
        task.type == "AWS::ECS::TaskDefinition", task["NetworkMode"] == "awsvpc"
      else { return nil }
      return finding(
        "each task of \(task.logicalID) has an address of its own, and nothing says in which subnets",
        at: service.pointer(), expected: "NetworkConfiguration")
    }
  }

  private static func sample(mode: JSONValue) -> JSONValue {
    [
      "Task": [
        "Type": "AWS::ECS::TaskDefinition",
        "Properties": [
          "NetworkMode": mode, "ContainerDefinitions": [["Name": "web", "Image": "web", "Memory": 128]],
        ],
      ],
      "Service": ["Type": "AWS::ECS::Service", "Properties": ["TaskDefinition": ["Ref": "Task"], "DesiredCount": 1]],
    ]
  }
}
