import StrataFindings
import StrataJSON
import Testing

/// Services of tasks that have addresses of their own.
@Suite struct ServiceNetworkRuleTests {
  private func found(_ service: JSONObject, _ task: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "service-network",
      inResources: [
        "Service": ["Type": "AWS::ECS::Service", "Properties": .object(service)],
        "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": .object(task)],
      ])
  }

  @Test func withoutSubnets() {
    for task: JSONValue in [["Ref": "Task"], ["Fn::GetAtt": ["Task", "TaskDefinitionArn"]]] {
      #expect(
        found(["TaskDefinition": task], ["NetworkMode": "awsvpc"]) == [
          "/Resources/Service: each task of Task has an address of its own, and nothing says in which subnets; expected NetworkConfiguration"
        ])
    }
  }

  @Test func whatIsFine() {
    let network: JSONValue = ["AwsvpcConfiguration": ["Subnets": ["subnet-0a1b2c3d"]]]
    #expect(
      found(["TaskDefinition": ["Ref": "Task"], "NetworkConfiguration": network], ["NetworkMode": "awsvpc"]) == [])
    #expect(found(["TaskDefinition": ["Ref": "Task"]], ["NetworkMode": "bridge"]) == [])
    #expect(found(["TaskDefinition": ["Ref": "Task"]], ["NetworkMode": ["Ref": "Mode"]]) == [])
    #expect(found(["TaskDefinition": "task:1"], ["NetworkMode": "awsvpc"]) == [])
  }
}
