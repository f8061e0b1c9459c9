import StrataChecks
import StrataJSON
import TestSupport
import Testing

/// Resources that wait for each other, and those that a transform keeps apart.
@Suite struct CycleRuleTests {
  private func cycles(_ resources: JSONValue) -> [String] {
    TemplateChecker().check(["Transform": "AWS::Serverless-2016-10-31", "Resources": resources])
      .filter { $0.rule == .dependencyCycle }.map(\.message)
  }

  private func function(_ properties: JSONObject) -> JSONValue {
    var all: JSONObject = ["InlineCode": "1", "Handler": "index.handler", "Runtime": "nodejs22.x"]
    for member in properties { all[member.key] = member.value }
    return ["Type": "AWS::Serverless::Function", "Properties": .object(all)]
  }

  /// cfn-lint#2501: the transform makes a permission of the event, which waits for both.
  @Test func anEventIsAResourceOfItsOwn() {
    let api: JSONValue = [
      "Type": "AWS::Serverless::Api",
      "Properties": ["StageName": "live", "DefinitionBody": ["x": ["Fn::Sub": "${Fn.Arn}"]]],
    ]
    #expect(
      cycles([
        "Api": api,
        "Fn": function(["Events": ["Get": ["Type": "Api", "Properties": ["RestApiId": ["Ref": "Api"]]]]]),
      ]) == [])
    // What the function itself has of the API stays a cycle.
    #expect(
      cycles(["Api": api, "Fn": function(["Environment": ["Variables": ["API": ["Ref": "Api"]]]])]) == [
        "resources wait for each other: Api → Fn → Api"
      ])
  }

  @Test func alarmsOfADeploymentAreAResourceOfItsOwn() {
    let alarm: JSONValue = [
      "Type": "AWS::CloudWatch::Alarm",
      "Properties": ["Dimensions": [["Name": "FunctionName", "Value": ["Ref": "Fn"]]]],
    ]
    #expect(
      cycles(["Fn": function(["DeploymentPreference": ["Alarms": [["Ref": "Errors"]]]]), "Errors": alarm]) == [])
    #expect(
      cycles(["Fn": function(["Description": ["Ref": "Errors"]]), "Errors": alarm]) == [
        "resources wait for each other: Fn → Errors → Fn"
      ])
  }

  @Test func partsOfAGraphAreResourcesOfTheirOwn() {
    func graph(_ properties: JSONValue) -> JSONValue {
      [
        "Graph": ["Type": "AWS::Serverless::GraphQLApi", "Properties": properties],
        "Source": ["Type": "AWS::AppSync::DataSource", "Properties": ["ApiId": ["Fn::GetAtt": ["Graph", "ApiId"]]]],
      ]
    }
    let name: JSONValue = ["Fn::GetAtt": ["Source", "Name"]]
    #expect(cycles(graph(["Functions": ["say": ["DataSource": name]]])) == [])
    #expect(cycles(graph(["Resolvers": ["Query": ["hello": ["DataSource": name]]]])) == [])
    #expect(cycles(graph(["Name": name])) == ["resources wait for each other: Graph → Source → Graph"])
  }

  @Test func machinesDomainsAndConnectors() {
    let rule: JSONValue = ["Type": "AWS::Events::Rule", "Properties": ["Targets": [["Arn": ["Ref": "Flow"]]]]]
    #expect(
      cycles([
        "Flow": [
          "Type": "AWS::Serverless::StateMachine",
          "Properties": ["Events": ["On": ["Type": "EventBridgeRule", "Properties": ["RuleName": ["Ref": "Rule"]]]]],
        ], "Rule": rule,
      ]) == [])
    #expect(
      cycles([
        "Fn": [
          "Type": "AWS::Serverless::Function", "Properties": ["InlineCode": "1"],
          "Connectors": ["Out": ["Properties": ["Destination": ["Id": ["Ref": "Table"]]]]],
        ],
        "Table": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Ref": "Fn"]]],
      ]) == [])
    // Of other types nothing is made beside.
    #expect(
      cycles([
        "A": ["Type": "AWS::SNS::Topic", "Properties": ["Events": ["Ref": "B"]]],
        "B": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": ["Ref": "A"]]],
      ]) == ["resources wait for each other: A → B → A"])
  }
}
