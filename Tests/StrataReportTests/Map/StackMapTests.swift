import StrataGraph
import StrataJSON
import StrataReport
import Testing

@Suite struct StackMapTests {
  private typealias Sample = MappedTemplates

  @Test func networksHaveTiersOfSubnetsWithTheirZones() {
    #expect(
      Sample.map(Sample.network).groupWords == [
        "shop (111122223333, eu-central-1): stack in nothing", "Net (VPC): vpc in stack 1",
        "Public subnets: public-subnet in Net", "Public1, zone 1: zone in tier of Public1",
        "Public2, zone 2: zone in tier of Public1", "Subnets without a way out: private-subnet in Net",
        "Private1, zone 1: zone in tier of Private1", "Private2, zone 2: zone in tier of Private1",
      ])
  }

  @Test func boxesStandInTheirNetworksAndPartsInTheirOwners() {
    #expect(
      Sample.map(Sample.network).nodeWords == [
        "Internet, anybody, in nothing", "Balancer, load balancer, in tier of Public1",
        "Service, ECS service, in tier of Private1", "Nat, NAT gateway, in Public1",
      ])
  }

  @Test func linesSayWhatIsLetInAndPassedOn() {
    #expect(
      Sample.map(Sample.network).edgeWords == [
        "the internet -> Balancer, network: Balancer lets in TCP 443 from the internet",
        "Balancer -> Service, network: Balancer passes on to Service; "
          + "Service lets in TCP 8000 to 8099 from Balancer; Listener passes requests on to Targets",
      ])
  }

  @Test func whoRunsAsARoleMayWhatItAllows() {
    let map = Sample.map([
      "Jobs": Sample.resource(
        "SQS::Queue", ["RedrivePolicy": ["deadLetterTargetArn": ["Fn::GetAtt": ["Failed", "Arn"]]]]),
      "Failed": Sample.resource("SQS::Queue"),
      "Worker": Sample.resource(
        "Lambda::Function",
        ["Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]], "Environment": ["Variables": ["JOBS": ["Ref": "Jobs"]]]]),
      "WorkerRole": Sample.role(
        ["sqs:ReceiveMessage", "sqs:DeleteMessage"], on: ["Fn::GetAtt": ["Jobs", "Arn"]]),
      "JobsPolicy": Sample.resource("SQS::QueuePolicy", ["Queues": [["Ref": "Jobs"]], "PolicyDocument": [:]]),
    ])
    #expect(map.nodes.map(\.title) == ["Jobs", "Failed", "Worker"])
    #expect(
      map.edgeWords == [
        "Jobs -> Failed, data: Jobs sends failures to Failed",
        "Worker -> Jobs, permission: Worker is told of Jobs; Worker may read and write Jobs",
      ])
  }

  @Test func aRoleThatNothingRunsAsHasABox() {
    let map = Sample.map([
      "Store": Sample.resource("S3::Bucket"),
      "Deployer": Sample.role(["s3:DeleteBucket"], on: ["Fn::GetAtt": ["Store", "Arn"]]),
    ])
    #expect(map.nodeWords == ["Store, S3 bucket, in stack 1", "Deployer, IAM role, in stack 1"])
    #expect(map.edgeWords == ["Deployer -> Store, permission: Deployer may write Store"])
  }

  @Test func rangesOfSubnetsAreLinesAndOthersAreWords() {
    func map(from ranges: JSONValue...) -> Diagram {
      var resources = Sample.network
      let rules = ranges.map { ["IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "CidrIp": $0] as JSONValue }
      resources["StoreGroup"] = Sample.resource(
        "EC2::SecurityGroup",
        ["VpcId": ["Ref": "Net"], "GroupDescription": "store", "SecurityGroupIngress": .array(rules)])
      resources["Store"] = Sample.resource(
        "EC2::Instance", ["SubnetId": ["Ref": "Private2"], "SecurityGroupIds": [["Ref": "StoreGroup"]]])
      return Sample.map(resources)
    }
    func store(_ map: Diagram) -> [String] {
      map.nodes.filter { $0.id == "Store" }.map(\.subtitle) + map.edgeWords.filter { $0.contains("-> Store") }
    }
    // The private subnets of the network: the service is in both, the instance itself in one.
    #expect(
      store(map(from: "10.0.128.0/17")) == [
        "EC2 instance",
        "Service -> Store, network: Store lets in TCP 5432 from Service, which is in 10.0.128.0/17",
      ])
    #expect(store(map(from: "10.0.0.0/16")) == ["EC2 instance, lets in TCP 5432 from 10.0.0.0/16"])
    #expect(store(map(from: ["Fn::GetAtt": ["Net", "CidrBlock"]])) == ["EC2 instance, lets in TCP 5432 from Net"])
    #expect(
      store(map(from: "192.168.0.0/16", "172.16.0.0/12")) == [
        "EC2 instance, lets in TCP 5432 from 192.168.0.0/16 and TCP 5432 from 172.16.0.0/12"
      ])
    #expect(
      store(map(from: "192.168.0.0/24", "192.168.1.0/24", "192.168.2.0/24")) == ["EC2 instance, lets in 3 others"])
    #expect(store(map(from: ["Ref": "Range"])) == ["EC2 instance"])
  }

  /// The map of a queue whose policy has a statement, and of a function.
  private func mapOfQueue(_ principal: JSONValue, _ conditions: JSONObject? = nil, effect: String = "Allow") -> Diagram
  {
    var statement: JSONObject = [
      "Effect": .string(effect), "Action": "sqs:SendMessage", "Principal": principal,
      "Resource": ["Fn::GetAtt": ["Jobs", "Arn"]],
    ]
    statement["Condition"] = conditions.map(JSONValue.object)
    return Sample.map([
      "Jobs": Sample.resource("SQS::Queue"),
      "JobsPolicy": Sample.resource(
        "SQS::QueuePolicy",
        ["Queues": [["Ref": "Jobs"]], "PolicyDocument": ["Statement": [.object(statement)]]]),
      "Worker": Sample.resource("Lambda::Function", ["Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]]]),
      "WorkerRole": Sample.role(["logs:PutLogEvents"], on: "*"),
    ])
  }

  @Test func policiesOfResourcesLetPrincipalsIn() {
    #expect(
      mapOfQueue(["AWS": ["Fn::GetAtt": ["WorkerRole", "Arn"]]]).edgeWords == [
        "Worker -> Jobs, permission: Worker may write Jobs by its policy"
      ])
    let everybody = mapOfQueue("*")
    #expect(everybody.edgeWords == ["the internet -> Jobs, permission: anybody may write Jobs by its policy"])
    #expect(everybody.nodeWords.first == "Internet, anybody, in nothing")
    #expect(mapOfQueue("*", effect: "Deny").edges == [])
  }

  @Test(
    arguments: [
      (["AWS": "444455556666"], "SQS queue, lets in account 444455556666"),
      (["AWS": "arn:aws:iam::444455556666:root"], "SQS queue, lets in account 444455556666"),
      (["AWS": "arn:aws:iam::444455556666:role/Sender"], "SQS queue, lets in role/Sender of 444455556666"),
      (["AWS": ["444455556666", "777788889999"]], "SQS queue, lets in account 444455556666 and account 777788889999"),
      (["AWS": "111122223333"], "SQS queue"), (["AWS": ["Ref": "AWS::AccountId"]], "SQS queue"),
      (["Service": "events.amazonaws.com"], "SQS queue"),
    ] as [(JSONValue, String)])
  func strangersAreWords(principal: JSONValue, expected: String) {
    let map = mapOfQueue(principal)
    #expect(map.nodes.first?.subtitle == expected)
    #expect(map.edges == [])
  }

  @Test func anybodyOnAConditionIsAWord() {
    let map = mapOfQueue("*", ["StringEquals": ["aws:PrincipalOrgID": "o-shop"]])
    #expect(map.nodes.first?.subtitle == "SQS queue, lets in anybody on a condition")
    #expect(map.edges == [])
  }

  @Test func alarmsAndKeysAreWordsInBoxesRatherThanLines() {
    let map = Sample.map([
      "Key": Sample.resource("KMS::Key"), "KeyName": Sample.resource("KMS::Alias", ["TargetKeyId": ["Ref": "Key"]]),
      "Alerts": Sample.resource("SNS::Topic", ["KmsMasterKeyId": ["Ref": "Key"]]),
      "Jobs": Sample.resource("SQS::Queue", ["KmsMasterKeyId": ["Ref": "Key"]]),
      "Late": Sample.resource("CloudWatch::Alarm", ["AlarmActions": [["Ref": "Alerts"]]]),
      "Many": Sample.resource("CloudWatch::Alarm", ["AlarmActions": [["Ref": "Alerts"]]]),
      "Board": Sample.resource("CloudWatch::Dashboard", ["DashboardBody": ["Ref": "Jobs"]]),
    ])
    #expect(
      map.nodes.map(\.subtitle) == ["KMS key, encrypts 2", "SNS topic, 2 alarms", "SQS queue", "CloudWatch dashboard"])
    #expect(map.edges == [])
  }

  @Test func stacksThatUseEachOtherAreJoined() {
    let network = Sample.stack("net", Sample.network)
    let shop = Sample.stack(
      "shop",
      [
        "Store": Sample.resource(
          "RDS::DBCluster",
          ["DBSubnetGroupName": ["Ref": "Subnets"], "Engine": "aurora-postgresql"]),
        "Subnets": Sample.resource(
          "RDS::DBSubnetGroup",
          ["SubnetIds": [["Fn::ImportValue": "net:Private1"], ["Fn::ImportValue": "net:Private2"]]]),
      ])
    let map = StackMap(title: "Shop", stacks: [network, shop]).diagram
    #expect(map.nodeWords.last == "Store, RDS DB cluster, in shop, in tier of net/Private1")
    #expect(map.groups.filter { $0.kind == "stack" }.map(\.id) == ["stack 1", "stack 2"])
  }

  @Test func stacksOfOneNameHaveIdsOfTheirOwn() {
    let stack = Sample.stack("shop", ["Jobs": Sample.resource("SQS::Queue")])
    #expect(StackMap(title: "Shop", stacks: [stack, stack]).diagram.nodes.map(\.id) == ["1/Jobs", "2/Jobs"])
  }

  @Test func boxesLeadWhereTheyAreToldTo() {
    let stack = Sample.stack("shop", ["Jobs": Sample.resource("SQS::Queue")])
    let map = StackMap(title: "Shop", stacks: [stack], link: { "#resource-\($0)-\($1)" })
    #expect(map.diagram.nodes.map(\.link) == ["#resource-0-Jobs"])
  }

  @Test func manyBoxesStandInTheirConstructs() {
    var resources = MappedTemplates.queues(41)
    #expect(Sample.map(resources).groups.count == 1)
    for queue in 0..<3 {
      resources["Queue\(queue)"] = [
        "Type": "AWS::SQS::Queue", "Metadata": ["aws:cdk:path": .string("Shop/Intake/Queue\(queue)/Resource")],
      ]
    }
    let map = Sample.map(resources)
    #expect(map.groupWords.last == "Intake: construct in stack 1")
    #expect(map.nodes.filter { $0.group != "stack 1" }.map(\.id) == ["Queue0", "Queue1", "Queue2"])
    let named = StackMap(
      title: "Shop", stacks: [Sample.stack("shop", MappedTemplates.queues(41))], path: { "shop/All/\($1)" })
    #expect(named.diagram.groupWords.last == "All: construct in stack 1")
    #expect(Sample.map(MappedTemplates.queues(40)).groups.count == 1)
  }

  @Test func resourcesThatNameEachOtherComeToAnEnd() {
    let map = Sample.map([
      "One": Sample.resource("SQS::QueuePolicy", ["Queues": [["Ref": "Other"]]]),
      "Other": Sample.resource("SQS::QueuePolicy", ["Queues": [["Ref": "One"]]]),
      "Self": Sample.resource("KMS::Alias", ["TargetKeyId": ["Ref": "Self"]]),
    ])
    #expect(map.nodes.map(\.id).contains("Self"))
    #expect(!map.nodes.isEmpty && map.edges == [])
  }

  @Test func nothingIsAnEmptyFrame() {
    let map = Sample.map([:])
    #expect(map.nodes == [] && map.groups.count == 1)
    #expect(StackMap(title: "Nothing", stacks: []).diagram == Diagram(title: "Nothing"))
  }
}
