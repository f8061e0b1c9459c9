import StrataJSON
import StrataLanguage
import Testing

/// Functions that don't let in what invokes them, where the service refuses them.
@Suite struct RefusedInvocationRuleTests {
  private static let arn: JSONValue = ["Fn::GetAtt": ["Fn", "Arn"]]

  private static func found(_ resources: JSONObject) -> [String] {
    var resources = resources
    resources["Fn"] = ["Type": "AWS::Lambda::Function"]
    return StrataChecksTests.found(by: "refused-invocation", inResources: .object(resources))
  }

  private static func permission(_ principal: String, source: JSONValue? = nil) -> JSONValue {
    var properties: JSONObject = [
      "FunctionName": arn, "Action": "lambda:InvokeFunction", "Principal": .string(principal),
    ]
    properties["SourceArn"] = source
    return ["Type": "AWS::Lambda::Permission", "Properties": .object(properties)]
  }

  private static func sender(_ type: String, _ properties: JSONObject, dependsOn: JSONValue = []) -> JSONValue {
    ["Type": .string(type), "DependsOn": dependsOn, "Properties": .object(properties)]
  }

  @Test(
    arguments: [
      (
        "AWS::S3::Bucket", ["NotificationConfiguration": ["LambdaConfigurations": [["Function": arn]]]],
        "NotificationConfiguration/LambdaConfigurations/0/Function", "s3.amazonaws.com", "S3"
      ),
      (
        "AWS::Logs::SubscriptionFilter", ["DestinationArn": arn], "DestinationArn", "logs.amazonaws.com",
        "CloudWatch Logs"
      ),
      (
        "AWS::ElasticLoadBalancingV2::TargetGroup", ["TargetType": "lambda", "Targets": [["Id": arn]]], "Targets/0/Id",
        "elasticloadbalancing.amazonaws.com", "Elastic Load Balancing"
      ),
      (
        "AWS::SecretsManager::RotationSchedule", ["RotationLambdaARN": arn], "RotationLambdaARN",
        "secretsmanager.amazonaws.com", "Secrets Manager"
      ),
      (
        "AWS::Config::ConfigRule", ["Source": ["Owner": "CUSTOM_LAMBDA", "SourceIdentifier": arn]],
        "Source/SourceIdentifier", "config.amazonaws.com", "Config"
      ),
      (
        "AWS::SES::ReceiptRule", ["Rule": ["Actions": [["LambdaAction": ["FunctionArn": arn]]]]],
        "Rule/Actions/0/LambdaAction/FunctionArn", "ses.amazonaws.com", "SES"
      ),
    ] as [(String, JSONObject, String, String, String)])
  func whoRefuses(type: String, properties: JSONObject, path: String, principal: String, service: String) {
    let place = "/Resources/R/Properties/\(path)"
    let missing =
      "\(place): Fn doesn't let \(principal) invoke it, and \(service) refuses it; expected an AWS::Lambda::Permission of it that allows lambda:InvokeFunction to \(principal)"
    #expect(Self.found(["R": Self.sender(type, properties)]) == [missing])
    #expect(
      Self.found(["R": Self.sender(type, properties), "P": Self.permission("events.amazonaws.com")]) == [missing])
    let permission = Self.permission(principal)
    #expect(Self.found(["R": Self.sender(type, properties, dependsOn: "P"), "P": permission]) == [])
    // Of buckets another rule tells it.
    #expect(
      Self.found(["R": Self.sender(type, properties), "P": permission])
        == (type == "AWS::S3::Bucket"
          ? []
          : ["\(place): R may be made before P, which lets \(principal) invoke Fn; expected DependsOn with P"]))
  }

  @Test func theCycle() {
    let group = Self.sender(
      "AWS::ElasticLoadBalancingV2::TargetGroup", ["TargetType": "lambda", "Targets": [["Id": Self.arn]]])
    #expect(
      Self.found([
        "R": group, "P": Self.permission("elasticloadbalancing.amazonaws.com", source: ["Ref": "R"]),
      ]) == [
        "/Resources/R/Properties/Targets/0/Id: R is made before P, which lets elasticloadbalancing.amazonaws.com invoke Fn; expected DependsOn with P (leave R out of P, as the two would wait for each other)"
      ])
  }

  /// A permission is for the functions of a resource that is made after it, if only through others.
  @Test func whatWaits() {
    let filter = Self.sender(
      "AWS::Logs::SubscriptionFilter", ["DestinationArn": Self.arn, "LogGroupName": ["Ref": "Logs"]], dependsOn: "O")
    let other: JSONValue = ["Type": "AWS::SNS::Topic", "DependsOn": ["P"]]
    #expect(
      Self.found([
        "R": filter, "O": other, "Logs": ["Type": "AWS::Logs::LogGroup"],
        "P": Self.permission("logs.eu-west-1.amazonaws.com", source: ["Fn::GetAtt": ["Logs", "Arn"]]),
      ]) == [])
    #expect(
      Self.found([
        "R": filter, "O": other, "Logs": ["Type": "AWS::Logs::LogGroup"], "More": ["Type": "AWS::Logs::LogGroup"],
        "P": Self.permission("logs.amazonaws.com", source: ["Fn::GetAtt": ["More", "Arn"]]),
      ]).first?.hasSuffix("(P is for another source)") == true)
  }

  @Test func whatIsNoFunctionOfTheTemplate() {
    #expect(
      Self.found([
        "R": Self.sender("AWS::Config::ConfigRule", ["Source": ["Owner": "AWS", "SourceIdentifier": "S3_ENCRYPTED"]]),
        "F": Self.sender(
          "AWS::Logs::SubscriptionFilter",
          ["DestinationArn": "arn:aws:lambda:eu-west-1:123456789012:function:elsewhere"]),
      ]) == [])
  }
}
