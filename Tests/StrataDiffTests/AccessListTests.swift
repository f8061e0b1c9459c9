import StrataDiff
import StrataJSON
import Testing

/// Lists that give access, whichever way they're written.
@Suite struct AccessListTests {
  private static let readOnly: JSONValue = "arn:aws:iam::aws:policy/ReadOnlyAccess"
  private static let admin: JSONValue = "arn:aws:iam::aws:policy/AdministratorAccess"

  private func role(_ arns: JSONValue?, _ others: JSONObject = [:]) -> JSONValue {
    var properties: JSONObject = ["RoleName": "r"]
    properties["ManagedPolicyArns"] = arns
    var resources: JSONObject = ["It": ["Type": "AWS::IAM::Role", "Properties": .object(properties)]]
    for member in others { resources[member.key] = member.value }
    return conditional(
      resources,
      [
        "Parameters": [
          "Known": ["Type": "CommaDelimitedList", "Default": "arn:aws:iam::aws:policy/AdministratorAccess, arn:x"],
          "Unknown": ["Type": "CommaDelimitedList"], "Stage": ["Type": "String"], "Size": ["Type": "String"],
        ]
      ])
  }

  @Test func listsByFunction() throws {
    let admin = "wider It: the managed policy arn:aws:iam::aws:policy/AdministratorAccess"
    let few = role([Self.readOnly])
    #expect(try warnings(few, role(choice([Self.admin], [Self.readOnly]))) == ["\(admin), if IsLive"])
    #expect(try warnings(few, role([choice(Self.admin, Self.readOnly)])) == ["\(admin), if IsLive"])
    #expect(try warnings(role(choice([Self.readOnly, Self.admin], [Self.readOnly])), few) == [])
    #expect(try warnings(role(nil), role(["Fn::Split": [",", Self.admin]])) == [admin])
    #expect(try warnings(few, role(["Ref": "Known"])) == [admin, "wider It: the managed policy arn:x"])
    #expect(
      try warnings(few, role(["Ref": "Unknown"])) == ["unclear It: the managed policy whatever ${Unknown} gives"])
    #expect(try warnings(role([Self.readOnly, Self.admin]), role([Self.admin])) == [])
    #expect(try warnings(few, role(["Fn::Split": [",", Self.readOnly]])) == [])
  }

  private func managed(_ statement: JSONValue) -> JSONObject {
    ["Own": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": policy(statement)]]]
  }

  private let denial: JSONValue = ["Effect": "Deny", "Action": "*", "Resource": "*"]

  @Test func aDenialThatIsDetachedWidens() throws {
    let text = "wider It: no more: the managed policy ${Own}, which denies something"
    let attached = role([["Ref": "Own"]], managed(denial))
    #expect(try warnings(attached, role(nil, managed(denial))) == [text])
    #expect(try warnings(attached, role(nil)) == [text])
    #expect(try warnings(role(nil, managed(denial)), attached) == [])
    #expect(try warnings(role([["Ref": "Own"]], managed(allow("*"))), role(nil, managed(allow("*")))) == [])
    #expect(
      try warnings(role(["arn:aws:iam::aws:policy/AWSDenyAll"]), role(nil))
        == ["wider It: no more: the managed policy arn:aws:iam::aws:policy/AWSDenyAll, which denies something"])
    #expect(
      try warnings(role(["arn:aws:iam::123456789012:policy/own"]), role(nil))
        == ["unclear It: no more: the managed policy arn:aws:iam::123456789012:policy/own, which may deny something"])
    #expect(try warnings(role([Self.admin]), role(nil)) == [])
    // Where the role goes as well, nobody may do more.
    #expect(try warnings(attached, template(managed(denial))) == [])
  }

  @Test(arguments: [
    GatePair("AWS::IAM::User", ["Groups": ["low"]], ["Groups": ["Fn::Split": [",", "low,admins"]]]),
    GatePair("AWS::IAM::InstanceProfile", ["Roles": []], ["Roles": ["admin"]]),
    GatePair(
      "AWS::LakeFormation::DataLakeSettings", ["Admins": [["DataLakePrincipalIdentifier": "a"]]],
      ["Admins": [["DataLakePrincipalIdentifier": "a"], ["DataLakePrincipalIdentifier": "b"]]]),
    GatePair(
      "AWS::EKS::Cluster", ["ResourcesVpcConfig": ["PublicAccessCidrs": ["10.0.0.0/8"]]],
      ["ResourcesVpcConfig": ["PublicAccessCidrs": ["0.0.0.0/1", "128.0.0.0/1"]]]),
    GatePair(
      "AWS::EKS::Cluster", ["ResourcesVpcConfig": ["PublicAccessCidrs": ["10.0.0.0/8"]]],
      ["ResourcesVpcConfig": ["EndpointPrivateAccess": false]]),
    GatePair(
      "AWS::EC2::PrefixList", ["Entries": [["Cidr": "10.0.0.0/16"]]], ["Entries": [["Cidr": "10.0.0.0/8"]]]),
    GatePair(
      "AWS::ElasticLoadBalancingV2::ListenerRule",
      ["Conditions": [["Field": "source-ip", "SourceIpConfig": ["Values": ["203.0.113.0/24"]]]]],
      ["Conditions": [["Field": "path-pattern", "Values": ["/a"]]]]),
    GatePair(
      "AWS::Serverless::Function", ["Policies": ["AWSLambdaBasicExecutionRole"]],
      ["Policies": ["AWSLambdaBasicExecutionRole", ["S3FullAccessPolicy": ["BucketName": "b"]]]]),
    GatePair(
      "AWS::Serverless::Function", ["Policies": [policy(allow("s3:GetObject"))]],
      ["Policies": [policy(allow("s3:*"))]]),
    GatePair(
      "AWS::S3::Bucket",
      [
        "ReplicationConfiguration": [
          "Role": "r", "Rules": [["Status": "Enabled", "Destination": ["Bucket": ["Fn::GetAtt": ["It", "Arn"]]]]],
        ]
      ],
      [
        "ReplicationConfiguration": [
          "Role": "r", "Rules": [["Status": "Enabled", "Destination": ["Bucket": "arn:aws:s3:::foreign"]]],
        ]
      ]),
  ]) func longerLists(_ pair: GatePair) throws {
    let difference = try pair.difference()
    #expect(difference.access.contains { $0.direction == .wider })
    #expect(try pair.difference(isReversed: true).warnings == [])
  }
}
