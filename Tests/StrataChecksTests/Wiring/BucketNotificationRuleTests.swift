import StrataChecks
import StrataJSON
import Testing

@Suite struct BucketNotificationRuleTests {
  private func found(
    _ list: String, _ property: String, _ told: JSONValue, _ permission: JSONValue, dependsOn: JSONValue = []
  ) -> [String] {
    StrataChecksTests.found(
      by: "notification-before-permission",
      inResources: [
        "Fn": ["Type": "AWS::Lambda::Function"], "Queue": ["Type": "AWS::SQS::Queue"],
        "Topic": ["Type": "AWS::SNS::Topic"], "Other": ["Type": "AWS::S3::Bucket"], "Permission": permission,
        "Bucket": [
          "Type": "AWS::S3::Bucket", "DependsOn": dependsOn,
          "Properties": [
            "NotificationConfiguration": .object([
              list: [.object(["Event": "s3:ObjectCreated:*", property: told])]
            ])
          ],
        ],
      ])
  }

  private static func policy(
    _ type: String, _ property: String, _ target: String, principal: JSONValue = ["Service": "s3.amazonaws.com"]
  ) -> JSONValue {
    [
      "Type": .string(type),
      "Properties": .object([
        property: [["Ref": .string(target)]],
        "PolicyDocument": ["Statement": ["Effect": "Allow", "Principal": principal, "Action": "*", "Resource": "*"]],
      ]),
    ]
  }

  private static func permission(source: JSONValue?, principal: JSONValue = "s3.amazonaws.com") -> JSONValue {
    var properties: JSONObject = [
      "FunctionName": ["Fn::GetAtt": ["Fn", "Arn"]], "Action": "lambda:InvokeFunction", "Principal": principal,
    ]
    properties["SourceArn"] = source
    return ["Type": "AWS::Lambda::Permission", "Properties": .object(properties)]
  }

  @Test(
    arguments: [
      ("QueueConfigurations", "Queue", "Queue", policy("AWS::SQS::QueuePolicy", "Queues", "Queue")),
      ("TopicConfigurations", "Topic", "Topic", policy("AWS::SNS::TopicPolicy", "Topics", "Topic", principal: "*")),
      ("LambdaConfigurations", "Function", "Fn", permission(source: nil)),
      ("LambdaConfigurations", "Function", "Fn", permission(source: ["Fn::Sub": "arn:aws:s3:::${AWS::StackName}-b"])),
    ] as [(String, String, String, JSONValue)])
  func whatDoesNotWait(list: String, property: String, target: String, permission: JSONValue) {
    let told: JSONValue = property == "Topic" ? ["Ref": "Topic"] : ["Fn::GetAtt": [.string(target), "Arn"]]
    #expect(
      found(list, property, told, permission) == [
        "/Resources/Bucket/Properties/NotificationConfiguration/\(list)/0/\(property): the bucket may be made before Permission, which lets it tell \(target); expected DependsOn with Permission"
      ])
    #expect(found(list, property, told, permission, dependsOn: ["Permission"]) == [])
  }

  /// A permission that refers to the bucket can't be made before it.
  @Test func theCycle() {
    #expect(
      found(
        "LambdaConfigurations", "Function", ["Fn::GetAtt": ["Fn", "Arn"]],
        Self.permission(source: ["Fn::GetAtt": ["Bucket", "Arn"]])) == [
          "/Resources/Bucket/Properties/NotificationConfiguration/LambdaConfigurations/0/Function: the bucket is made before Permission, which lets it tell Fn; expected DependsOn with Permission (name the bucket by text in Permission, as a reference would make the two wait for each other)"
        ])
  }

  @Test func whatIsForOthers() {
    let told: JSONValue = ["Fn::GetAtt": ["Fn", "Arn"]]
    for permission in [
      Self.permission(source: ["Fn::GetAtt": ["Other", "Arn"]]),
      Self.permission(source: nil, principal: "events.amazonaws.com"),
    ] {
      #expect(found("LambdaConfigurations", "Function", told, permission) == [])
    }
    let policy = Self.policy(
      "AWS::SQS::QueuePolicy", "Queues", "Queue", principal: ["Service": "events.amazonaws.com"])
    #expect(found("QueueConfigurations", "Queue", ["Fn::GetAtt": ["Queue", "Arn"]], policy) == [])
    #expect(found("QueueConfigurations", "Queue", "arn:aws:sqs:eu-west-1:123456789012:q", policy) == [])
  }
}
