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
