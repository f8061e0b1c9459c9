import StrataDiff
import StrataJSON
import Testing

/// What becomes of resources that depend on what was changed.
@Suite struct PropagationTests {
  /// A VPC, a subnet in it, a function in the subnet and a log group for the function.
  private func chain(cidr: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    template(
      [
        "Net": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": cidr]],
        "Subnet": [
          "Type": "AWS::EC2::Subnet", "Properties": ["VpcId": ["Ref": "Net"], "CidrBlock": "10.0.0.0/24"],
        ],
        "Work": [
          "Type": "AWS::Lambda::Function",
          "Properties": ["VpcConfig": ["SubnetIds": [["Fn::GetAtt": ["Subnet", "SubnetId"]]]]],
        ],
      ], others)
  }

  @Test func whatHangsOnAReplacedResourceIsReplacedToo() throws {
    let difference = try TemplateDifference(from: chain(cidr: "10.0.0.0/16"), to: chain(cidr: "10.1.0.0/16"))
    #expect(
      difference.text(title: "Net")
        == """
        Net
          ! Net  AWS::EC2::VPC  replaced
              ~ CidrBlock: "10.0.0.0/16" → "10.1.0.0/16"  (replaces it)
          ! Subnet  AWS::EC2::Subnet  replaced
              ~ VpcId: Net  (Net is replaced; replaces it)
          ~ Work  AWS::Lambda::Function  changed in place
              ~ VpcConfig.SubnetIds[0]: Subnet.SubnetId  (Subnet is replaced)
          1 changed, 2 replaced

        """)
  }

  @Test func anAttributeMayBeTheSame() throws {
    func stack(_ name: JSONValue) -> JSONValue {
      template([
        "Api": ["Type": "AWS::ApiGateway::RestApi", "Properties": ["Name": "api"]],
        "Proxy": ["Type": "Custom::Proxy", "Properties": ["ServiceToken": name]],
        "Stage": [
          "Type": "AWS::ApiGateway::Stage",
          "Properties": ["RestApiId": ["Fn::GetAtt": ["Proxy", "Answer"]], "DeploymentId": "d"],
        ],
      ])
    }
    let difference = try TemplateDifference(from: stack("arn:a"), to: stack("arn:b"))
    let stage = difference.resources.first { $0.logicalID == "Stage" }
    #expect(stage?.action == .mayBeReplaced)
    #expect(stage?.changes.first?.causes.map(\.kind) == [.resource])
  }

  @Test(
    arguments: [
      ["Ref": "Net"], ["Fn::GetAtt": ["Net", "VpcId"]], ["Fn::GetAtt": "Net.VpcId"], ["Fn::Sub": "${Net}"],
      ["Fn::Sub": "vpc/${Net.VpcId}/x"], ["Fn::Sub": ["v.${own}${ Net }", ["own": "x"]]],
      ["Fn::Join": [".", ["a", ["Fn::Sub": ["${own}", ["own": ["Ref": "Net"]]]]]]],
    ] as [JSONValue])
  func eachWayToReferToAReplacedResourceIsFollowed(reference: JSONValue) throws {
    func stack(_ cidr: JSONValue) -> JSONValue {
      template([
        "User": ["Type": "AWS::SSM::Parameter", "Properties": ["Type": "String", "Value": reference]],
        "Other": ["Type": "AWS::SSM::Parameter", "Properties": ["Type": "String", "Value": "Netting, not Net"]],
        "Net": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": cidr]],
      ])
    }
    let difference = try TemplateDifference(from: stack("10.0.0.0/16"), to: stack("10.1.0.0/16"))
    #expect(difference.resources.map(\.logicalID) == ["Net", "User"])
    #expect(difference.resources.last?.changes.first?.causes.map(\.name) == ["Net"])
  }

  @Test func aResourceChangedInPlaceKeepsItsName() throws {
    func stack(_ delay: JSONValue) -> JSONValue {
      template([
        "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": delay]],
        "Template": [
          "Type": "AWS::EC2::LaunchTemplate", "Properties": ["LaunchTemplateData": ["InstanceType": delay]],
        ],
        "Group": [
          "Type": "AWS::AutoScaling::AutoScalingGroup",
          "Properties": [
            "MinSize": "1", "MaxSize": "1",
            "LaunchTemplate": ["Version": ["Fn::GetAtt": ["Template", "LatestVersionNumber"]]],
            "NotificationConfigurations": [["TopicARN": ["Fn::GetAtt": ["Jobs", "Arn"]]]],
          ],
        ],
      ])
    }
    let difference = try TemplateDifference(from: stack(1), to: stack(2))
    let group = difference.resources.first { $0.logicalID == "Group" }
    #expect(group?.changes.map(\.path) == ["LaunchTemplate.Version"])
    #expect(
      group?.changes.first?.causes.map(\.event) == ["is changed, and its LatestVersionNumber may be"])
  }

  @Test func parametersMappingsAndConditionsLeadToWhatUsesThem() throws {
    func stack(_ name: JSONValue, _ zone: JSONValue) -> JSONValue {
      template(
        [
          "Topic": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Fn::Sub": "${Name}-events"]]],
          "Jobs": [
            "Type": "AWS::SQS::Queue",
            "Properties": ["DelaySeconds": ["Fn::FindInMap": ["Delays", "dev", "short"]], "FifoQueue": false],
          ],
          "Other": [
            "Type": "AWS::SQS::Queue", "Properties": ["DelaySeconds": ["Fn::FindInMap": ["Delays", "dev", "long"]]],
          ],
          "Alarm": ["Type": "AWS::SNS::Topic", "Condition": "IsNamed"],
        ],
        [
          "Parameters": ["Name": ["Type": "String", "Default": name]],
          "Mappings": ["Delays": ["dev": ["short": zone, "long": 9]]],
          "Conditions": [
            "IsNamed": ["Fn::Not": [["Condition": "IsPlain"]]], "IsPlain": ["Fn::Equals": [["Ref": "Name"], "a"]],
          ],
        ])
    }
    let difference = try TemplateDifference(from: stack("a", 1), to: stack("b", 2))
    #expect(
      difference.text(title: "Shop")
        == """
        Shop
          ! Topic  AWS::SNS::Topic  may be replaced
              ~ TopicName: "${Name}-events"  (parameter Name has another default; may replace it)
          ! Alarm  AWS::SNS::Topic  may be made or removed
              whether it's there depends on the condition IsNamed, which may say something else
          ~ Jobs  AWS::SQS::Queue  changed in place
              ~ DelaySeconds: {"Fn::FindInMap": ["Delays", "dev", "short"]}  (mapping Delays has other values)
          ~ Parameters/Name
              ~ Default: "a" → "b"
          ~ Mappings/Delays
              ~ dev.short: "1" → "2"
          1 changed, 2 uncertain, 2 outside the resources

        """)
    #expect(difference.verdict == .grave)
  }
}
