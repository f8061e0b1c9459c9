public import Strata

/// The orders system: jobs wait in a queue, the worker takes them, and a topic is told when they pile up.
public let orders = App("orders") { app in
  app.tags["System"] = "orders"
  app.stack("Orders", description: "Jobs of the order service and who is told when they pile up", declareOrders)
}

func declareOrders(_ scope: Scope) {
  let address = scope.parameter(
    "AlarmAddress", description: "Who gets a mail when jobs pile up", allowedPattern: "[^@ ]+@[^@ ]+\\.[^@ ]+",
    constraintDescription: "an e-mail address")

  let jobs = JobQueue("Jobs", in: scope, visibilityTimeout: 120, attempts: 5)

  // Not encrypted by alias/aws/sns: CloudWatch isn't allowed to use that key, and the alarm would be silent.
  // https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
  let alarms = Resource(
    "Alarms", type: "AWS::SNS::Topic", in: scope, tagging: .list(),
    properties: ["Subscription": [["Endpoint": .value(address), "Protocol": "email"]]])

  Resource(
    "BacklogAlarm", type: "AWS::CloudWatch::Alarm", in: scope, tagging: .list(),
    properties: [
      "AlarmActions": [.value(alarms.ref)],
      "AlarmDescription": "The oldest job of \(jobs.queue.attribute("QueueName")) waits for more than 15 minutes",
      "ComparisonOperator": "GreaterThanThreshold",
      "Dimensions": [["Name": "QueueName", "Value": .value(jobs.queue.attribute("QueueName"))]],
      "EvaluationPeriods": 3,
      "MetricName": "ApproximateAgeOfOldestMessage",
      "Namespace": "AWS/SQS",
      "Period": 300,
      "Statistic": "Maximum",
      "Threshold": 900,
      "TreatMissingData": "notBreaching",
    ])

  let worker = Resource(
    "WorkerRole", type: "AWS::IAM::Role", in: scope, tagging: .list(),
    properties: [
      "AssumeRolePolicyDocument": .value(
        PolicyDocument.trusting(
          .service("ecs-tasks.amazonaws.com"), when: .stringEquals("aws:SourceAccount", .accountID))),
      "Policies": [["PolicyName": "TakeJobs", "PolicyDocument": .value(PolicyDocument([jobs.taking]))]],
    ])

  scope.output("JobsUrl", jobs.queue.ref, description: "Where to send jobs")
  scope.output("WorkerRoleArn", worker.attribute("Arn"), description: "The role of the worker's tasks")
}
