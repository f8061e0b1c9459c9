import StrataChecks
import StrataJSON
import Testing

@Suite struct ScalingOrderRuleTests {
  private func found(_ id: JSONValue, dependsOn: JSONValue = [], cluster: JSONValue = "shop", policy: JSONObject? = nil)
    -> [String]
  {
    var resources: JSONObject = [
      "Cluster": ["Type": "AWS::ECS::Cluster", "Properties": ["ClusterName": "main"]],
      "Web": ["Type": "AWS::ECS::Service", "Properties": ["Cluster": cluster, "ServiceName": "web"]],
      "Orders": ["Type": "AWS::DynamoDB::Table", "Properties": ["TableName": ["Fn::Sub": "${Stage}-orders"]]],
      "Scaling": [
        "Type": "AWS::ApplicationAutoScaling::ScalableTarget", "DependsOn": dependsOn,
        "Properties": ["ResourceId": id, "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount"],
      ],
    ]
    if let policy {
      resources["Policy"] = ["Type": "AWS::ApplicationAutoScaling::ScalingPolicy", "Properties": .object(policy)]
    }
    return StrataChecksTests.found(by: "before-scaled", inResources: .object(resources))
  }

  private func message(_ kind: String, _ id: String, of resource: String = "Scaling") -> String {
    "/Resources/\(resource)/Properties/ResourceId: this may be made before the \(kind) \(id), which it names by text; expected DependsOn with \(id)"
  }

  @Test func servicesByText() {
    #expect(found("service/shop/web") == [message("service", "Web")])
    #expect(found("service/shop/web", dependsOn: ["Web"]) == [])
    #expect(found(["Fn::Join": ["/", ["service", "shop", "web"]]]) == [message("service", "Web")])
    #expect(
      found(["Fn::Sub": "service/${Cluster}/web"], cluster: ["Ref": "Cluster"]) == [message("service", "Web")])
    #expect(found("service/main/web", cluster: ["Ref": "Cluster"]) == [message("service", "Web")])
  }

  @Test func tablesByText() {
    #expect(found(["Fn::Sub": "table/${Stage}-orders"]) == [message("table", "Orders")])
    #expect(found(["Fn::Sub": "table/${Stage}-orders/index/ByDay"]) == [message("table", "Orders")])
  }

  @Test(
    arguments: [
      "service/shop/other", "service/other/web", "table/orders", "web", ["Ref": "Id"],
      ["Fn::Sub": "service/shop/${Web.Name}"],
    ] as [JSONValue])
  func whatNeedNotWait(id: JSONValue) {
    #expect(found(id) == [])
  }

  @Test func policies() {
    let policy: JSONObject = [
      "ResourceId": "service/shop/api", "ServiceNamespace": "ecs", "ScalableDimension": "ecs:service:DesiredCount",
    ]
    #expect(found("service/shop/api", policy: policy) == [message("target", "Scaling", of: "Policy")])
    var referring = policy
    referring["ScalingTargetId"] = ["Ref": "Scaling"]
    #expect(found("service/shop/api", policy: referring) == [])
    var other = policy
    other["ScalableDimension"] = "ecs:service:Other"
    #expect(found("service/shop/api", policy: other) == [])
  }
}
