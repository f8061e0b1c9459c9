import StrataDiff
import StrataJSON
import Testing

/// Whether a change replaces a resource, where that stands in the template; and what is refused.
@Suite struct ReplacementConditionTests {
  private func group(_ image: JSONValue, _ policy: JSONValue?) -> JSONValue {
    var group: JSONObject = [
      "Type": "AWS::AutoScaling::AutoScalingGroup",
      "Properties": [
        "LaunchTemplate": [
          "LaunchTemplateId": ["Ref": "Plan"], "Version": ["Fn::GetAtt": ["Plan", "LatestVersionNumber"]],
        ]
      ],
    ]
    group["UpdatePolicy"] = policy
    return template([
      "Plan": ["Type": "AWS::EC2::LaunchTemplate", "Properties": ["LaunchTemplateData": ["ImageId": image]]],
      "It": .object(group),
    ])
  }

  @Test func groupsOfInstances() throws {
    func action(_ policy: JSONValue?) throws -> ResourceDifference.Action? {
      try TemplateDifference(from: group("ami-1", policy), to: group("ami-2", policy)).it?.action
    }
    #expect(try action(nil) == .changed)
    #expect(try action(["AutoScalingRollingUpdate": ["MinInstancesInService": 1]]) == .changed)
    #expect(try action(["AutoScalingReplacingUpdate": ["WillReplace": false]]) == .changed)
    // Whether the template has another version is only known when it's deployed.
    #expect(try action(["AutoScalingReplacingUpdate": ["WillReplace": true]]) == .mayBeReplaced)
    #expect(try action(["AutoScalingReplacingUpdate": ["WillReplace": ["Ref": "P"]]]) == .mayBeReplaced)
    let direct = GatePair(
      "AWS::AutoScaling::AutoScalingGroup", ["VPCZoneIdentifier": ["a"]], ["VPCZoneIdentifier": ["b"]])
    #expect(try direct.difference().it?.action == .changed)
  }

  @Test(arguments: [
    (
      GatePair("AWS::EC2::Instance", ["InstanceType": "t3.small"], ["InstanceType": "m7g.large"]),
      ResourceDifference.Action.changed
    ),
    (GatePair("AWS::EC2::Instance", ["InstanceType": "m3.large"], ["InstanceType": "m7g.large"]), .mayBeReplaced),
    (GatePair("AWS::EC2::Instance", ["InstanceType": ["Ref": "Size"]], ["InstanceType": "m7g.large"]), .mayBeReplaced),
    (
      GatePair(
        "AWS::EC2::Instance", ["InstanceType": "t3.small", "UserData": "YQ=="],
        ["InstanceType": "t3.small", "UserData": "Yg=="]), .changed
    ),
    (GatePair("AWS::EC2::VPC", ["InstanceTenancy": "default"], ["InstanceTenancy": "dedicated"]), .replaced),
    (GatePair("AWS::EC2::VPC", ["InstanceTenancy": "dedicated"], ["InstanceTenancy": "default"]), .changed),
    (GatePair("AWS::SSM::Document", ["Content": ["a": 1]], ["Content": ["a": 2]]), .replaced),
    (
      GatePair(
        "AWS::SSM::Document", ["Content": ["a": 1], "UpdateMethod": "NewVersion"],
        ["Content": ["a": 2], "UpdateMethod": "NewVersion"]), .changed
    ),
    (
      GatePair(
        "AWS::ElasticLoadBalancing::LoadBalancer", ["HealthCheck": ["Target": "TCP:1"]],
        ["HealthCheck": ["Target": "TCP:2"]]), .changed
    ),
    (GatePair("AWS::ElasticLoadBalancing::LoadBalancer", [:], ["HealthCheck": ["Target": "TCP:2"]]), .replaced),
    (GatePair("AWS::RDS::DBInstance", ["BackupRetentionPeriod": 1], ["BackupRetentionPeriod": 7]), .changed),
    (GatePair("AWS::RDS::DBInstance", ["Engine": "mysql"], ["Engine": "mariadb"]), .mayBeReplaced),
  ]) func whatStandsInTheTemplateDecides(_ pair: GatePair, _ action: ResourceDifference.Action) throws {
    #expect(try pair.difference().it?.action == action)
  }

  @Test func rowsThatStayKeepTheirValues() throws {
    func stack(_ rows: JSONValue) -> JSONValue {
      template(
        [
          "It": [
            "Type": "AWS::RDS::DBClusterParameterGroup",
            "Properties": ["Family": ["Fn::FindInMap": ["Families", ["Ref": "Version"], "F"]]],
          ]
        ], ["Parameters": ["Version": ["Type": "String"]], "Mappings": ["Families": rows]])
    }
    let rows: JSONValue = ["11": ["F": "postgres11"], "15": ["F": "postgres15"]]
    let others: JSONValue = ["15": ["F": "postgres15"], "16": ["F": "postgres16"]]
    #expect(try TemplateDifference(from: stack(rows), to: stack(others)).it == nil)
    let changed: JSONValue = ["11": ["F": "postgres11"], "15": ["F": "postgres15x"]]
    #expect(try TemplateDifference(from: stack(rows), to: stack(changed)).it?.action == .mayBeReplaced)
  }

  private func index(_ name: String, _ projection: JSONValue = "ALL", key: String = "a") -> JSONValue {
    [
      "IndexName": .string(name), "KeySchema": [["AttributeName": .string(key), "KeyType": "HASH"]],
      "Projection": ["ProjectionType": projection],
    ]
  }

  private func table(_ indexes: JSONValue...) -> JSONValue {
    template(of: "AWS::DynamoDB::Table", ["GlobalSecondaryIndexes": .array(indexes)])
  }

  @Test func indexesThatAnUpdateRefuses() throws {
    func notes(_ old: JSONValue, _ new: JSONValue) throws -> [String]? {
      try TemplateDifference(from: old, to: new).it?.notes
    }
    let two =
      "CloudFormation refuses it: an update makes or removes one global secondary index, and not b, c: "
      + "deploy them one after the other"
    #expect(try notes(table(index("a")), table(index("a"), index("b"), index("c"))) == [two])
    #expect(try notes(table(index("c")), table(index("b"))) == [two])
    #expect(try notes(table(index("a")), table(index("a"), index("b"))) == [])
    #expect(try notes(table(index("a"), index("b")), table(index("a"))) == [])
    #expect(try notes(template([:]), table(index("a"), index("b"))) == [])
    let fixed = [
      "CloudFormation refuses it: the keys and the projection of a global secondary index stay as they are: "
        + "make another in place of a first, and remove it in a later update"
    ]
    #expect(try notes(table(index("a")), table(index("a", "KEYS_ONLY"))) == fixed)
    #expect(try notes(table(index("a")), table(index("a", key: "b"))) == fixed)
  }

  @Test(arguments: [
    (
      GatePair(
        "AWS::EC2::SecurityGroup", ["GroupName": "n", "GroupDescription": "1"],
        ["GroupName": "n", "GroupDescription": "2"]), "GroupName"
    ),
    (
      GatePair("AWS::ElasticLoadBalancingV2::TargetGroup", ["Name": "n", "Port": 1], ["Name": "n", "Port": 2]), "Name"
    ),
    (
      GatePair(
        "AWS::SQS::Queue", ["QueueName": "n.fifo", "FifoQueue": false], ["QueueName": "n.fifo", "FifoQueue": true]),
      "QueueName"
    ),
    (
      GatePair(
        "AWS::StepFunctions::StateMachine", ["StateMachineName": "n", "StateMachineType": "STANDARD"],
        ["StateMachineName": "n", "StateMachineType": "EXPRESS"]), "StateMachineName"
    ),
  ]) func aFixedNameIsTaken(_ pair: GatePair, _ property: String) throws {
    #expect(
      try pair.difference().it?.notes == [
        "its \(property) is fixed, and CloudFormation can't replace it under the same name: change the name as well"
      ])
  }

  @Test func inAnotherPlaceANameIsFree() throws {
    let pair = GatePair("AWS::EC2::SecurityGroup", ["GroupName": "n", "VpcId": "a"], ["GroupName": "n", "VpcId": "b"])
    #expect(try pair.difference().it?.action == .replaced)
    #expect(try pair.difference().it?.notes == [])
  }
}
