import StrataDiff
import StrataJSON
import Testing

/// Protections that are weaker than before, or gone.
@Suite struct ProtectionTests {
  @Test(arguments: [
    GatePair("AWS::RDS::DBInstance", ["DeletionProtection": true], ["DeletionProtection": false]),
    GatePair("AWS::RDS::DBInstance", ["DeletionProtection": "true"], [:]),
    GatePair("AWS::RDS::DBCluster", ["DeletionProtection": true], ["DeletionProtection": choice(true, false)]),
    GatePair("AWS::RDS::DBCluster", ["DeletionProtection": true], ["DeletionProtection": ["Ref": "Stage"]]),
    GatePair("AWS::DynamoDB::Table", ["DeletionProtectionEnabled": true], [:]),
    GatePair("AWS::Cognito::UserPool", ["DeletionProtection": "ACTIVE"], ["DeletionProtection": "INACTIVE"]),
    GatePair(
      "AWS::ElasticLoadBalancingV2::LoadBalancer",
      ["LoadBalancerAttributes": [["Key": "deletion_protection.enabled", "Value": "true"]]],
      ["LoadBalancerAttributes": [["Key": "idle_timeout.timeout_seconds", "Value": "60"]]]),
    GatePair(
      "AWS::DynamoDB::Table", ["PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": true]],
      ["PointInTimeRecoverySpecification": ["PointInTimeRecoveryEnabled": false]]),
    GatePair(
      "AWS::S3::Bucket", ["VersioningConfiguration": ["Status": "Enabled"]],
      ["VersioningConfiguration": ["Status": "Suspended"]]),
    GatePair(
      "AWS::S3::Bucket",
      ["ObjectLockConfiguration": ["Rule": ["DefaultRetention": ["Mode": "COMPLIANCE", "Days": 9]]]],
      ["ObjectLockConfiguration": ["Rule": ["DefaultRetention": ["Mode": "GOVERNANCE", "Days": 9]]]]),
    GatePair(
      "AWS::S3::Bucket",
      [
        "BucketEncryption": [
          "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "aws:kms"]]]
        ]
      ],
      [
        "BucketEncryption": [
          "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
        ]
      ]),
    GatePair("AWS::SNS::Topic", ["KmsMasterKeyId": "k"], [:]),
    GatePair("AWS::KMS::Key", ["Enabled": true], ["Enabled": false]),
    GatePair("AWS::KMS::Key", [:], ["PendingWindowInDays": 7]),
    GatePair("AWS::KMS::Key", ["EnableKeyRotation": true], ["EnableKeyRotation": false]),
    GatePair("AWS::ApiGateway::DomainName", ["SecurityPolicy": "TLS_1_2"], ["SecurityPolicy": "TLS_1_0"]),
    GatePair(
      "AWS::ElasticLoadBalancingV2::Listener", ["SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"],
      ["SslPolicy": "ELBSecurityPolicy-2016-08"]),
    GatePair(
      "AWS::ElasticLoadBalancingV2::Listener", ["Protocol": "HTTPS", "Port": 443], ["Protocol": "HTTP", "Port": 80]),
    GatePair(
      "AWS::CloudFront::Distribution",
      ["DistributionConfig": ["ViewerCertificate": ["MinimumProtocolVersion": "TLSv1.2_2021"]]],
      ["DistributionConfig": ["ViewerCertificate": ["MinimumProtocolVersion": "TLSv1"]]]),
    GatePair(
      "AWS::CloudFront::Distribution",
      ["DistributionConfig": ["DefaultCacheBehavior": ["ViewerProtocolPolicy": "redirect-to-https"]]],
      ["DistributionConfig": ["DefaultCacheBehavior": ["ViewerProtocolPolicy": "allow-all"]]]),
    GatePair(
      "AWS::CloudFront::Distribution", ["DistributionConfig": ["WebACLId": "w", "Comment": "c"]],
      ["DistributionConfig": ["Comment": "c"]]),
    GatePair(
      "AWS::ApiGateway::UsagePlan", ["Throttle": ["RateLimit": 10, "BurstLimit": 5]], ["Throttle": ["BurstLimit": 5]]),
    GatePair(
      "AWS::EC2::LaunchTemplate", ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": "required"]]],
      ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": "optional"]]]),
    GatePair("AWS::CloudTrail::Trail", ["IsLogging": true], ["IsLogging": false]),
    GatePair("AWS::CloudTrail::Trail", ["IsLogging": true, "IsMultiRegionTrail": true], ["IsLogging": true]),
    GatePair("AWS::ECR::Repository", [:], ["EmptyOnDelete": true]),
    GatePair("AWS::ECR::Repository", ["ImageTagMutability": "IMMUTABLE"], ["ImageTagMutability": "MUTABLE"]),
  ]) func weaker(_ pair: GatePair) throws {
    let difference = try pair.difference()
    #expect(difference.verdict == .grave)
    #expect(difference.protections.count == 1)
    #expect(try pair.difference(isReversed: true).protections == [])
  }

  /// What looks like less, and isn't.
  @Test(arguments: [
    GatePair("AWS::RDS::DBInstance", ["DeletionProtection": false], [:]),
    GatePair("AWS::RDS::DBInstance", ["DeletionProtection": true], ["DeletionProtection": choice(true, "true")]),
    GatePair(
      "AWS::SQS::Queue", ["SqsManagedSseEnabled": true], ["KmsMasterKeyId": "k", "SqsManagedSseEnabled": false]),
    GatePair("AWS::KMS::Key", ["PendingWindowInDays": 30], [:]),
    GatePair(
      "AWS::S3::Bucket",
      [
        "BucketEncryption": [
          "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
        ]
      ], [:]),
    GatePair(
      "AWS::ElasticLoadBalancingV2::Listener", ["SslPolicy": "ELBSecurityPolicy-TLS-1-2-2017-01"],
      ["SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06"]),
    GatePair("AWS::SNS::Topic", ["KmsMasterKeyId": "k"], ["KmsMasterKeyId": ["Ref": "Size"]]),
    GatePair("AWS::EC2::Instance", ["MetadataOptions": ["HttpTokens": "optional"]], [:]),
    GatePair("AWS::ApiGateway::UsagePlan", ["Throttle": ["RateLimit": 10]], ["Throttle": ["RateLimit": 5]]),
  ]) func noWeaker(_ pair: GatePair) throws {
    #expect(try pair.difference().protections == [])
  }

  @Test func conditionsAndDefaults() throws {
    func stack(_ stage: JSONValue, _ flag: JSONValue, _ preset: JSONValue = true) -> JSONValue {
      template(
        ["It": ["Type": "AWS::RDS::DBInstance", "Properties": ["DeletionProtection": flag]]],
        [
          "Parameters": ["Stage": ["Type": "String"], "Flag": ["Type": "String", "Default": preset]],
          "Conditions": ["IsLive": ["Fn::Equals": [["Ref": "Stage"], stage]]],
        ])
    }
    #expect(
      try warnings(stack("live", choice(true, false)), stack("prod", choice(true, false)))
        == ["protection It: deletion protection may be weaker: condition IsLive may say something else"])
    #expect(try warnings(stack("live", true), stack("prod", true)) == [])
    #expect(
      try warnings(stack("live", ["Ref": "Flag"]), stack("live", ["Ref": "Flag"], false)) == [
        "protection It: deletion protection may be weaker by default: DeletionProtection is false, was true"
      ])
    #expect(try warnings(stack("live", ["Ref": "Flag"], false), stack("live", ["Ref": "Flag"])) == [])
  }

  private func table(_ attributes: JSONObject) -> JSONValue { template(of: "AWS::DynamoDB::Table", [:], attributes) }

  @Test func policiesOfDeletion() throws {
    #expect(
      try warnings(table(["DeletionPolicy": "Retain"]), table(["DeletionPolicy": "Delete"]))
        == ["protection It: DeletionPolicy is Delete, was Retain"])
    #expect(
      try warnings(table(["UpdateReplacePolicy": "Retain"]), table([:]))
        == ["protection It: UpdateReplacePolicy is not set, was Retain"])
    #expect(try warnings(table(["DeletionPolicy": "Retain"]), table(["DeletionPolicy": "RetainExceptOnCreate"])) == [])
    #expect(try warnings(table(["DeletionPolicy": "Delete"]), table([:])) == [])
    #expect(try warnings(table([:]), table(["DeletionPolicy": "Retain"])) == [])
    #expect(
      try warnings(table(["DeletionPolicy": "Retain"]), table(["DeletionPolicy": choice("Retain", "Delete")]))
        == ["protection It: DeletionPolicy is decided by a function, was Retain"])
    let cluster = { (policy: JSONObject) in template(of: "AWS::RDS::DBCluster", [:], policy) }
    #expect(try warnings(cluster(["DeletionPolicy": "Snapshot"]), cluster([:])) == [])
    #expect(try warnings(cluster(["DeletionPolicy": "Retain"]), cluster([:])).count == 1)
  }

  @Test func whatProtectsByBeingThere() throws {
    let trail = template(of: "AWS::CloudTrail::Trail", ["IsLogging": true, "S3BucketName": "b"])
    #expect(
      try warnings(trail, template([:])) == ["protection It: the trail that logs who did what is removed"])
    #expect(try warnings(template([:]), trail) == [])
    let kept = template(of: "AWS::CloudTrail::Trail", ["IsLogging": true], ["DeletionPolicy": "Retain"])
    #expect(try warnings(kept, template([:])) == [])
    let log: JSONValue = ["Type": "AWS::EC2::FlowLog"]
    let some: JSONValue = ["Type": "AWS::EC2::FlowLog", "Condition": "IsLive"]
    #expect(
      try warnings(conditional(["It": log]), conditional(["It": some]))
        == ["protection It: the log of a network's traffic is there only if IsLive"])
  }

  @Test func inAllForms() throws {
    let difference = try TemplateDifference(
      from: template(of: "AWS::RDS::DBInstance", ["DeletionProtection": true]),
      to: template(of: "AWS::RDS::DBInstance", ["DeletionProtection": false]))
    #expect(
      difference.text(title: "Shop") == """
        Shop
          ~ It  AWS::RDS::DBInstance  changed in place
              ~ DeletionProtection: true → false
          protection weakened
            It  AWS::RDS::DBInstance  deletion protection is weaker: DeletionProtection is false, was true
          1 changed; protection: 1 weakened

        """)
    #expect(
      difference.markdown(title: "Shop").hasPrefix(
        """
        ### `Shop`

        **⚠️ 1 changed; protection: 1 weakened**

        | Protection weakened | What |
        | --- | --- |
        | `It` `AWS::RDS::DBInstance` | `deletion protection is weaker: DeletionProtection is false, was true` |

        """))
    let json = difference.json(includingPatch: false)
    #expect(json["verdict"] == "grave")
    #expect(json["counts"]?["weakened"] == 1)
    #expect(
      json["protections"]?[0] == [
        "logicalId": "It", "type": "AWS::RDS::DBInstance",
        "text": "deletion protection is weaker: DeletionProtection is false, was true",
      ])
  }
}
