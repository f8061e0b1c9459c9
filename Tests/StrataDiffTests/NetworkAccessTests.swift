import StrataDiff
import StrataJSON
import Testing

/// What can be reached by more, and what by fewer.
@Suite struct NetworkAccessTests {
  private func access(_ old: JSONValue, _ new: JSONValue) throws -> [String] {
    try TemplateDifference(from: old, to: new).access.map { "\($0.direction.rawValue) \($0.logicalID): \($0.text)" }
  }

  private func rule(_ cidr: JSONValue, _ from: JSONValue = 443, _ to: JSONValue = 443) -> JSONValue {
    ["IpProtocol": "tcp", "FromPort": from, "ToPort": to, "CidrIp": cidr]
  }

  private func group(_ rules: JSONValue...) -> JSONValue {
    template(of: "AWS::EC2::SecurityGroup", ["SecurityGroupIngress": .array(rules)])
  }

  @Test func rangesHoldOthers() throws {
    #expect(
      try access(group(rule("10.0.0.0/16")), group(rule("0.0.0.0/0")))
        == [
          "wider It: tcp port 443 from the internet (0.0.0.0/0)"
        ])
    #expect(
      try access(group(rule("0.0.0.0/0")), group(rule("10.0.0.0/16")))
        == ["narrower It: tcp port 443 from the internet (0.0.0.0/0)"])
    #expect(try access(group(rule("10.0.0.0/16")), group(rule("10.0.0.0/16"), rule("10.0.4.0/24"))) == [])
    #expect(
      try access(group(rule("10.0.0.0/16", 80, 80)), group(rule("10.0.0.0/16", 1, "1024")))
        == ["wider It: tcp ports 1 to 1024 from 10.0.0.0/16"])
    #expect(
      try access(group(), group(["IpProtocol": -1, "CidrIpv6": "::/0"]))
        == ["wider It: everything from the internet (::/0)"])
  }

  @Test func aRuleMayStandBesideItsGroup() throws {
    let inside = template([
      "Group": ["Type": "AWS::EC2::SecurityGroup", "Properties": ["SecurityGroupIngress": [rule("10.0.0.0/8")]]]
    ])
    var properties = rule("10.0.0.0/8").object ?? [:]
    properties["GroupId"] = ["Fn::GetAtt": ["Group", "GroupId"]]
    let beside = template([
      "Group": ["Type": "AWS::EC2::SecurityGroup", "Properties": [:]],
      "Rule": ["Type": "AWS::EC2::SecurityGroupIngress", "Properties": .object(properties)],
    ])
    #expect(try access(inside, beside) == [])
  }

  @Test func withoutRulesEverythingMayLeave() throws {
    let open = template(of: "AWS::EC2::SecurityGroup", ["GroupDescription": "d"])
    let closed = template(
      of: "AWS::EC2::SecurityGroup", ["GroupDescription": "d", "SecurityGroupEgress": [rule("10.0.0.0/8")]])
    #expect(try access(open, closed) == ["narrower It: everything to the internet (0.0.0.0/0)"])
    #expect(try access(closed, open) == ["wider It: everything to the internet (0.0.0.0/0)"])
  }

  @Test func aParameterMayWiden() throws {
    func stack(_ range: JSONValue) -> JSONValue {
      template(
        ["It": ["Type": "AWS::EC2::SecurityGroup", "Properties": ["SecurityGroupIngress": [rule(["Ref": "Range"])]]]],
        ["Parameters": ["Range": ["Type": "String", "Default": range]]])
    }
    #expect(
      try access(stack("10.0.0.0/8"), stack("0.0.0.0/0"))
        == [
          "unclear It: SecurityGroupIngress[0].CidrIp may say something else: parameter Range has another default"
        ])
  }

  static let openings: [(String, JSONValue, JSONValue)] = [
    ("AWS::RDS::DBInstance", ["PubliclyAccessible": false], ["PubliclyAccessible": "true"]),
    ("AWS::EC2::Subnet", [:], ["MapPublicIpOnLaunch": true]),
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", ["Scheme": "internal"], ["Scheme": "internet-facing"]),
    ("AWS::ElasticLoadBalancingV2::LoadBalancer", ["Scheme": "internal"], [:]),
    ("AWS::Lambda::Url", ["AuthType": "AWS_IAM"], ["AuthType": "NONE"]),
    ("AWS::ApiGateway::Method", ["AuthorizationType": "AWS_IAM"], ["AuthorizationType": "NONE"]),
    (
      "AWS::S3::Bucket", ["PublicAccessBlockConfiguration": ["BlockPublicAcls": true]],
      ["PublicAccessBlockConfiguration": ["BlockPublicAcls": false]]
    ),
    ("AWS::S3::Bucket", ["PublicAccessBlockConfiguration": ["BlockPublicAcls": true]], [:]),
    (
      "AWS::EKS::Cluster", ["ResourcesVpcConfig": ["EndpointPublicAccess": false]],
      ["ResourcesVpcConfig": ["EndpointPublicAccess": true]]
    ),
    (
      "AWS::ECS::Service", ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "DISABLED"]]],
      ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "ENABLED"]]]
    ),
    (
      "AWS::EC2::Instance", ["NetworkInterfaces": [["AssociatePublicIpAddress": false]]],
      ["NetworkInterfaces": [["AssociatePublicIpAddress": true]]]
    ),
  ]

  @Test(arguments: openings) func whatOpensIsWider(_ type: String, _ closed: JSONValue, _ open: JSONValue) throws {
    func directions(_ old: JSONValue, _ new: JSONValue) throws -> [AccessChange.Direction] {
      try TemplateDifference(from: template(of: type, old), to: template(of: type, new)).access.map(\.direction)
    }
    #expect(try directions(closed, open) == [.wider])
    #expect(try directions(open, closed) == [.narrower])
    let made = try TemplateDifference(from: template([:]), to: template(of: type, open))
    #expect(made.access.contains { $0.direction == .wider } || open == [:])
  }

  @Test func whatAFunctionGivesIsUnclear() throws {
    let difference = try TemplateDifference(
      from: template(of: "AWS::RDS::DBInstance", ["PubliclyAccessible": false]),
      to: template(of: "AWS::RDS::DBInstance", ["PubliclyAccessible": ["Ref": "IsPublic"]]))
    #expect(difference.access.map(\.text) == ["it can't be told whether it can be reached from the internet"])
    #expect(difference.verdict == .grave)
  }
}
