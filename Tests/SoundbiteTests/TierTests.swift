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
    #expect(
      added(tiers) == [
        [
          "compute ApiAlarmsCpu CloudWatch::Alarm", "compute ApiAlarmsLatency CloudWatch::Alarm",
          "compute ApiAlarmsMemory CloudWatch::Alarm", "compute ApiAlarmsServerErrors CloudWatch::Alarm",
          "compute ApiAlarmsUnhealthyTasks CloudWatch::Alarm", "compute WorkerAlarmsCpu CloudWatch::Alarm",
          "compute WorkerAlarmsMemory CloudWatch::Alarm", "infra Alerts SNS::Topic",
          "infra AlertsPolicy SNS::TopicPolicy",
          "queue Failed CloudWatch::Alarm", "queue Waiting CloudWatch::Alarm",
        ],
        [
          "compute Dashboard CloudWatch::Dashboard", "compute ErrorRate CloudWatch::Alarm",
          "queue PilingUp CloudWatch::Alarm",
        ], ["compute Ill CloudWatch::CompositeAlarm"],
      ])
    // What is there in all of them: what the services write, and what the network lets through.
    #expect(tiers[0].values.flatMap { $0.resources(of: "AWS::Logs::LogGroup") }.count == 2)
    let alarms = tiers.map { $0.values.flatMap { $0.resources(of: "AWS::CloudWatch::Alarm") } }
    #expect(alarms[0].isEmpty && alarms.dropFirst().allSatisfy { $0.allSatisfy { $0["AlarmActions"] != nil } })
    #expect(
      tiers.map { insights($0) } == ["enabled", "enabled", "enabled", "enhanced"])
    #expect(tiers.map(thresholds) == [[80, 100], [80, 100], [80, 100], [50, 80, 100]])
  }

  @Test func eachTierOfSecurityAddsItsOwn() throws {
    let tiers = try Self.tiers.map { try templates(security: $0) }
    #expect(
      added(tiers) == [
        ["infra AccessLogs S3::Bucket", "infra AccessLogsPolicy S3::BucketPolicy"],
        [
          "api Firewall WAFv2::WebACL", "api FirewallAssociation WAFv2::WebACLAssociation",
          "api FirewallLogging WAFv2::LoggingConfiguration", "api FirewallLogs Logs::LogGroup", "infra Key KMS::Key",
          "infra KeyAlias KMS::Alias",
        ],
        [
          "database Backups Backup::BackupPlan", "database BackupsRole IAM::Role",
          "database BackupsSelection Backup::BackupSelection", "database BackupsVault Backup::BackupVault",
          "database Trail CloudTrail::Trail", "database TrailBucket S3::Bucket",
          "database TrailBucketPolicy S3::BucketPolicy", "infra VpcFlowLog EC2::FlowLog",
          "infra VpcFlowLogLogs Logs::LogGroup", "infra VpcFlowLogRole IAM::Role",
          "storage Backups Backup::BackupPlan", "storage BackupsRole IAM::Role",
          "storage BackupsSelection Backup::BackupSelection", "storage BackupsVault Backup::BackupVault",
          "storage Trail CloudTrail::Trail", "storage TrailBucket S3::Bucket",
          "storage TrailBucketPolicy S3::BucketPolicy",
        ],
      ])
  }

  /// From medium on, who asked for what is logged.
  @Test func accessIsLogged() throws {
    for (tier, isLogged) in zip(Self.tiers, [false, true, true, true]) {
      let templates = try templates(security: tier)
      #expect((try only("AWS::S3::Bucket", "Audio", templates)["LoggingConfiguration"] != nil) == isLogged, "\(tier)")
      let balancer = try only("AWS::ElasticLoadBalancingV2::LoadBalancer", "Balancer", templates)
      let attributes = balancer["LoadBalancerAttributes"]?.array ?? []
      #expect(attributes.contains(["Key": "access_logs.s3.enabled", "Value": "true"]) == isLogged, "\(tier)")
      #expect(
        attributes.contains(["Key": "deletion_protection.enabled", "Value": "true"])
          == ["high", "full"].contains(tier),
        "\(tier)")
    }
  }

  /// From high on, the environment's own key encrypts whatever is kept; before, keys of AWS do.
  @Test func whatIsKeptHasAKey() throws {
    for (tier, hasKey) in zip(Self.tiers, [false, false, true, true]) {
      let templates = try templates(monitoring: "full", security: tier)
      let keys: [JSONValue?] = [
        try only("AWS::DynamoDB::Table", "Sounds", templates)["SSESpecification"]?["KMSMasterKeyId"],
        try only("AWS::S3::Bucket", "Audio", templates)["BucketEncryption"]?["ServerSideEncryptionConfiguration"]?[0]?[
          "ServerSideEncryptionByDefault"]?["KMSMasterKeyID"],
        try only("AWS::SQS::Queue", "Jobs", templates)["KmsMasterKeyId"],
        try only("AWS::SQS::Queue", "JobsDeadLetters", templates)["KmsMasterKeyId"],
        try only("AWS::SecretsManager::Secret", "Signing", templates)["KmsKeyId"],
        try only("AWS::SNS::Topic", "Alerts", templates)["KmsMasterKeyId"],
        try only("AWS::Logs::LogGroup", "ApiLogs", templates)["KmsKeyId"],
        try only("AWS::Logs::LogGroup", "WorkerLogs", templates)["KmsKeyId"],
      ]
      for (place, key) in keys.enumerated() { #expect((key != nil) == hasKey, "\(tier), \(place)") }
      let table = try only("AWS::DynamoDB::Table", "Sounds", templates)
      #expect((table["DeletionProtectionEnabled"] == true) == hasKey)
      // Without a key it's encrypted as well.
      #expect(
        try only("AWS::SQS::Queue", "Jobs", templates)["SqsManagedSseEnabled"] == (hasKey ? nil : true), "\(tier)")
    }
  }

  private func only(_ type: String, _ id: String, _ templates: [String: Template]) throws -> FoundResource {
    let found = templates.values.compactMap { $0.resource(id) }.filter { $0.type == type }
    #expect(found.count == 1, "\(id)")
    return try #require(found.first)
  }

  private func insights(_ templates: [String: Template]) -> String? {
    templates.values.flatMap { $0.resources(of: "AWS::ECS::Cluster") }.first?["ClusterSettings"]?[0]?["Value"]?.string
  }

  private func thresholds(_ templates: [String: Template]) -> [Double?] {
    let budget = templates.values.flatMap { $0.resources(of: "AWS::Budgets::Budget") }.first
    return (budget?["NotificationsWithSubscribers"]?.array ?? []).map { $0["Notification"]?["Threshold"]?.double }
  }
}
