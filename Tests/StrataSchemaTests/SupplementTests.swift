import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import Testing

/// What is known of types beyond their own schemas, as it's embedded.
@Suite struct SupplementTests {
  private func messages(_ type: String, _ properties: JSONValue, isSupplemented: Bool = true) throws -> [String] {
    let facts = try #require(ResourceFacts.of(type))
    return SchemaValidator(facts: facts, isSupplemented: isSupplemented).validate(properties: properties).map {
      "\(($0.pointer?.tokens ?? []).joined(separator: "/")): \($0.message)"
        + ($0.expected.map { "; expected \($0)" } ?? "")
    }
  }

  private func task(_ more: JSONObject) -> JSONValue {
    var task: JSONObject = [
      "RequiresCompatibilities": ["FARGATE"], "NetworkMode": "awsvpc", "Cpu": "256", "Memory": "512",
      "ContainerDefinitions": [["Name": "a", "Image": "b"]],
    ]
    for member in more { task[member.key] = member.value }
    return .object(JSONObject(task.compactMap { $0.value == .null ? nil : ($0.key, $0.value) }))
  }

  @Test(
    arguments: [
      ([:], []),
      (["RequiresCompatibilities": ["EC2"], "Cpu": nil, "Memory": nil, "NetworkMode": nil], []),
      (["RequiresCompatibilities": [["Ref": "X"]], "Cpu": nil], []), (["Cpu": ["Ref": "X"], "Memory": 12_288], []),
      (["Cpu": nil], [": the property Cpu is required where RequiresCompatibilities contains FARGATE"]),
      (
        ["PlacementConstraints": []],
        [": PlacementConstraints can't be set here where RequiresCompatibilities contains FARGATE"]
      ),
      (
        ["Cpu": 2048, "Memory": 512],
        [
          "Memory: the number is outside the range where Cpu and Memory are set and RequiresCompatibilities contains "
            + "FARGATE; expected 4096 to 16384"
        ]
      ),
      (
        ["Cpu": 300],
        [
          "Cpu: the value is none of those allowed where RequiresCompatibilities contains FARGATE; expected 256, 512, "
            + "1024, 2048, 4096, 8192, 16384, 32768"
        ]
      ),
      (
        ["ContainerDefinitions": [["Name": "a", "Image": "b", "Essential": false]]],
        ["ContainerDefinitions: the list needs an element where Essential isn't false"]
      ),
    ] as [(JSONObject, [String])])
  func tasks(change: JSONObject, expected: [String]) throws {
    let found = try messages("AWS::ECS::TaskDefinition", task(change))
    #expect(found == expected)
    #expect(try messages("AWS::ECS::TaskDefinition", task(change), isSupplemented: false) == [])
  }

  @Test(
    arguments: [
      ("AWS::SQS::Queue", ["FifoQueue": true, "ContentBasedDeduplication": true], nil),
      (
        "AWS::SQS::Queue", ["ContentBasedDeduplication": true],
        "ContentBasedDeduplication: the property ContentBasedDeduplication can't be set where FifoQueue isn't set"
      ),
      ("AWS::Lambda::Function", ["Role": ["Ref": "R"], "Code": ["ImageUri": "x"], "PackageType": "Image"], nil),
      (
        "AWS::Lambda::Function", ["Role": ["Ref": "R"], "Code": ["ZipFile": "x"]],
        ": the property Runtime is required where Code.ZipFile is set"
      ),
      (
        "AWS::Lambda::Function",
        [
          "Role": ["Ref": "R"], "Code": ["ImageUri": "x"], "PackageType": "Image",
          "Environment": ["Variables": ["AWS_REGION": "x"]],
        ], "Environment/Variables/AWS_REGION: the name AWS_REGION can't be used"
      ),
      (
        "AWS::Route53::RecordSet",
        ["Name": "a", "HostedZoneId": ["Ref": "Z"], "Type": "A", "TTL": 60, "ResourceRecords": ["192.0.2.1"]], nil
      ),
      (
        "AWS::Route53::RecordSet",
        ["Name": "a", "HostedZoneId": ["Ref": "Z"], "Type": "MX", "TTL": 60, "ResourceRecords": ["65000 a.example"]],
        nil
      ),
      (
        "AWS::Route53::RecordSet",
        ["Name": "a", "HostedZoneId": ["Ref": "Z"], "Type": "TXT", "TTL": 60, "ResourceRecords": [#""say \"a\"""#]], nil
      ),
      (
        "AWS::Route53::RecordSet",
        ["Name": "a", "HostedZoneId": ["Ref": "Z"], "Type": "TXT", "TTL": 60, "ResourceRecords": ["v=spf1 -all"]],
        #"ResourceRecords/0: the text doesn't match the pattern where Type is TXT; expected ^".*"$"#
      ),
      (
        "AWS::Route53::RecordSet",
        ["Name": "a", "HostedZoneId": ["Ref": "Z"], "Type": "A", "TTL": 60, "ResourceRecords": ["a.example"]],
        "ResourceRecords/0: the text doesn't have the format ipv4 where Type is A; expected an IPv4 address such as "
          + "192.0.2.1"
      ),
      ("AWS::EC2::SecurityGroupIngress", ["IpProtocol": "-1", "CidrIp": "0.0.0.0/0", "GroupId": ["Ref": "G"]], nil),
      (
        "AWS::EC2::SecurityGroupIngress",
        ["IpProtocol": "icmpv6", "FromPort": 128, "ToPort": -1, "CidrIpv6": "::/0", "GroupId": ["Ref": "G"]], nil
      ),
      (
        "AWS::EC2::SecurityGroupIngress",
        ["IpProtocol": "tcp", "FromPort": 80, "CidrIp": "0.0.0.0/0", "GroupId": ["Ref": "G"]],
        ": the property ToPort is required where IpProtocol is 1, icmp, 6, tcp, 17 or udp"
      ),
      (
        "AWS::ElasticLoadBalancingV2::TargetGroup", ["TargetType": "ip", "Port": 80, "Protocol": "HTTP"],
        ": the property VpcId is required where TargetType isn't lambda"
      ),
      ("AWS::DynamoDB::Table", Self.table(["BillingMode": "PAY_PER_REQUEST"]), nil),
      (
        "AWS::DynamoDB::Table", Self.table([:]),
        ": the property ProvisionedThroughput is required where BillingMode isn't PAY_PER_REQUEST"
      ),
    ] as [(String, JSONValue, String?)])
  func others(type: String, properties: JSONValue, expected: String?) throws {
    let found = try messages(type, properties)
    #expect(found == (expected.map { [$0] } ?? []))
    #expect(try messages(type, properties, isSupplemented: false) == [])
  }

  private static func table(_ more: JSONObject) -> JSONValue {
    var table: JSONObject = [
      "AttributeDefinitions": [["AttributeName": "A", "AttributeType": "S"]],
      "KeySchema": [["AttributeName": "A", "KeyType": "HASH"]],
    ]
    for member in more { table[member.key] = member.value }
    return .object(table)
  }

  @Test func filesThatHaveToBePackaged() throws {
    let facts = try #require(ResourceFacts.of("AWS::Lambda::Function"))
    let findings = SchemaValidator(facts: facts).validate(
      properties: ["Role": ["Ref": "R"], "Code": "./"] as JSONObject)
    #expect(findings.map(\.rule) == ["wrong-type"])
    #expect(
      findings.first?.hint == "run aws cloudformation package first, which puts a local file into a bucket")
  }
}
