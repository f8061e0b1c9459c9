import StrataJSON
import StrataLanguage
import Testing

/// Logs of stages, and the role by which API Gateway writes them.
@Suite struct LoggingRoleRuleTests {
  private func stage(
    _ properties: JSONObject, type: String = "AWS::ApiGateway::Stage", account: JSONObject? = nil,
    dependsOn: JSONValue? = nil
  ) -> [String] {
    var stage: JSONObject = ["Type": .string(type), "Properties": .object(properties)]
    stage["DependsOn"] = dependsOn
    var resources: JSONObject = [
      "Stage": .object(stage), "Logs": ["Type": "AWS::Logs::LogGroup"],
      "Stream": ["Type": "AWS::KinesisFirehose::DeliveryStream"],
      "Chat": ["Type": "AWS::ApiGatewayV2::Api", "Properties": ["ProtocolType": "WEBSOCKET"]],
      "Web": ["Type": "AWS::ApiGatewayV2::Api", "Properties": ["ProtocolType": "HTTP"]],
      "Other": ["Type": "AWS::ApiGateway::DocumentationPart", "DependsOn": "Account"],
    ]
    if let account { resources["Account"] = ["Type": "AWS::ApiGateway::Account", "Properties": .object(account)] }
    return found(by: "logs-without-role", inResources: .object(resources))
  }

  private func missing(_ property: String) -> String {
    "/Resources/Stage/Properties/\(property): the stage logs, and nothing in the template sets the role by which API Gateway may write logs; expected an AWS::ApiGateway::Account that the stage waits for (accept logs-without-role where the region's role is set elsewhere)"
  }

  @Test(
    arguments: [
      (["AccessLogSetting": ["DestinationArn": ["Fn::GetAtt": ["Logs", "Arn"]]]], "AccessLogSetting"),
      (["AccessLogSetting": ["DestinationArn": ["Fn::Sub": "${Logs.Arn}"]]], "AccessLogSetting"),
      (
        [
          "AccessLogSetting": [
            "DestinationArn": ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:1:log-group:${Logs}"]
          ]
        ], "AccessLogSetting"
      ),
      (["MethodSettings": [["LoggingLevel": "OFF"], ["LoggingLevel": "ERROR"]]], "MethodSettings"),
    ] as [(JSONObject, String)])
  func aStageThatLogs(properties: JSONObject, place: String) {
    #expect(stage(properties) == [missing(place)])
  }

  @Test(
    arguments: [
      [:], ["AccessLogSetting": ["Format": "x"]],
      ["AccessLogSetting": ["DestinationArn": ["Fn::GetAtt": ["Stream", "Arn"]]]],
      ["AccessLogSetting": ["DestinationArn": "arn:aws:firehose:eu-west-1:1:deliverystream/amazon-apigateway-logs"]],
      ["AccessLogSetting": ["DestinationArn": ["Ref": "Destination"]]],
      ["AccessLogSetting": ["Fn::If": ["C", ["DestinationArn": "x"], ["Ref": "AWS::NoValue"]]]],
      ["MethodSettings": [["LoggingLevel": "OFF"], ["LoggingLevel": ["Ref": "Level"]], ["MetricsEnabled": true]]],
    ] as [JSONObject])
  func aStageThatMayNotLog(properties: JSONObject) {
    #expect(stage(properties) == [])
  }

  private let logging: JSONObject = ["MethodSettings": [["LoggingLevel": "INFO"]]]

  @Test func aRoleThatTheStageWaitsFor() {
    let account: JSONObject = ["CloudWatchRoleArn": "arn:aws:iam::123456789012:role/logs"]
    #expect(stage(logging, account: account, dependsOn: "Account") == [])
    #expect(stage(logging, account: account, dependsOn: ["Logs", "Account"]) == [])
    // Through another resource, which waits for it.
    #expect(stage(logging, account: account, dependsOn: "Other") == [])
    #expect(
      stage(logging, account: account, dependsOn: "Logs") == [
        "/Resources/Stage/Properties/MethodSettings: the stage may be made before Account, which sets the role for its logs; expected DependsOn with Account"
      ])
  }

  @Test func settingsWithoutARole() {
    #expect(stage(logging, account: [:], dependsOn: "Account") == [missing("MethodSettings")])
  }

  @Test func aStageMadeByItsDeployment() {
    let found = stage(["StageDescription": .object(logging)], type: "AWS::ApiGateway::Deployment")
    #expect(found == [missing("StageDescription")])
    #expect(stage(["StageName": "prod"], type: "AWS::ApiGateway::Deployment") == [])
  }

  /// HTTP APIs write by a policy of the logs, WebSocket APIs by the region's role.
  @Test func stagesOfTheSecondVersion() {
    var properties: JSONObject = ["ApiId": ["Ref": "Chat"], "DefaultRouteSettings": ["LoggingLevel": "INFO"]]
    #expect(stage(properties, type: "AWS::ApiGatewayV2::Stage") == [missing("DefaultRouteSettings")])
    properties["AccessLogSettings"] = ["DestinationArn": ["Fn::GetAtt": ["Logs", "Arn"]]]
    #expect(stage(properties, type: "AWS::ApiGatewayV2::Stage") == [missing("AccessLogSettings")])
    for api: JSONValue in [["Ref": "Web"], ["Ref": "ApiId"], "a1b2c3"] {
      properties["ApiId"] = api
      #expect(stage(properties, type: "AWS::ApiGatewayV2::Stage") == [])
    }
  }
}
