import StrataChecks
import StrataJSON
import Testing

@Suite struct StageOrderRuleTests {
  private func found(
    _ type: String, _ properties: JSONValue, dependsOn: JSONValue = [], stageName: JSONValue = "live",
    deployment: JSONValue? = nil, rule: RuleID = "before-stage"
  ) -> [String] {
    var made: JSONObject = ["RestApiId": ["Ref": "Api"]]
    made["StageName"] = deployment
    return StrataChecksTests.found(
      by: rule,
      inResources: [
        "Api": ["Type": "AWS::ApiGateway::RestApi"], "Other": ["Type": "AWS::ApiGateway::RestApi"],
        "Http": ["Type": "AWS::ApiGatewayV2::Api"],
        "Deployment": ["Type": "AWS::ApiGateway::Deployment", "Properties": .object(made)],
        "Stage": [
          "Type": "AWS::ApiGateway::Stage", "Properties": ["RestApiId": ["Ref": "Api"], "StageName": stageName],
        ],
        "HttpStage": [
          "Type": "AWS::ApiGatewayV2::Stage", "Properties": ["ApiId": ["Ref": "Http"], "StageName": stageName],
        ],
        "Thing": ["Type": .string(type), "DependsOn": dependsOn, "Properties": properties],
      ])
  }

  private static func plan(_ stage: JSONValue, api: String = "Api") -> JSONValue {
    ["ApiStages": [["ApiId": ["Ref": .string(api)], "Stage": stage]]]
  }

  @Test(
    arguments: [
      ("AWS::ApiGateway::UsagePlan", plan("live"), "ApiStages/0/Stage", "Stage"),
      ("AWS::ApiGateway::BasePathMapping", ["RestApiId": ["Ref": "Api"], "Stage": "live"], "Stage", "Stage"),
      ("AWS::ApiGatewayV2::ApiMapping", ["ApiId": ["Ref": "Http"], "Stage": "live"], "Stage", "HttpStage"),
    ] as [(String, JSONValue, String, String)])
  func whatDoesNotWait(type: String, properties: JSONValue, place: String, stage: String) {
    #expect(
      found(type, properties) == [
        "/Resources/Thing/Properties/\(place): this may be made before \(stage), which makes the stage live; expected a reference to \(stage), or DependsOn with it"
      ])
    #expect(found(type, properties, dependsOn: [.string(stage)]) == [])
  }

  /// A parameter is text as well.
  @Test func namesOfParameters() {
    let expected = [
      "/Resources/Thing/Properties/ApiStages/0/Stage: this may be made before Stage, which makes the stage ${Name}; expected a reference to Stage, or DependsOn with it"
    ]
    #expect(
      found("AWS::ApiGateway::UsagePlan", Self.plan(["Fn::Sub": "${Name}"]), stageName: ["Ref": "Name"]) == expected)
  }

  @Test func stagesOfDeployments() {
    #expect(
      found("AWS::ApiGateway::UsagePlan", Self.plan("beta"), deployment: "beta") == [
        "/Resources/Thing/Properties/ApiStages/0/Stage: this may be made before Deployment, which makes the stage beta; expected DependsOn with Deployment"
      ])
  }

  @Test(arguments: [plan(["Ref": "Stage"]), plan("other"), plan("live", api: "Other"), ["ApiStages": ["Ref": "P"]]])
  func whatNeedNotWait(properties: JSONValue) {
    #expect(found("AWS::ApiGateway::UsagePlan", properties) == [])
  }

  @Test func aStageThatIsMadeTwice() {
    #expect(
      found("Acme::Test::A", [:], deployment: "live", rule: "stage-twice") == [
        "/Resources/Deployment/Properties/StageName: Stage makes the stage live as well; expected no StageName here, or another one (leave StageName out of the deployment)"
      ])
    #expect(found("Acme::Test::A", [:], deployment: "beta", rule: "stage-twice") == [])
  }
}
