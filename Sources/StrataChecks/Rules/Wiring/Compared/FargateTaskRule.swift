import StrataFindings
import StrataJSON
import StrataTemplate

/// A service on Fargate runs tasks that can be there.
struct FargateTaskRule: TemplateRule {
  let about = RuleDescription(
    "fargate-task", .error, reason: "ECS refuses a service on Fargate of tasks that are made for EC2 alone",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html",
    good: FargateTaskRule.sample(["FARGATE"]), bad: FargateTaskRule.sample(["EC2"]))

  func check(_ template: TemplateContents) -> [Finding] {
    var said = Set<String>()
    return template.resources(of: "AWS::ECS::Service").compactMap { service in
      guard service["LaunchType"] == "FARGATE", let task = template.target(of: service["TaskDefinition"]),
        task.type == "AWS::ECS::TaskDefinition", isForOthersAlone(task), said.insert(task.logicalID).inserted
      else { return nil }
      let compatibilities = task["RequiresCompatibilities"]?.array?.compactMap(\.string)
      return finding(
        "\(service.logicalID) runs this task on Fargate",
        at: compatibilities == nil ? task.pointer() : task.pointer("RequiresCompatibilities"),
        expected: "RequiresCompatibilities with FARGATE", given: compatibilities?.joined(separator: ", "))
    }
  }

  /// A task whose containers have addresses of their own is compatible, whatever it says.
  private func isForOthersAlone(_ task: TemplateResource) -> Bool {
    if let mode = task["NetworkMode"], mode.string == nil || mode == "awsvpc" { return false }
    guard let value = task["RequiresCompatibilities"] else { return true }
    guard let list = value.array else { return false }
    return list.allSatisfy { $0.string != nil && $0 != "FARGATE" }
  }

  private static func sample(_ compatibilities: JSONValue) -> JSONValue {
    let isFargate = compatibilities == ["FARGATE"]
    var task: JSONObject = [
      "RequiresCompatibilities": compatibilities, "Cpu": "256", "Memory": "512",
      "ContainerDefinitions": [["Name": "web", "Image": "web"]],
    ]
    if isFargate { task["NetworkMode"] = "awsvpc" }
    return [
      "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": .object(task)],
      "Service": [
        "Type": "AWS::ECS::Service",
        "Properties": [
          "TaskDefinition": ["Ref": "Task"], "LaunchType": "FARGATE",
          "NetworkConfiguration": ["AwsvpcConfiguration": ["Subnets": ["subnet-0a1b2c3d"]]],
        ],
      ],
    ]
  }
}
