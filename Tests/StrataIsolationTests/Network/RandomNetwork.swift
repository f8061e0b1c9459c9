import StrataJSON
import TestSupport

/// A network of two environments as a model that both a template and a plain simulation of packets are made of.
struct RandomNetwork {
  struct Rule {
    /// 6, 17 or -1 for all.
    let transport: Int
    let ports: ClosedRange<Int>
    /// An index of `ranges`, or nil where the peer is a group or a parameter.
    let range: Int?
    /// An environment whose group is the peer.
    let group: Int?
  }

  struct Entry {
    let rule: Rule
    let isOutbound: Bool
    let allows: Bool
  }

  /// The ranges that rules name: all, all of both networks, each network, the halves of each subnet.
  static let ranges = [
    "0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.2.0.0/16", "10.1.1.0/25", "10.1.1.128/25", "10.2.1.0/25",
    "10.2.1.128/25", "10.1.0.0/15",
  ]
  /// Which of the four halves of subnets each range holds: two of staging's and two of production's.
  static let halves: [[Bool]] = [
    [true, true, true, true], [true, true, true, true], [true, true, false, false], [false, false, true, true],
    [true, false, false, false], [false, true, false, false], [false, false, true, false], [false, false, false, true],
    [true, true, false, false],
  ]

  /// Whether both environments' networks are joined, and by what: nothing, a peering without a route, with a route to some range.
  let peeringRange: Int?
  let hasPeering: Bool
  let egress: [Rule]
  let ingress: [Rule]
  /// The entries of each environment's ACL, in order; nil for none.
  let acls: [[Entry]?]

  init(_ random: inout SplitMix64) {
    func rule(_ random: inout SplitMix64, canNameGroups: Bool) -> Rule {
      let transport = random.pick([6, 6, 17, -1])
      let ports = random.pick([80...80, 443...443, 80...443, 0...65_535])
      if canNameGroups, random.below(4) == 0 {
        return Rule(transport: transport, ports: ports, range: nil, group: random.below(2))
      }
      if random.below(8) == 0 { return Rule(transport: transport, ports: ports, range: nil, group: nil) }
      return Rule(transport: transport, ports: ports, range: random.below(Self.ranges.count), group: nil)
    }
    hasPeering = random.below(4) > 0
    peeringRange = random.below(4) > 0 ? random.pick([0, 1, 3, 6, 7, 2]) : nil
    egress = (0..<random.below(3)).map { _ in rule(&random, canNameGroups: true) }
    ingress = (0..<(1 + random.below(2))).map { _ in rule(&random, canNameGroups: true) }
    acls = (0..<2).map { _ in
      if random.below(2) == 0 { return nil }
      return (0..<(1 + random.below(4))).map { _ in
        Entry(rule: rule(&random, canNameGroups: false), isOutbound: random.below(2) == 0, allows: random.below(3) > 0)
      }
    }
  }

  // MARK: Simulation

  /// Whether some packet gets from staging to production, where the parameter's range holds all addresses or none.
  func isReached(parameterHoldsAll: Bool) -> Bool {
    guard hasPeering, let peeringRange else { return false }
    for number in [6, 17, 50] {
      for port in number == 50 ? [0] : [80, 100, 443, 9_000] {
        for from in 0..<2 {
          for to in 2..<4 where Self.halves[peeringRange][to] {
            func names(_ rule: Rule, _ half: Int, _ peer: Int) -> Bool {
              if rule.transport != -1, rule.transport != number { return false }
              if rule.transport != -1, number != 50, !rule.ports.contains(port) { return false }
              if let group = rule.group { return group == peer }
              return rule.range.map { Self.halves[$0][half] } ?? parameterHoldsAll
            }
            func passes(_ environment: Int, isOutbound: Bool, _ half: Int) -> Bool {
              guard let acl = acls[environment] else { return true }
              return acl.first { $0.isOutbound == isOutbound && names($0.rule, half, -1) }?.allows ?? false
            }
            let leaves = egress.isEmpty || egress.contains { names($0, to, 1) }
            if leaves, ingress.contains(where: { names($0, from, 0) }), passes(0, isOutbound: true, to),
              passes(1, isOutbound: false, from)
            {
              return true
            }
          }
        }
      }
    }
    return false
  }

  /// Whether something isn't known of it.
  var hasParameter: Bool {
    (egress + ingress + acls.flatMap { ($0 ?? []).map(\.rule) }).contains { $0.range == nil && $0.group == nil }
  }

  // MARK: Templates

  private func json(_ rule: Rule, _ rangeName: String, _ groupName: String) -> JSONObject {
    var json: JSONObject = ["IpProtocol": .integer(Int64(rule.transport))]
    if rule.transport != -1 {
      json["FromPort"] = .integer(Int64(rule.ports.lowerBound))
      json["ToPort"] = .integer(Int64(rule.ports.upperBound))
    }
    if let group = rule.group {
      json[groupName] = ["Fn::ImportValue": .string(["staging:Group", "production:Group"][group])]
    } else {
      json[rangeName] = rule.range.map { .string(Self.ranges[$0]) } ?? ["Ref": "Range"]
    }
    return json
  }

  private func environment(_ index: Int) -> JSONObject {
    let range = index + 1
    var group: JSONObject = ["VpcId": ["Ref": "Vpc"]]
    let rules = index == 0 ? egress : ingress
    let (property, peer) =
      index == 0
      ? ("SecurityGroupEgress", "DestinationSecurityGroupId") : ("SecurityGroupIngress", "SourceSecurityGroupId")
    group[property] = .array(rules.map { .object(json($0, "CidrIp", peer)) })
    var resources: JSONObject = [
      "Vpc": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": .string("10.\(range).0.0/16")]],
      "Subnet": [
        "Type": "AWS::EC2::Subnet",
        "Properties": ["VpcId": ["Ref": "Vpc"], "CidrBlock": .string("10.\(range).1.0/24")],
      ],
      "Table": ["Type": "AWS::EC2::RouteTable", "Properties": ["VpcId": ["Ref": "Vpc"]]],
      "Association": [
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": ["SubnetId": ["Ref": "Subnet"], "RouteTableId": ["Ref": "Table"]],
      ],
      "Group": ["Type": "AWS::EC2::SecurityGroup", "Properties": .object(group)],
      "Interface": [
        "Type": "AWS::EC2::NetworkInterface",
        "Properties": ["SubnetId": ["Ref": "Subnet"], "GroupSet": [["Ref": "Group"]]],
      ],
    ]
    if let acl = acls[index] {
      resources["Acl"] = ["Type": "AWS::EC2::NetworkAcl", "Properties": ["VpcId": ["Ref": "Vpc"]]]
      resources["AclAssociation"] = [
        "Type": "AWS::EC2::SubnetNetworkAclAssociation",
        "Properties": ["SubnetId": ["Ref": "Subnet"], "NetworkAclId": ["Ref": "Acl"]],
      ]
      for (number, entry) in acl.enumerated() {
        let rule = json(entry.rule, "CidrBlock", "")
        resources["Entry\(number)"] = [
          "Type": "AWS::EC2::NetworkAclEntry",
          "Properties": [
            "NetworkAclId": ["Ref": "Acl"], "RuleNumber": .integer(Int64(number + 1)),
            "Egress": .bool(entry.isOutbound),
            "RuleAction": entry.allows ? "allow" : "deny", "Protocol": .integer(Int64(entry.rule.transport)),
            "CidrBlock": rule["CidrBlock"] ?? "",
            "PortRange": [
              "From": .integer(Int64(entry.rule.ports.lowerBound)), "To": .integer(Int64(entry.rule.ports.upperBound)),
            ],
          ],
        ]
      }
    }
    if index == 0, hasPeering {
      resources["Peering"] = [
        "Type": "AWS::EC2::VPCPeeringConnection",
        "Properties": ["VpcId": ["Ref": "Vpc"], "PeerVpcId": ["Fn::ImportValue": "production:Vpc"]],
      ]
      if let peeringRange {
        resources["Route"] = [
          "Type": "AWS::EC2::Route",
          "Properties": [
            "RouteTableId": ["Ref": "Table"], "DestinationCidrBlock": .string(Self.ranges[peeringRange]),
            "VpcPeeringConnectionId": ["Ref": "Peering"],
          ],
        ]
      }
    }
    return resources
  }

  var staging: JSONObject { environment(0) }
  var production: JSONObject { environment(1) }
}
