import Strata

/// An app of any size: stacks of up to 400 resources, in groups of a topic, a queue, an alarm and a role with a policy.
enum SampleApp {
  static let resourcesInStack = 400

  static func make(resources: Int) -> App {
    App("sample") { app in
      var left = resources
      var number = 0
      while left > 0 {
        let count = min(left, resourcesInStack)
        app.stack("Stack\(number)") { scope in declare(count, in: scope) }
        number += 1
        left -= count
      }
    }
  }

  private static func declare(_ count: Int, in scope: Scope) {
    var left = count
    var number = 0
    while left > 0 {
      declareGroup(number, in: scope, atMost: left)
      number += 1
      left -= 4
    }
  }

  private static func declareGroup(_ number: Int, in scope: Scope, atMost count: Int) {
    let topic = Resource(
      "Topic\(number)", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": "Topic \(number)"])
    if count == 1 { return }
    let queue = Resource(
      "Queue\(number)", type: "AWS::SQS::Queue", in: scope,
      properties: ["MessageRetentionPeriod": 1_209_600, "SqsManagedSseEnabled": true, "VisibilityTimeout": 30])
    if count == 2 { return }
    Resource(
      "Alarm\(number)", type: "AWS::CloudWatch::Alarm", in: scope,
      properties: [
        "AlarmActions": [.value(topic.ref)],
        "AlarmDescription": "Jobs wait in \(queue.attribute("QueueName"))",
        "ComparisonOperator": "GreaterThanThreshold",
        "Dimensions": [["Name": "QueueName", "Value": .value(queue.attribute("QueueName"))]],
        "EvaluationPeriods": 3, "MetricName": "ApproximateNumberOfMessagesVisible", "Namespace": "AWS/SQS",
        "Period": 300, "Statistic": "Maximum", "Threshold": 100,
      ])
    if count == 3 { return }
    Resource(
      "Role\(number)", type: "AWS::IAM::Role", in: scope,
      properties: [
        "AssumeRolePolicyDocument": policy([
          "Action": "sts:AssumeRole", "Effect": "Allow", "Principal": ["Service": "lambda.amazonaws.com"],
        ]),
        "Policies": [
          [
            "PolicyDocument": policy([
              "Action": ["sqs:SendMessage"], "Effect": "Allow", "Resource": .value(queue.attribute("Arn")),
            ]),
            "PolicyName": "Send",
          ]
        ],
      ])
  }

  private static func policy(_ statement: AnyValue) -> AnyValue {
    ["Statement": [statement], "Version": "2012-10-17"]
  }
}
