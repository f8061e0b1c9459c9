import Soundbite
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// What each tier adds, in one environment with different tiers and nothing else that differs.
@Suite struct TierTests {
  private static let tiers = ["basic", "medium", "high", "full"]

  private func templates(monitoring: String = "basic", security: String = "basic") throws -> [String: Template] {
    let folder = try ProfileFolder(
      "dev-aws-deployed", #"{"monitoring": "\#(monitoring)", "security": "\#(security)"}"#)
    let stacks = try soundbite.assemble(.folder(folder.path), environments: ["dev-aws-deployed"]).assembly.stacks
    return Dictionary(uniqueKeysWithValues: stacks.map { ($0.name, $0.template) })
  }

  /// The resources that one has and another hasn't, by part and id.
  private func resources(of templates: [String: Template]) -> Set<String> {
    Set(
      templates.flatMap { name, template in
        template.allResources.map {
          let part = name.dropFirst("soundbite-dev-aws-deployed-".count)
          return "\(part) \($0.logicalID) \($0.type.dropFirst("AWS::".count))"
        }
      })
  }

  private func added(_ tiers: [[String: Template]]) -> [[String]] {
    let all = tiers.map(resources)
    // A tier has what those before it have.
    for (before, after) in zip(all, all.dropFirst()) { #expect(before.subtracting(after) == []) }
    return zip(all, all.dropFirst()).map { $1.subtracting($0).sorted() }
  }

  @Test func eachTierOfMonitoringAddsItsOwn() throws {
    let tiers = try Self.tiers.map { try templates(monitoring: $0) }
    #expect(added(tiers) == [])
    let alarms = tiers.map { $0.values.flatMap { $0.resources(of: "AWS::CloudWatch::Alarm") } }
    #expect(alarms[0].isEmpty && alarms.dropFirst().allSatisfy { $0.allSatisfy { $0["AlarmActions"] != nil } })
    #expect(
      tiers.map { insights($0) } == ["enabled", "enabled", "enabled", "enhanced"])
    #expect(tiers.map(thresholds) == [[80, 100], [80, 100], [80, 100], [50, 80, 100]])
  }

  @Test func eachTierOfSecurityAddsItsOwn() throws {
    let tiers = try Self.tiers.map { try templates(security: $0) }
    #expect(added(tiers) == [])
  }

  private func insights(_ templates: [String: Template]) -> String? {
    templates.values.flatMap { $0.resources(of: "AWS::ECS::Cluster") }.first?["ClusterSettings"]?[0]?["Value"]?.string
  }

  private func thresholds(_ templates: [String: Template]) -> [Int64?] {
    let budget = templates.values.flatMap { $0.resources(of: "AWS::Budgets::Budget") }.first
    return (budget?["NotificationsWithSubscribers"]?.array ?? []).map { $0["Notification"]?["Threshold"]?.integer }
  }
}
