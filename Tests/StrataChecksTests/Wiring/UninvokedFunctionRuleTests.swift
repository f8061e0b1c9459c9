import StrataJSON
import StrataLanguage
import Testing

/// Functions that nothing invokes.
@Suite struct UninvokedFunctionRuleTests {
  private func found(_ others: JSONObject, outputs: JSONValue = [:], name: JSONValue? = nil) -> [String] {
    var function: JSONObject = ["Role": ["Fn::GetAtt": ["Role", "Arn"]]]
    function["FunctionName"] = name
    var resources = others
    resources["It"] = ["Type": "AWS::Lambda::Function", "Properties": .object(function)]
    return StrataChecksTests.found(
      by: "uninvoked-function", in: ["Resources": .object(resources), "Outputs": outputs])
  }

  private let finding = [
    """
    /Resources/It: nothing in this template invokes the function; expected an event source, a permission, a route, a state \
    machine, a schedule, or an output (have something invoke it, or accept this where it's invoked by name)
    """
  ]

  private func policy(_ action: JSONValue, _ resource: JSONValue) -> JSONValue {
    [
      "Type": "AWS::IAM::Policy",
      "Properties": [
        "PolicyDocument": ["Statement": [["Effect": "Allow", "Action": action, "Resource": resource]]]
      ],
    ]
  }

  @Test(
    arguments: [
      ("AWS::Lambda::EventSourceMapping", "FunctionName"), ("AWS::Lambda::Permission", "FunctionName"),
      ("AWS::Lambda::Url", "TargetFunctionArn"), ("AWS::Events::Rule", "Targets"),
      ("AWS::StepFunctions::StateMachine", "DefinitionSubstitutions"), ("AWS::Scheduler::Schedule", "Target"),
      ("Custom::Thing", "ServiceToken"), ("AWS::ApiGateway::Method", "Integration"),
      ("AWS::ElasticLoadBalancingV2::TargetGroup", "Targets"), ("AWS::S3::Bucket", "NotificationConfiguration"),
      ("AWS::SNS::Subscription", "Endpoint"), ("AWS::SecretsManager::RotationSchedule", "RotationLambdaARN"),
    ])
  func whatInvokes(type: String, property: String) {
    for value: JSONValue in [
      ["Fn::GetAtt": ["It", "Arn"]], ["Ref": "It"], ["Fn::Sub": "arn:${It.Arn}/invocations"], [["Id": ["Ref": "It"]]],
    ] {
      #expect(found(["User": ["Type": .string(type), "Properties": [property: value]]]) == [])
    }
  }

  @Test(
    arguments: [
      "AWS::CloudWatch::Alarm", "AWS::CloudWatch::Dashboard", "AWS::Lambda::EventInvokeConfig", "AWS::Lambda::Version",
      "AWS::Lambda::Alias", "AWS::Logs::LogGroup", "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::IAM::Role",
    ])
  func whatOnlyBelongsToIt(type: String) {
    #expect(found(["Part": ["Type": .string(type), "Properties": ["X": ["Ref": "It"]]]]) == finding)
    #expect(found([:]) == finding)
    #expect(found(["Part": ["Type": "Acme::Test::A", "DependsOn": "It"]]) == finding)
  }

  @Test func whoInvokesAnAliasInvokesIt() {
    var resources: JSONObject = [
      "Version": ["Type": "AWS::Lambda::Version", "Properties": ["FunctionName": ["Ref": "It"]]],
      "Live": [
        "Type": "AWS::Lambda::Alias",
        "Properties": ["FunctionName": ["Ref": "It"], "FunctionVersion": ["Fn::GetAtt": ["Version", "Version"]]],
      ],
    ]
    #expect(found(resources) == finding)
    resources["Url"] = ["Type": "AWS::Lambda::Url", "Properties": ["TargetFunctionArn": ["Ref": "Live"]]]
    #expect(found(resources) == [])
  }

  @Test func aRoleThatMayInvokeIt() {
    let arn: JSONValue = ["Fn::GetAtt": ["It", "Arn"]]
    for action: JSONValue in ["lambda:InvokeFunction", "lambda:*", ["lambda:InvokeFunctionUrl"]] {
      #expect(found(["Policy": policy(action, arn)]) == [])
    }
    #expect(found(["Policy": policy("lambda:InvokeFunction", [["Fn::Sub": "${It.Arn}:*"]])]) == [])
    #expect(found(["Policy": policy("lambda:UpdateAlias", arn)]) == finding)
    #expect(found(["Policy": policy("lambda:InvokeFunction", "*")]) == finding)
  }

  @Test func anOutputOrItsName() {
    #expect(found([:], outputs: ["Arn": ["Value": ["Fn::GetAtt": ["It", "Arn"]]]]) == [])
    #expect(found([:], outputs: ["Arn": ["Value": ["Ref": "Other"]]]) == finding)
    let caller: JSONValue = [
      "Type": "AWS::SNS::Subscription",
      "Properties": ["Endpoint": "arn:aws:lambda:eu-west-1:123456789012:function:resize"],
    ]
    #expect(found(["Caller": caller], name: "resize") == [])
    #expect(found(["Caller": caller], name: "size") == finding)
  }
}
