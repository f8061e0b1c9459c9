import StrataChecks
import StrataJSON
import Testing

/// What resources say beside their properties, and what policies say.
@Suite struct ResourceRuleTests {
  private func findings(_ resource: JSONObject) -> [String] {
    var object: JSONObject = ["Type": "Custom::A"]
    for member in resource { object[member.key] = member.value }
    return found(["Resources": ["R": .object(object)]])
  }

  @Test(
    arguments: [
      (
        ["DependsOn": ["a", ["Ref": "b"]]],
        "/DependsOn/1: DependsOn must name resources; expected a logical id or a list of them; given an object"
      ),
      (
        ["Condition": true],
        "/Condition: Condition of a resource must be the name of a condition; expected text; given true"
      ),
      (["Metadata": "x"], "/Metadata: Metadata of a resource must be an object; expected an object; given \"x\""),
      (
        ["DeletionPolicy": "Retian"],
        "/DeletionPolicy: DeletionPolicy is none of those there are; expected Delete, Retain, RetainExceptOnCreate; given \"Retian\" (did you mean Retain?)"
      ),
      (
        ["DeletionPolicy": ["Fn::If": ["C", "Retain", "Snapshot"]]],
        "/DeletionPolicy/Fn::If/2: no snapshot can be kept of Custom::A; expected Delete, Retain, RetainExceptOnCreate; given \"Snapshot\""
      ),
      (
        ["UpdateReplacePolicy": ["Retain"]],
        "/UpdateReplacePolicy: UpdateReplacePolicy must be text; expected Delete, Retain; given a list of 1"
      ),
      (["Type": "AWS::SQS::Queue", "UpdatePolicy": [:]], "/UpdatePolicy: AWS::SQS::Queue takes no UpdatePolicy"),
      (["CreationPolicy": [:]], "/CreationPolicy: Custom::A takes no CreationPolicy"),
      (
        [
          "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": ["MinSize": "1", "MaxSize": "1"],
          "UpdatePolicy": ["AutoScalingRollingUpdate": ["MaxBatchSiz": 1]],
        ],
        "/UpdatePolicy/AutoScalingRollingUpdate/MaxBatchSiz: there is no MaxBatchSiz here; expected MaxBatchSize, MinActiveInstancesPercent, MinInstancesInService, MinSuccessfulInstancesPercent, PauseTime, SuspendProcesses, WaitOnResourceSignals (did you mean MaxBatchSize?)"
      ),
      (
        Self.group(["PauseTime": "5 minutes"]),
        "/UpdatePolicy/AutoScalingRollingUpdate/PauseTime: the value is none of those there are; expected a time such as PT15M; given \"5 minutes\""
      ),
      (
        Self.group(["PauseTime": "PT1H1S"]),
        "/UpdatePolicy/AutoScalingRollingUpdate/PauseTime: the value is none of those there are; expected 1 h at most; given \"PT1H1S\""
      ),
      (
        Self.group(["SuspendProcesses": ["Launch", "HealthChecks"]]),
        "/UpdatePolicy/AutoScalingRollingUpdate/SuspendProcesses/1: the value is none of those there are; expected AZRebalance, AddToLoadBalancer, AlarmNotification, HealthCheck, InstanceRefresh, Launch, ReplaceUnhealthy, ScheduledActions, Terminate; given \"HealthChecks\""
      ),
      (
        Self.group(["MinSuccessfulInstancesPercent": 101]),
        "/UpdatePolicy/AutoScalingRollingUpdate/MinSuccessfulInstancesPercent: the value is none of those there are; expected 0 to 100; given 101"
      ),
      (
        ["Type": "AWS::CloudFormation::WaitCondition", "CreationPolicy": ["ResourceSignal": ["Timeout": "P1D"]]],
        "/CreationPolicy/ResourceSignal/Timeout: the value is none of those there are; expected a time such as PT15M; given \"P1D\""
      ),
      (
        ["Type": "AWS::CloudFormation::WaitCondition", "CreationPolicy": ["ResourceSignal": ["Count": "x"]]],
        "/CreationPolicy/ResourceSignal/Count: the value is of the wrong type; expected an integer; given \"x\""
      ),
      (
        ["Type": "My::Own::Thing::MODULE", "Properties": ["Tags": []]],
        "/Properties/Tags: a module takes no Tags (the stack's tags reach its resources)"
      ),
    ] as [(JSONObject, String)])
  func attributesThatAreRefused(resource: JSONObject, message: String) throws {
    #expect(findings(resource).contains("/Resources/R" + message), "\(findings(resource))")
  }

  /// A group with a rolling update.
  private static func group(_ update: JSONObject) -> JSONObject {
    [
      "Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": ["MinSize": "1", "MaxSize": "4"],
      "UpdatePolicy": ["AutoScalingRollingUpdate": .object(update)],
    ]
  }

  @Test func rollingUpdatesThatAreTaken() {
    for update in [
      ["PauseTime": "PT1H"], ["PauseTime": "PT59M59S"], ["PauseTime": ["Ref": "P"]], ["MaxBatchSize": "2"],
      ["SuspendProcesses": ["AZRebalance", ["Ref": "P"]]], ["MinSuccessfulInstancesPercent": 0],
    ] as [JSONObject] {
      #expect(
        !findings(Self.group(update)).contains { $0.contains("UpdatePolicy") && !$0.contains("Ref") }, "\(update)")
    }
  }

  @Test func attributesThatAreTaken() {
    #expect(findings(["Type": "AWS::EC2::Volume", "DeletionPolicy": "Snapshot"]).allSatisfy { !$0.contains("Policy") })
    #expect(
      found([
        "Transform": "AWS::LanguageExtensions", "Parameters": ["P": ["Type": "String"]],
        "Resources": ["A": ["Type": "Acme::Test::A", "DeletionPolicy": ["Ref": "P"]]],
      ]) == [])
  }

  // MARK: Policies

  private func statement(_ statement: JSONValue) -> [String] {
    found([
      "Resources": [
        "R": [
          "Type": "AWS::IAM::ManagedPolicy",
          "Properties": ["PolicyDocument": ["Version": "2012-10-17", "Statement": [statement]]],
        ]
      ]
    ])
  }

  private let start = "/Resources/R/Properties/PolicyDocument/Statement/0"

  @Test(
    arguments: [
      ("x", ": a statement must be an object; expected an object; given \"x\""),
      (
        ["Effect": "Allow", "Action": "*"], ": a statement must have Resource or NotResource; expected one of the two"
      ),
      (
        ["Effect": "Allow", "Action": "s3:*", "NotAction": "s3:*", "Resource": "*"],
        ": a statement must have Action or NotAction, not both; expected one of the two (remove one)"
      ),
      (
        ["Effect": "allow", "Action": "s3:*", "Resource": "*"],
        "/Effect: Effect is none of those there are; expected Allow or Deny; given \"allow\" (did you mean Allow?)"
      ),
      (
        ["Effect": "Allow", "Action": "s3:*", "Resource": "*", "Principal": "*"],
        "/Principal: a statement of an identity's policy has no Principal; expected Action, Condition, Effect, NotAction, Sid, NotResource, Resource"
      ),
      (
        ["Effect": "Allow", "Action": "s3:*", "Resource": ["bucket"]],
        "/Resource/0: this isn't the ARN of a resource; expected arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, or *; given \"bucket\""
      ),
      (
        ["Effect": "Allow", "Action": ["s3:*", 1], "Resource": "*"],
        "/Action/1: Action of a statement must be text, or a list of texts; expected text; given 1"
      ),
      (
        ["Effect": "Allow", "Action": "s3:*", "Resource": "*", "Condition": ["StringEqual": ["a": "b"]]],
        "/Condition/StringEqual: there is no operator StringEqual of conditions (did you mean StringEquals?)"
      ),
    ] as [(JSONValue, String)])
  func statementsThatAreRefused(value: JSONValue, message: String) {
    #expect(statement(value).contains(start + message), "\(statement(value))")
  }

  @Test func statementsThatAreTaken() {
    #expect(
      statement([
        "Sid": "A", "Effect": "Allow", "NotAction": ["s3:*"],
        "Resource": ["arn:aws:s3:::b/*", ["Fn::Sub": "arn:${AWS::Partition}:s3:::c"], ["Ref": "AWS::NoValue"]],
        "Condition": ["ForAnyValue:StringLikeIfExists": ["aws:x": ["a"]], "Null": ["aws:y": true]],
      ]).filter { $0.contains("PolicyDocument") } == [])
    #expect(
      statement(["Fn::If": ["C", ["Effect": "Deny", "Action": "*", "Resource": "*"], ["Ref": "AWS::NoValue"]]])
        .filter { $0.contains("a statement") } == [])
  }

  @Test func whoATrustPolicyNames() {
    let role: JSONValue = [
      "R": [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "AssumeRolePolicyDocument": [
            "Statement": [
              "Effect": "Allow", "Action": "sts:AssumeRole",
              "Principal": ["AWS": ["123456789012", "arn:aws:iam::123456789012:root", "me"], "Sevice": "x"],
            ]
          ]
        ],
      ]
    ]
    let place = "/Resources/R/Properties/AssumeRolePolicyDocument/Statement/Principal"
    #expect(
      found(["Resources": role]) == [
        "\(place)/AWS/2: this names no account, user or role; expected *, 12 digits, or an ARN such as arn:aws:iam::123456789012:role/deploy; given \"me\"",
        "\(place)/Sevice: a principal has no Sevice; expected AWS, CanonicalUser, Federated, Service (did you mean Service?)",
      ])
  }

  // MARK: Identifiers

  @Test func resourcesOfOneName() {
    func table(_ name: JSONValue, _ condition: String? = nil) -> JSONValue {
      var table: JSONObject = [
        "Type": "AWS::Logs::LogGroup", "Properties": ["LogGroupName": name],
      ]
      table["Condition"] = condition.map { .string($0) }
      return .object(table)
    }
    let conditions: JSONValue = [
      "C": ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]], "D": ["Fn::Not": [["Condition": "C"]]],
    ]
    #expect(found(["Resources": ["A": table("x"), "B": table("y")]]) == [])
    #expect(
      found([
        "Conditions": conditions,
        "Resources": ["A": table(["Fn::If": ["C", "x", "y"]]), "B": table(["Fn::If": ["C", "y", "x"]])],
      ]) == [])
    #expect(
      found([
        "Conditions": conditions, "Resources": ["A": table(["Fn::If": ["C", "x", "y"]]), "B": table("x", "C")],
      ]).map { $0.prefix(70) } == ["/Resources/B/Properties/LogGroupName: A has the same LogGroupName; giv"])
    #expect(found(["Conditions": conditions, "Resources": ["A": table("x", "C"), "B": table("x", "D")]]) == [])
    #expect(
      found(["Conditions": conditions, "Resources": ["A": table("x"), "B": table("x", "D")]]) == [
        "/Resources/B/Properties/LogGroupName: A has the same LogGroupName; given \"x\" (give one of the two another, or leave it out for CloudFormation to choose)"
      ])
  }
}
