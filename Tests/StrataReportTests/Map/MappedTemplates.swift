import StrataGraph
import StrataIsolation
import StrataJSON
import StrataReport
import StrataTemplate

/// Maps of small templates for tests.
enum MappedTemplates {
  /// The map of a stack that has some resources.
  static func map(_ resources: JSONObject) -> Diagram {
    StackMap(title: "Shop", stacks: [stack("shop", resources)]).diagram
  }

  /// A stack that exports all its resources' ids.
  static func stack(_ name: String, _ resources: JSONObject) -> IsolatedStack {
    let outputs = JSONObject(
      resources.map {
        ($0.key, ["Value": ["Ref": .string($0.key)], "Export": ["Name": .string("\(name):\($0.key)")]])
      })
    return IsolatedStack(
      name: name, contents: TemplateContents(["Resources": .object(resources), "Outputs": .object(outputs)]),
      account: "111122223333", region: "eu-central-1")
  }

  /// A resource of a type.
  static func resource(_ type: String, _ properties: JSONObject = [:]) -> JSONValue {
    ["Type": .string("AWS::\(type)"), "Properties": .object(properties)]
  }

  /// A role that a service runs as and that allows actions on a resource.
  static func role(_ actions: [String], on resource: JSONValue) -> JSONValue {
    self.resource(
      "IAM::Role",
      [
        "AssumeRolePolicyDocument": [
          "Statement": [
            ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
          ]
        ],
        "Policies": [
          [
            "PolicyName": "Permissions",
            "PolicyDocument": [
              "Statement": [
                ["Effect": "Allow", "Action": .array(actions.map { .string($0) }), "Resource": resource]
              ]
            ],
          ]
        ],
      ])
  }

  /// Queues that have nothing to do with each other.
  static func queues(_ count: Int) -> JSONObject {
    JSONObject((0..<count).map { ("Queue\($0)", resource("SQS::Queue")) })
  }

  /// A network with a public and a private subnet in each of two zones, a load balancer that takes requests of anybody, and
  /// a service behind it.
  static let network: JSONObject = {
    var resources: JSONObject = [
      "Net": resource("EC2::VPC", ["CidrBlock": "10.0.0.0/16"]),
      "Gateway": resource("EC2::InternetGateway"),
      "Attachment": resource(
        "EC2::VPCGatewayAttachment", ["VpcId": ["Ref": "Net"], "InternetGatewayId": ["Ref": "Gateway"]]),
      "Outside": resource("EC2::RouteTable", ["VpcId": ["Ref": "Net"]]),
      "OutsideRoute": resource(
        "EC2::Route",
        [
          "RouteTableId": ["Ref": "Outside"], "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ["Ref": "Gateway"],
        ]),
      "Inside": resource("EC2::RouteTable", ["VpcId": ["Ref": "Net"]]),
      "BalancerGroup": resource(
        "EC2::SecurityGroup",
        [
          "VpcId": ["Ref": "Net"], "GroupDescription": "balancer",
          "SecurityGroupIngress": [["IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "CidrIp": "0.0.0.0/0"]],
        ]),
      "ServiceGroup": resource(
        "EC2::SecurityGroup",
        [
          "VpcId": ["Ref": "Net"], "GroupDescription": "service",
          "SecurityGroupIngress": [
            [
              "IpProtocol": "tcp", "FromPort": 8000, "ToPort": 8099,
              "SourceSecurityGroupId": ["Fn::GetAtt": ["BalancerGroup", "GroupId"]],
            ]
          ],
        ]),
      "Balancer": resource(
        "ElasticLoadBalancingV2::LoadBalancer",
        [
          "Scheme": "internet-facing", "Type": "application", "Subnets": [["Ref": "Public1"], ["Ref": "Public2"]],
          "SecurityGroups": [["Ref": "BalancerGroup"]],
        ]),
      "Targets": resource("ElasticLoadBalancingV2::TargetGroup", ["VpcId": ["Ref": "Net"]]),
      "Listener": resource(
        "ElasticLoadBalancingV2::Listener",
        [
          "LoadBalancerArn": ["Ref": "Balancer"], "Port": 443, "Protocol": "HTTPS",
          "DefaultActions": [["Type": "forward", "TargetGroupArn": ["Ref": "Targets"]]],
        ]),
      "Tasks": resource("ECS::TaskDefinition"),
      "Service": resource(
        "ECS::Service",
        [
          "TaskDefinition": ["Ref": "Tasks"], "LoadBalancers": [["TargetGroupArn": ["Ref": "Targets"]]],
          "NetworkConfiguration": [
            "AwsvpcConfiguration": [
              "Subnets": [["Ref": "Private1"], ["Ref": "Private2"]], "SecurityGroups": [["Ref": "ServiceGroup"]],
            ]
          ],
        ]),
      "Address": resource("EC2::EIP"),
      "Nat": resource(
        "EC2::NatGateway",
        ["SubnetId": ["Ref": "Public1"], "AllocationId": ["Fn::GetAtt": ["Address", "AllocationId"]]]),
    ]
    for (tier, table) in [("Public", "Outside"), ("Private", "Inside")] {
      for zone in 1...2 {
        resources["\(tier)\(zone)"] = resource(
          "EC2::Subnet",
          [
            "VpcId": ["Ref": "Net"], "CidrBlock": .string("10.0.\(tier == "Public" ? zone : 128 + zone).0/24"),
            "AvailabilityZone": ["Fn::Select": [.string("\(zone - 1)"), ["Fn::GetAZs": ""]]],
          ])
        resources["\(tier)\(zone)Routes"] = resource(
          "EC2::SubnetRouteTableAssociation",
          ["SubnetId": ["Ref": .string("\(tier)\(zone)")], "RouteTableId": ["Ref": .string(table)]])
      }
    }
    return resources
  }()
}

extension Diagram {
  /// The groups in words: each with its kind and what it stands in.
  var groupWords: [String] { groups.map { "\($0.title): \($0.kind) in \($0.parent ?? "nothing")" } }

  /// The boxes in words: each with its second line and what it stands in.
  var nodeWords: [String] { nodes.map { "\($0.title), \($0.subtitle), in \($0.group ?? "nothing")" } }

  /// The lines in words: their kinds and what they stand for.
  var edgeWords: [String] { edges.map { "\($0.source) -> \($0.target), \($0.kind): \($0.title)" } }
}
