import StrataFindings
import StrataJSON
import StrataTemplate

/// A replication group in cluster mode fails over by itself, and has more than one node.
struct CacheClusterRule: TemplateRule {
  let about = RuleDescription(
    "cache-cluster-mode", .error,
    reason: "ElastiCache refuses cluster mode without automatic failover, and with a single node",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticache-replicationgroup.html",
    good: CacheClusterRule.sample(failsOver: true), bad: CacheClusterRule.sample(failsOver: false))

  /// The properties by which a group gets its nodes otherwise.
  private static let otherNodes = [
    "NumNodeGroups", "NodeGroupConfiguration", "ReplicasPerNodeGroup", "PrimaryClusterId", "GlobalReplicationGroupId",
    "SnapshotArns", "SnapshotName",
  ]

  func check(_ template: TemplateContents) -> [Finding] {
    let groups = template.resources(of: "AWS::ElastiCache::ReplicationGroup")
    guard !groups.isEmpty else { return [] }
    let solver = ConditionSolver(template)
    return groups.flatMap { group -> [Finding] in
      let clusters = (group.placed("CacheParameterGroupName")?.elements ?? []).filter {
        isClusterMode($0.value, in: template)
      }
      func canBe(_ place: JSONPointer) -> Bool {
        clusters.contains { solver.canHave([group], at: [$0.pointer, place], in: template) }
      }
      guard canBe(group.pointer()) else { return [] }
      return failover(of: group, canBe) + nodes(of: group, canBe)
    }
  }

  private func failover(of group: TemplateResource, _ canBe: (JSONPointer) -> Bool) -> [Finding] {
    (group.placed("AutomaticFailoverEnabled")?.elements ?? []).filter {
      ($0.value == false || $0.value == "false") && canBe($0.pointer)
    }.map {
      finding("a cluster fails over by itself", at: $0.pointer, expected: "true, or nothing", given: "false")
    }
  }

  private func nodes(of group: TemplateResource, _ canBe: (JSONPointer) -> Bool) -> [Finding] {
    if Self.otherNodes.contains(where: { group[$0] != nil }) { return [] }
    let expected = "NumCacheClusters of 2 or more, or NumNodeGroups"
    guard let count = group.placed("NumCacheClusters") else {
      return [finding("a cluster has more than one node", at: group.pointer(), expected: expected)]
    }
    return count.elements.compactMap { count in
      guard let number = ContainerPortRule.number(count.value), number < 2, canBe(count.pointer) else { return nil }
      return finding("a cluster has more than one node", at: count.pointer, expected: expected, given: String(number))
    }
  }

  private func isClusterMode(_ name: JSONValue, in template: TemplateContents) -> Bool {
    if let text = name.string { return text.hasPrefix("default.") && text.hasSuffix(".cluster.on") }
    guard let target = template.target(of: name), target.type == "AWS::ElastiCache::ParameterGroup" else {
      return false
    }
    return target["Properties"]?["cluster-enabled"] == "yes"
  }

  private static func sample(failsOver: JSONValue) -> JSONValue {
    [
      "Cache": [
        "Type": "AWS::ElastiCache::ReplicationGroup",
        "Properties": [
          "ReplicationGroupDescription": "sessions", "Engine": "redis", "CacheNodeType": "cache.m6g.large",
          "NumNodeGroups": 2, "CacheParameterGroupName": ["Ref": "Settings"], "AutomaticFailoverEnabled": failsOver,
        ],
      ],
      "Settings": [
        "Type": "AWS::ElastiCache::ParameterGroup",
        "Properties": [
          "CacheParameterGroupFamily": "redis7", "Description": "a cluster", "Properties": ["cluster-enabled": "yes"],
        ],
      ],
    ]
  }
}
