import StrataFindings
import StrataJSON
import Testing

/// Services on Fargate, and their tasks.
@Suite struct FargateTaskRuleTests {
  private func found(_ task: JSONObject, on launchType: JSONValue = "FARGATE") -> [String] {
    let service: JSONValue = [
      "Type": "AWS::ECS::Service", "Properties": ["TaskDefinition": ["Ref": "Task"], "LaunchType": launchType],
    ]
    return StrataChecksTests.found(
      by: "fargate-task",
      inResources: [
        "First": service, "Second": service, "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": .object(task)],
      ])
  }

  @Test func tasksForEC2Alone() {
    #expect(
      found(["RequiresCompatibilities": ["EC2", "EXTERNAL"], "NetworkMode": "bridge"]) == [
        "/Resources/Task/Properties/RequiresCompatibilities: First runs this task on Fargate; expected RequiresCompatibilities with FARGATE; given EC2, EXTERNAL"
      ])
    #expect(
      found([:]) == [
        "/Resources/Task: First runs this task on Fargate; expected RequiresCompatibilities with FARGATE"
      ])
  }

  @Test func whatIsFine() {
    #expect(found(["RequiresCompatibilities": ["EC2"]], on: "EC2") == [])
    #expect(found(["RequiresCompatibilities": ["EC2", "FARGATE"]]) == [])
    #expect(found(["RequiresCompatibilities": [["Ref": "Kind"]]]) == [])
    #expect(found(["RequiresCompatibilities": ["Ref": "Kinds"]]) == [])
    #expect(found(["NetworkMode": "awsvpc"]) == [])
    #expect(found(["NetworkMode": ["Ref": "Mode"]]) == [])
  }
}
