import StrataFindings
import StrataJSON
import Testing

/// The engines of clusters and their instances.
@Suite struct ClusterEngineRuleTests {
  private func found(_ cluster: JSONValue, _ instance: JSONValue, identifier: JSONValue = ["Ref": "Cluster"])
    -> [String]
  {
    StrataChecksTests.found(
      by: "cluster-engine",
      inResources: [
        "Cluster": ["Type": "AWS::RDS::DBCluster", "Properties": ["Engine": cluster]],
        "Instance": [
          "Type": "AWS::RDS::DBInstance", "Properties": ["Engine": instance, "DBClusterIdentifier": identifier],
        ],
      ])
  }

  @Test func anotherEngine() {
    #expect(
      found("aurora-postgresql", "aurora-mysql") == [
        "/Resources/Instance/Properties/Engine: the cluster Cluster has another engine; expected aurora-postgresql; given aurora-mysql"
      ])
  }

  @Test func whatIsFine() {
    #expect(found("aurora-mysql", "aurora-mysql") == [])
    #expect(found("aurora-mysql", "Aurora-MySQL") == [])
    #expect(found(["Ref": "Engine"], "aurora-mysql") == [])
    #expect(found("aurora-mysql", ["Ref": "Engine"]) == [])
    #expect(found("aurora-mysql", "aurora-postgresql", identifier: "other") == [])
  }
}
