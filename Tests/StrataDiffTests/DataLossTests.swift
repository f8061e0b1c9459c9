import StrataDiff
import StrataJSON
import Testing

/// Data that goes while what holds it stays.
@Suite struct DataLossTests {
  private func logs(_ days: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    conditional(["It": ["Type": "AWS::Logs::LogGroup", "Properties": ["RetentionInDays": days]]], others)
  }

  @Test func byConditionsParametersAndMappings() throws {
    let lower = "data It: older logs: kept for less time, RetentionInDays is lower"
    #expect(try warnings(logs(365), logs(choice(1, 365))) == ["\(lower): 1, was 365, if IsLive"])
    #expect(try warnings(logs(choice(1, 365)), logs(365)) == [])
    func parameter(_ days: JSONValue?) -> JSONObject {
      var declaration: JSONObject = ["Type": "Number"]
      declaration["Default"] = days
      return ["Parameters": ["Days": .object(declaration)]]
    }
    let byName: JSONValue = ["Ref": "Days"]
    #expect(
      try warnings(logs(byName, parameter(365)), logs(byName, parameter("1")))
        == ["data It: older logs: may be kept for less time, RetentionInDays is lower by default: 1, was 365"])
    #expect(try warnings(logs(byName, parameter(1)), logs(byName, parameter(365))) == [])
    #expect(try warnings(logs(365), logs(byName, parameter(365))) == [])
    #expect(
      try warnings(logs(365), logs(byName, parameter(nil)))
        == ["data It: older logs: may be kept for less time, RetentionInDays may be lower"])
    func mapping(_ live: JSONValue) -> JSONObject {
      ["Mappings": ["Kept": ["eu-west-1": ["Days": 30], "us-east-1": ["Days": live]]]]
    }
    let found: JSONValue = ["Fn::FindInMap": ["Kept", ["Ref": "AWS::Region"], "Days"]]
    #expect(
      try warnings(logs(found, mapping(365)), logs(found, mapping(7)))
        == ["\(lower): 7, was 365, if AWS::Region is us-east-1"])
    #expect(try warnings(logs(found, mapping(7)), logs(found, mapping(365))) == [])
    let other: JSONValue = ["Fn::FindInMap": ["Kept", "eu-west-1", "Days"]]
    #expect(try warnings(logs(other, mapping(365)), logs(other, mapping(7))) == [])
  }

  @Test func aConditionMaySaySomethingElse() throws {
    func stack(_ stage: JSONValue, _ days: JSONValue) -> JSONValue {
      template(
        ["It": ["Type": "AWS::Logs::LogGroup", "Properties": ["RetentionInDays": days]]],
        [
          "Parameters": ["Stage": ["Type": "String"]],
          "Conditions": ["IsLive": ["Fn::Equals": [["Ref": "Stage"], stage]]],
        ])
    }
    let days = choice(365, 7)
    #expect(
      try warnings(stack("live", days), stack("prod", days))
        == ["data It: older logs: may be kept for less time, condition IsLive may say something else"])
    #expect(try warnings(stack("live", choice(7, "7")), stack("prod", choice(7, "7"))) == [])
  }

  @Test(arguments: [
    GatePair("AWS::Events::Archive", ["RetentionDays": 365], ["RetentionDays": 1]),
    GatePair("AWS::Events::Archive", ["RetentionDays": 0], ["RetentionDays": 30]),
    GatePair("AWS::Events::Archive", [:], ["RetentionDays": 30]),
    GatePair("AWS::CloudTrail::EventDataStore", ["RetentionPeriod": 2557], ["RetentionPeriod": 7]),
    GatePair("AWS::DocDB::DBCluster", ["BackupRetentionPeriod": 30], ["BackupRetentionPeriod": 1]),
    GatePair("AWS::DocDB::DBCluster", ["BackupRetentionPeriod": 30], [:]),
    GatePair(
      "AWS::Redshift::Cluster", ["AutomatedSnapshotRetentionPeriod": 7], ["AutomatedSnapshotRetentionPeriod": 0]),
    GatePair("AWS::ElastiCache::ReplicationGroup", ["SnapshotRetentionLimit": 30], ["SnapshotRetentionLimit": 0]),
    GatePair("AWS::ElastiCache::ReplicationGroup", ["SnapshotRetentionLimit": 30], [:]),
    GatePair(
      "AWS::DynamoDB::Table", [:], ["TimeToLiveSpecification": ["AttributeName": "a", "Enabled": true]]),
    GatePair(
      "AWS::DynamoDB::Table", ["TimeToLiveSpecification": ["AttributeName": "a", "Enabled": false]],
      ["TimeToLiveSpecification": ["AttributeName": "a", "Enabled": "true"]]),
    GatePair(
      "AWS::S3::Bucket", [:], ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 1]]]]),
    GatePair(
      "AWS::S3::Bucket", ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 3650]]]],
      ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 30]]]]),
    GatePair(
      "AWS::S3::Bucket", ["LifecycleConfiguration": ["Rules": [["Status": "Disabled", "ExpirationInDays": 30]]]],
      ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 30]]]]),
    GatePair(
      "AWS::S3::Bucket",
      ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "Prefix": "tmp/", "ExpirationInDays": 30]]]],
      ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 30]]]]),
    GatePair(
      "AWS::S3::Bucket", ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "ExpirationInDays": 9]]]],
      [
        "LifecycleConfiguration": [
          "Rules": [
            ["Status": "Enabled", "ExpirationInDays": 9],
            ["Status": "Enabled", "NoncurrentVersionExpiration": ["NoncurrentDays": 1]],
          ]
        ]
      ]),
    GatePair("AWS::ECR::Repository", [:], images(1)),
    GatePair("AWS::ECR::Repository", images(100), images(5)),
  ]) func keptForLess(_ pair: GatePair) throws {
    #expect(try pair.difference().dataAtRisk.count == 1)
    #expect(try pair.difference(isReversed: true).warnings == [])
  }

  private static func images(_ count: Int) -> JSONValue {
    [
      "LifecyclePolicy": [
        "LifecyclePolicyText": .string(
          """
          {"rules": [{"rulePriority": 1, "selection": {"tagStatus": "any", "countType": "imageCountMoreThan",
          "countNumber": \(count)}, "action": {"type": "expire"}}]}
          """)
      ]
    ]
  }

  @Test func whatIsDeletedByItselfIsNamed() throws {
    let bucket = GatePair(
      "AWS::S3::Bucket", [:],
      ["LifecycleConfiguration": ["Rules": [["Status": "Enabled", "Prefix": "a/", "ExpirationInDays": 1]]]])
    #expect(
      try bucket.difference().warnings
        == ["data It: its objects: deleted by themselves, objects below a/ after 1 day by ExpirationInDays"])
    let images = GatePair("AWS::ECR::Repository", [:], Self.images(3))
    #expect(try images.difference().warnings == ["data It: its images: deleted by themselves, images beyond 3"])
    // To clean up uploads that never ended loses nothing.
    let uploads = GatePair(
      "AWS::S3::Bucket", [:],
      [
        "LifecycleConfiguration": [
          "Rules": [["Status": "Enabled", "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 1]]]
        ]
      ])
    #expect(try uploads.difference().verdict == .different)
  }

  @Test func aNestedStackThatGoesTakesAllAlong() throws {
    let stack = template(of: "AWS::CloudFormation::Stack", ["TemplateURL": "https://b/a"])
    #expect(
      try warnings(stack, template([:])) == ["data It: all that its template holds: removed, no DeletionPolicy"])
    let kept = template(of: "AWS::CloudFormation::Stack", ["TemplateURL": "https://b/a"], ["DeletionPolicy": "Retain"])
    #expect(try warnings(kept, template([:])) == [])
  }
}
