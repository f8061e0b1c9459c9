import StrataFindings
import StrataJSON
import Testing

/// Replication groups in cluster mode.
@Suite struct CacheClusterRuleTests {
  private func found(_ properties: JSONObject, enabled: JSONValue = "yes") -> [String] {
    StrataChecksTests.found(
      by: "cache-cluster-mode",
      in: [
        "Conditions": ["Large": ["Fn::Equals": [["Ref": "AWS::Region"], "us-east-1"]]],
        "Resources": [
          "Cache": ["Type": "AWS::ElastiCache::ReplicationGroup", "Properties": .object(properties)],
          "Settings": [
            "Type": "AWS::ElastiCache::ParameterGroup", "Properties": ["Properties": ["cluster-enabled": enabled]],
          ],
        ],
      ])
  }

  private static let failover = ": a cluster fails over by itself; expected true, or nothing; given false"
  private static let nodes =
    ": a cluster has more than one node; expected NumCacheClusters of 2 or more, or NumNodeGroups"

  @Test func withoutFailover() {
    for group: JSONValue in [["Ref": "Settings"], "default.redis7.cluster.on"] {
      #expect(
        found(["CacheParameterGroupName": group, "AutomaticFailoverEnabled": false, "NumNodeGroups": 2]) == [
          "/Resources/Cache/Properties/AutomaticFailoverEnabled" + Self.failover
        ])
    }
  }

  @Test func withOneNode() {
    #expect(
      found(["CacheParameterGroupName": ["Ref": "Settings"], "NumCacheClusters": "1"]) == [
        "/Resources/Cache/Properties/NumCacheClusters" + Self.nodes + "; given 1"
      ])
    #expect(
      found(["CacheParameterGroupName": ["Ref": "Settings"]]) == ["/Resources/Cache" + Self.nodes])
  }

  @Test func underConditions() {
    let group: JSONValue = ["Fn::If": ["Large", ["Ref": "Settings"], "default.redis7"]]
    func failover(_ large: JSONValue, _ small: JSONValue) -> [String] {
      found([
        "CacheParameterGroupName": group, "NumNodeGroups": 2,
        "AutomaticFailoverEnabled": ["Fn::If": ["Large", large, small]],
      ])
    }
    #expect(failover(true, false) == [])
    #expect(failover(false, true) == ["/Resources/Cache/Properties/AutomaticFailoverEnabled/Fn::If/1" + Self.failover])
  }

  @Test func whatIsFine() {
    #expect(found(["AutomaticFailoverEnabled": false]) == [])
    #expect(
      found(["CacheParameterGroupName": ["Ref": "Settings"], "AutomaticFailoverEnabled": false], enabled: "no") == [])
    #expect(found(["CacheParameterGroupName": "default.redis7", "AutomaticFailoverEnabled": false]) == [])
    #expect(found(["CacheParameterGroupName": ["Ref": "Settings"], "NumCacheClusters": 2]) == [])
    #expect(found(["CacheParameterGroupName": ["Ref": "Settings"], "NumCacheClusters": ["Ref": "Count"]]) == [])
    #expect(found(["CacheParameterGroupName": ["Ref": "Settings"], "SnapshotName": "last"]) == [])
  }
}
