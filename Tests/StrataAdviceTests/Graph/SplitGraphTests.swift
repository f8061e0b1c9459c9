import StrataJSON
import StrataTemplate
import Testing

@testable import StrataAdvice

@Suite struct SplitGraphTests {
  /// The graph of a queue that refers to a topic, and of what is given beside.
  private func graph(queue: JSONObject, topic: JSONObject = [:], beside: JSONObject = [:]) -> SplitGraph {
    func resource(_ type: String, _ members: JSONObject) -> JSONValue {
      .object(JSONObject([("Type", .string(type))] + members.map { ($0.key, $0.value) }))
    }
    var template = beside
    template["Resources"] = [
      "News": resource("AWS::SNS::Topic", topic), "Jobs": resource("AWS::SQS::Queue", queue),
    ]
    return SplitGraph(TemplateContents(.object(template)))
  }

  private func tag(_ value: JSONValue) -> JSONObject { ["Properties": ["Tags": [["Key": "a", "Value": value]]]] }

  @Test(
    arguments: [
      (["Ref": "News"], nil), (["Fn::GetAtt": ["News", "TopicArn"]], "TopicArn"),
      (["Fn::GetAtt": "News.TopicArn"], "TopicArn"), (["Fn::Sub": "x-${News.TopicName}"], "TopicName"),
      (["Fn::Join": ["-", [["Ref": "News"]]]], nil),
      (["Fn::If": ["Large", ["Ref": "News"], ["Ref": "AWS::NoValue"]]], nil),
    ] as [(JSONValue, String?)])
  func readValuesMayGoAcross(_ value: JSONValue, _ attribute: String?) {
    let graph = graph(queue: tag(value))
    #expect(graph.values.map(\.shared) == [SharedValue(resource: "News", attribute: attribute)])
    #expect(graph.values.map(\.readers) == [[1]])
    #expect(graph.ties.isEmpty)
    #expect(graph.stays.isEmpty)
  }

  @Test(
    arguments: [
      (["DependsOn": "News"], .dependency), (["DependsOn": ["News"]], .dependency),
      (["Metadata": ["Of": ["Ref": "News"]]], .place), (["UpdatePolicy": ["Of": ["Ref": "News"]]], .place),
      (["Properties": ["QueueName": ["Fn::Length": [["Ref": "News"]]]]], .place),
      (["Properties": ["QueueName": ["Fn::GetAtt": ["News", "Colour"]]]], .kind),
      (["Properties": ["QueueName": ["Fn::GetAtt": ["News", ["Ref": "Which"]]]]], .kind),
    ] as [(JSONObject, SplitGraph.Tie)])
  func whatCannotBeImportedTies(_ queue: JSONObject, _ tie: SplitGraph.Tie) {
    let graph = graph(queue: queue)
    #expect(graph.ties.map(\.tie) == [tie])
    #expect(graph.ties.map { [$0.first, $0.second] } == [[0, 1]])
    #expect(graph.values.isEmpty)
  }

  @Test(
    arguments: [
      ("AWS::IAM::AccessKey", "SecretAccessKey"), ("AWS::Cognito::UserPoolClient", "ClientSecret"),
      ("Custom::Login", "Password"), ("AWS::CloudFormation::Stack", "Outputs.Token"),
    ])
  func secretsAreInNoOutput(_ type: String, _ attribute: String) {
    let contents = TemplateContents([
      "Resources": [
        "Source": ["Type": .string(type)],
        "Kept": [
          "Type": "AWS::SecretsManager::Secret",
          "Properties": ["SecretString": ["Fn::GetAtt": ["Source", .string(attribute)]]],
        ],
      ]
    ])
    let graph = SplitGraph(contents)
    #expect(graph.ties.map(\.tie) == [.secret])
    #expect(graph.values.isEmpty)
  }

  @Test func whatIsAboutASecretMayGoAcross() {
    let contents = TemplateContents([
      "Resources": [
        "Base": ["Type": "AWS::RDS::DBInstance"],
        "Kept": [
          "Type": "AWS::SSM::Parameter",
          "Properties": ["Type": "String", "Value": ["Fn::GetAtt": ["Base", "MasterUserSecret.SecretArn"]]],
        ],
      ]
    ])
    #expect(SplitGraph(contents).values.map(\.shared.attribute) == ["MasterUserSecret.SecretArn"])
  }

  @Test func listsAreKnown() {
    let contents = TemplateContents([
      "Resources": [
        "Zone": ["Type": "AWS::Route53::HostedZone", "Properties": ["Name": "shop.example"]],
        "Kept": [
          "Type": "AWS::SSM::Parameter",
          "Properties": [
            "Type": "String", "Value": ["Fn::Join": [",", ["Fn::GetAtt": ["Zone", "NameServers"]]]],
          ],
        ],
      ]
    ])
    #expect(SplitGraph(contents).values.map(\.isList) == [true])
  }

  @Test(arguments: ["AWS::StackName", "AWS::StackId", "AWS::NotificationARNs"])
  func whatDependsOnTheStackStays(_ name: String) {
    let graph = graph(queue: tag(["Fn::Join": ["", ["Ref": .string(name)]]]))
    #expect(graph.stays == [1: "it has the value of \(name), which is another in another stack"])
  }

  @Test func conditionsThatDependOnTheStackKeepToIt() {
    let graph = graph(
      queue: ["Condition": "IsOurs"],
      beside: [
        "Conditions": [
          "IsShop": ["Fn::Equals": [["Ref": "AWS::StackName"], "shop"]], "IsOurs": ["Condition": "IsShop"],
          "IsOther": ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]],
        ]
      ])
    #expect(graph.stays == [1: "its condition IsOurs has a value that is another in another stack"])
  }

  @Test func exportedValuesStay() {
    let graph = graph(
      queue: [:],
      beside: [
        "Outputs": [
          "Address": ["Value": ["Ref": "News"], "Export": ["Name": "news"]], "Other": ["Value": ["Ref": "Jobs"]],
          "Both": ["Value": ["Fn::Sub": "${News}${Jobs}"]], "None": ["Value": "x"],
        ]
      ])
    #expect(graph.stays == [0: "other stacks may import its value, which Address exports"])
    #expect(graph.outputs == ["Other": 1, "Both": 1])
    #expect(graph.ties.map(\.tie) == [.output("Both")])
  }

  @Test func outputsOfTheStackKeepItsResources() {
    let graph = graph(
      queue: [:], beside: ["Outputs": ["Name": ["Value": ["Fn::Sub": "${AWS::StackName}-${Jobs}"]]]])
    #expect(graph.stays == [1: "the output Name has a value that is another in another stack"])
  }
}
