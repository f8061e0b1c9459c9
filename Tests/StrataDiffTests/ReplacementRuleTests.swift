import StrataDiff
import StrataJSON
import Testing

/// What a change does to its resource, in the cases that aren't one property alone.
@Suite struct ReplacementRuleTests {
  @Test func onlyThePartThatIsCreateOnlyReplaces() throws {
    // Of the encryption of a broker nothing can be changed, and all of its logs can.
    let type = "AWS::AmazonMQ::Broker"
    func it(_ old: JSONValue, _ new: JSONValue) throws -> ResourceDifference? {
      try TemplateDifference(from: template(of: type, old), to: template(of: type, new)).it
    }
    let logs = try it(["Logs": ["Audit": false]], ["Logs": ["Audit": true]])
    #expect(logs?.action == .changed)
    #expect(logs?.changes.map(\.path) == ["Logs.Audit"])
    let cluster = "AWS::EKS::Cluster"
    func part(_ config: JSONValue, _ other: JSONValue) throws -> ResourceDifference.Action? {
      try TemplateDifference(
        from: template(of: cluster, ["KubernetesNetworkConfig": config]),
        to: template(of: cluster, ["KubernetesNetworkConfig": other])
      ).it?.action
    }
    #expect(
      try part(["IpFamily": "ipv4", "ElasticLoadBalancing": ["Enabled": true]], ["IpFamily": "ipv4"]) == .changed)
    #expect(try part(["IpFamily": "ipv4"], ["IpFamily": "ipv6"]) == .replaced)
    // A function hides whether the part is another.
    #expect(
      try part(["IpFamily": "ipv4"], ["Fn::If": ["C", ["IpFamily": "ipv4"], ["Ref": "AWS::NoValue"]]]) == .mayBeReplaced
    )
  }

  @Test func anotherTypeIsRefused() throws {
    let difference = try TemplateDifference(
      from: template(of: "AWS::SQS::Queue", [:]), to: template(of: "AWS::SNS::Topic", [:]))
    #expect(difference.it?.action == .replaced)
    #expect(
      difference.it?.notes == ["CloudFormation refuses another type under the same logical id: give it another id"])
  }

  @Test func aFixedNameStandsInTheWay() throws {
    let type = "AWS::IAM::InstanceProfile"
    func notes(_ name: JSONValue, _ other: JSONValue) throws -> [String]? {
      try TemplateDifference(
        from: template(of: type, ["InstanceProfileName": name, "Path": "/a/"]),
        to: template(of: type, ["InstanceProfileName": other, "Path": "/b/"])
      ).it?.notes
    }
    let note =
      "its InstanceProfileName is fixed, and CloudFormation can't replace it under the same name: change the name as well"
    #expect(try notes("worker", "worker") == [note])
    #expect(try notes(["Fn::Sub": "${AWS::StackName}-worker"], ["Fn::Sub": "${AWS::StackName}-worker"]) == [note])
    #expect(try notes("worker", "worker2") == [])
    #expect(try notes(["Ref": "Name"], ["Ref": "Name"]) == [])
  }

  @Test func metadataIsNoChangeOfAResource() throws {
    let difference = try TemplateDifference(
      from: template(of: "AWS::SQS::Queue", [:]),
      to: template(of: "AWS::SQS::Queue", [:], ["Metadata": ["aws:cdk:path": "Stack/It"]]))
    #expect(difference.it?.action == .metadata)
    #expect(difference.it?.construct == "Stack/It")
    #expect(difference.counts.text == "1 with other metadata")
    #expect(difference.verdict == .different)
  }

  @Test func ofAnUnknownTypeAnythingMayBeReplaced() throws {
    let it = try TemplateDifference(
      from: template(of: "Acme::Store::Shelf", ["Size": 1]), to: template(of: "Acme::Store::Shelf", ["Size": 2])
    ).it
    #expect(it?.action == .mayBeReplaced)
  }

  @Test func branchesOfAChoiceAreComparedByThemselves() throws {
    let it = try TemplateDifference(
      from: template(of: "AWS::SQS::Queue", ["VisibilityTimeout": ["Fn::If": ["C", 30, 60]]]),
      to: template(of: "AWS::SQS::Queue", ["VisibilityTimeout": ["Fn::If": ["C", 30, 90]]])
    ).it
    #expect(it?.changes.map(\.path) == ["VisibilityTimeout(else)"])
    #expect(it?.changes.map(\.pointer.description) == ["/Properties/VisibilityTimeout/Fn::If/2"])
    #expect(it?.changes.first?.before == 60)
    #expect(it?.changes.first?.after == 90)
  }

  @Test func elementsWithNamesAreKnownByThem() throws {
    let old: JSONValue = [
      "Tags": [["Key": "a", "Value": "1"], ["Key": "b", "Value": "2"], ["Key": "c", "Value": "3"]]
    ]
    let new: JSONValue = [
      "Tags": [["Key": "d", "Value": "4"], ["Key": "c", "Value": "3"], ["Key": "a", "Value": "5"]]
    ]
    let it = try TemplateDifference(
      from: template(of: "AWS::SQS::Queue", old), to: template(of: "AWS::SQS::Queue", new)
    )
    .it
    #expect(it?.changes.map(\.path) == ["Tags[b]", "Tags[d]", "Tags[a].Value"])
  }
}
