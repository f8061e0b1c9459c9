import StrataFindings
import StrataJSON
import StrataTemplate

/// A database isn't where the internet reaches.
struct PublicDatabaseRule: TemplateRule {
  let about = RuleDescription(
    "public-database", .error,
    reason: "a database in a public subnet, or with a public address, is one rule away from all",
    source: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
    good: PublicDatabaseRule.sample(route: [:]),
    bad: PublicDatabaseRule.sample(route: [
      "Route": [
        "Type": "AWS::EC2::Route",
        "Properties": [
          "RouteTableId": ["Ref": "Table"], "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ["Ref": "Gateway"],
        ],
      ]
    ]))

  /// The types of groups of subnets that databases are in, each with its list.
  private static let groups = [
    "AWS::DAX::SubnetGroup": "SubnetIds", "AWS::DMS::ReplicationSubnetGroup": "SubnetIds",
    "AWS::DocDB::DBSubnetGroup": "SubnetIds", "AWS::ElastiCache::SubnetGroup": "SubnetIds",
    "AWS::MemoryDB::SubnetGroup": "SubnetIds", "AWS::Neptune::DBSubnetGroup": "SubnetIds",
    "AWS::RDS::DBSubnetGroup": "SubnetIds", "AWS::Redshift::ClusterSubnetGroup": "SubnetIds",
  ]

  /// The types that may be given a public address by a flag.
  private static let flagged = ["AWS::RDS::DBCluster", "AWS::RDS::DBInstance", "AWS::Redshift::Cluster"]

  func check(_ template: TemplateContents) -> [Finding] {
    let gateways = Self.gateways(in: template)
    var found: [Finding] = []
    for resource in template.resources(ofTypesWhere: { Self.groups[$0] != nil || Self.flagged.contains($0) }) {
      if !gateways.isEmpty, let property = Self.groups[resource.type] {
        for subnet in resource.placed(property)?.elements ?? [] {
          guard let target = template.target(of: subnet.value), let gateway = gateways[target.logicalID] else {
            continue
          }
          found.append(
            finding(
              "the subnet \(target.logicalID) is public, since its traffic goes to the internet gateway \(gateway)",
              at: subnet.pointer, expected: "a subnet without a route to an internet gateway",
              hint: "put the database into isolated or private subnets"))
        }
      }
      if Self.flagged.contains(resource.type), let flag = resource["PubliclyAccessible"],
        flag == true || flag.string?.lowercased() == "true"
      {
        found.append(
          finding(
            "the database gets a public address", at: resource.pointer("PubliclyAccessible"), expected: "false",
            given: "true", hint: "reach it from within its network"))
      }
    }
    return found
  }

  /// The internet gateways that subnets send to, by the subnets' logical ids.
  private static func gateways(in template: TemplateContents) -> [String: String] {
    var tables: [String: String] = [:]
    for route in template.resources(of: "AWS::EC2::Route") {
      guard let table = template.target(of: route["RouteTableId"]),
        let gateway = template.target(of: route["GatewayId"]), gateway.type == "AWS::EC2::InternetGateway"
      else { continue }
      tables[table.logicalID] = gateway.logicalID
    }
    if tables.isEmpty { return [:] }
    var subnets: [String: String] = [:]
    for association in template.resources(of: "AWS::EC2::SubnetRouteTableAssociation") {
      guard let subnet = template.target(of: association["SubnetId"]),
        let table = template.target(of: association["RouteTableId"]), let gateway = tables[table.logicalID]
      else { continue }
      subnets[subnet.logicalID] = gateway
    }
    return subnets
  }

  private static func sample(route: JSONObject) -> JSONValue {
    var resources: JSONObject = [
      "Network": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16"]],
      "Gateway": ["Type": "AWS::EC2::InternetGateway"],
      "Table": ["Type": "AWS::EC2::RouteTable", "Properties": ["VpcId": ["Ref": "Network"]]],
      "Subnet": [
        "Type": "AWS::EC2::Subnet", "Properties": ["VpcId": ["Ref": "Network"], "CidrBlock": "10.0.0.0/24"],
      ],
      "Association": [
        "Type": "AWS::EC2::SubnetRouteTableAssociation",
        "Properties": ["SubnetId": ["Ref": "Subnet"], "RouteTableId": ["Ref": "Table"]],
      ],
      "Subnets": [
        "Type": "AWS::RDS::DBSubnetGroup",
        "Properties": ["DBSubnetGroupDescription": "Orders", "SubnetIds": [["Ref": "Subnet"]]],
      ],
    ]
    for member in route { resources[member.key] = member.value }
    return .object(resources)
  }
}
