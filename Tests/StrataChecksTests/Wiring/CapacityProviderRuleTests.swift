import StrataChecks
import StrataJSON
import Testing

@Suite struct CapacityProviderRuleTests {
  private func found(
    provider: JSONValue = "FARGATE_SPOT", cluster: JSONValue = ["Ref": "Cluster"], dependsOn: JSONValue = [],
    ofCluster: JSONObject = [:]
  ) -> [String] {
    StrataChecksTests.found(
      by: "before-capacity-providers",
      inResources: [
        "Cluster": ["Type": "AWS::ECS::Cluster", "Properties": .object(ofCluster)],
        "Other": ["Type": "AWS::ECS::Cluster"], "Own": ["Type": "AWS::ECS::CapacityProvider"],
        "Providers": [
          "Type": "AWS::ECS::ClusterCapacityProviderAssociations",
          "Properties": ["Cluster": ["Ref": "Cluster"], "CapacityProviders": ["FARGATE_SPOT", ["Ref": "Own"]]],
        ],
        "Web": [
          "Type": "AWS::ECS::Service", "DependsOn": dependsOn,
          "Properties": [
            "Cluster": cluster, "CapacityProviderStrategy": [["CapacityProvider": provider, "Weight": 1]],
          ],
        ],
      ])
  }

  @Test(arguments: ["FARGATE_SPOT", ["Ref": "Own"]] as [JSONValue])
  func aServiceThatDoesNotWait(provider: JSONValue) {
    #expect(
      found(provider: provider) == [
        "/Resources/Web/Properties/CapacityProviderStrategy/0/CapacityProvider: this may be made before Providers, which gives the cluster its capacity providers; expected DependsOn with Providers"
      ])
    #expect(found(provider: provider, dependsOn: ["Providers"]) == [])
  }

  @Test func whatNeedNotWait() {
    #expect(found(cluster: ["Ref": "Other"]) == [])
    #expect(found(provider: "FARGATE") == [])
    #expect(found(ofCluster: ["CapacityProviders": ["FARGATE_SPOT"]]) == [])
    #expect(found(ofCluster: ["CapacityProviders": ["Ref": "P"]]) == [])
    #expect(found(ofCluster: ["CapacityProviders": ["FARGATE"]]).count == 1)
  }
}
