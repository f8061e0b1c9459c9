import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

/// Stacks that others make, with what crosses their borders.
@Suite struct NestedWorldTests {
  private func stack(_ parameters: JSONObject = [:]) -> JSONValue {
    [
      "Type": "AWS::CloudFormation::Stack",
      "Properties": ["TemplateURL": "inner.json", "Parameters": .object(parameters)],
    ]
  }

  /// The stacks of an environment whose template nests another one.
  private func stacks(
    _ environment: String, _ resources: JSONObject, inner: JSONValue, account: String? = "111122223333"
  ) throws -> [IsolatedStack] {
    let outer = IsolatedStack(
      name: "shop-\(environment)", environment: environment,
      contents: TemplateContents(["Resources": .object(resources)]),
      account: account, region: "eu-central-1", file: "main.json")
    var stacks = [outer]
    let templates = NestedTemplates([NestedTemplates.File(path: "inner.json", json: inner)])
    stacks.append(try templates.stacks(in: outer.contents, at: "main.json"), in: 0)
    return stacks
  }

  private func world(_ staging: [IsolatedStack], _ production: [IsolatedStack] = []) -> IsolationWorld {
    IsolationWorld(environments: ["staging", "production"], stacks: staging + production)
  }

  private let queues: JSONValue = [
    "Parameters": ["Name": ["Type": "String", "Default": "none"], "Target": ["Type": "String", "Default": "x"]],
    "Resources": [
      "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": ["Ref": "Name"]]],
      "Other": ["Type": "AWS::SQS::Queue"],
      "Mark": ["Type": "AWS::SNS::Topic", "Properties": ["DisplayName": ["Fn::Sub": "${AWS::StackName}/x"]]],
    ],
    "Outputs": ["Jobs": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]]]],
  ]

  @Test func valuesCrossTheBorder() throws {
    let outer: JSONObject = [
      "Inner": stack(["Name": ["Fn::Sub": "${AWS::StackName}-jobs"], "Target": ["Ref": "Topic"]]),
      "Topic": ["Type": "AWS::SNS::Topic"],
    ]
    let world = world(try stacks("staging", outer, inner: queues))
    #expect(world.stacks.count == 2)
    #expect(world.resources.map(\.environment) == [0, 0, 0, 0, 0])
    #expect(world.texts(of: ["Ref": "Name"], in: 1).map(\.literal) == ["shop-staging-jobs"])
    #expect(world.targets(of: ["Ref": "Target"], in: 1).map(\.logicalID) == ["Topic"])
    let output = world.targets(of: ["Fn::GetAtt": ["Inner", "Outputs.Jobs"]], in: 0)
    #expect(output.map { world.words($0.index) } == ["shop-staging/Inner/Jobs"])
    #expect(world.texts(of: ["Fn::GetAtt": ["Inner", "Outputs.None"]], in: 0).map(\.literal) == [nil])
    let jobs = try #require(world.resource("Jobs", in: 1))
    #expect(
      ResourceNames(world).arns(of: jobs, .possible).map(\.description)
        == ["arn:aws:sqs:eu-central-1:111122223333:shop-staging-jobs"])
  }

  @Test func defaultsHoldWhereNothingIsHanded() throws {
    let world = world(try stacks("staging", ["Inner": stack()], inner: queues))
    #expect(world.texts(of: ["Ref": "Name"], in: 1).map(\.literal) == ["none"])
  }

  @Test func madeUpNamesBeginWithThoseAround() throws {
    let world = world(try stacks("staging", ["Inner": stack()], inner: queues))
    let other = try #require(world.resource("Other", in: 1))
    #expect(
      ResourceNames(world).arns(of: other, .possible).map(\.description)
        == ["arn:aws:sqs:eu-central-1:111122223333:shop-staging-Inner-*-Other-*"])
  }

  @Test func whatIsReadIsDecided() throws {
    let inner: JSONValue = ["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]]
    let read = world(
      try stacks("staging", ["Inner": stack()], inner: inner),
      [
        IsolatedStack(
          name: "shop-production", environment: "production",
          contents: TemplateContents(["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]]), account: "111122223333",
          region: "eu-central-1")
      ])
    #expect(DataEdgeProver(read).candidates(from: 0, to: 1).isEmpty)
    let unread = world(
      [
        IsolatedStack(
          name: "shop-staging", environment: "staging", contents: TemplateContents(["Resources": ["Inner": stack()]]))
      ])
    #expect(DataEdgeProver(unread).candidates(from: 0, to: 1).map(\.word) == ["undecided"])
  }

  @Test func anInnerQueueThatAnotherEnvironmentReadsIsFound() throws {
    let inner: JSONValue = [
      "Parameters": ["Source": ["Type": "String"]],
      "Resources": [
        "Poll": [
          "Type": "AWS::Lambda::EventSourceMapping",
          "Properties": ["FunctionName": "f", "EventSourceArn": ["Ref": "Source"]],
        ]
      ],
    ]
    let handed: JSONObject = ["Source": "arn:aws:sqs:eu-central-1:111122223333:production-jobs"]
    let world = world(
      try stacks("staging", ["Inner": stack(handed)], inner: inner),
      [
        IsolatedStack(
          name: "shop-production", environment: "production",
          contents: TemplateContents([
            "Resources": ["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "production-jobs"]]]
          ]), account: "111122223333", region: "eu-central-1")
      ])
    let found = DataEdgeProver(world).candidates(from: 0, to: 1)
    // The stack around is told of it, and what is in it reads it.
    #expect(found.map(\.word) == ["open", "open"])
    #expect(
      found.map(\.sentence) == [
        "shop-staging/Inner refers to shop-production/Jobs", "shop-staging/Inner/Poll reads shop-production/Jobs",
      ])
  }

  @Test func stackSetsAreInEachOfTheirPlaces() throws {
    func baseline(_ group: JSONObject) -> JSONObject {
      [
        "Baseline": [
          "Type": "AWS::CloudFormation::StackSet",
          "Properties": [
            "StackSetName": "baseline", "TemplateURL": "inner.json", "StackInstancesGroup": [.object(group)],
          ],
        ]
      ]
    }
    let named = try stacks(
      "staging",
      baseline([
        "DeploymentTargets": ["Accounts": ["222233334444", "333344445555"]], "Regions": ["eu-west-1", "eu-north-1"],
      ]), inner: queues)
    #expect(
      named.dropFirst().map { "\($0.account ?? "") \($0.region ?? "") \($0.title ?? "")" } == [
        "222233334444 eu-west-1 shop-staging/Baseline 222233334444 eu-west-1",
        "222233334444 eu-north-1 shop-staging/Baseline 222233334444 eu-north-1",
        "333344445555 eu-west-1 shop-staging/Baseline 333344445555 eu-west-1",
        "333344445555 eu-north-1 shop-staging/Baseline 333344445555 eu-north-1",
      ])
    #expect(Set(named.dropFirst().map(\.nameBeginning)) == ["StackSet-baseline-"])
    let units = try stacks(
      "staging",
      baseline(["DeploymentTargets": ["OrganizationalUnitIds": ["ou-a"]], "Regions": ["eu-west-1"]]), inner: queues)
    #expect(units.dropFirst().map(\.account) == [nil])
    #expect(PermissionProver(world(named)).candidates(from: 0, to: 1).isEmpty)
    #expect(
      PermissionProver(world([units[0]])).candidates(from: 0, to: 1).map(\.sentence)
        == ["shop-staging/Baseline has resources of its own. give its template with those beside it"])
  }
}
