public import Strata
import StrataCloudWatch
import StrataIAM
import StrataSNS

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
  let alarms = SNS.Topic("Alarms", in: scope, subscription: [.init(endpoint: address, protocol: "email")])
  alarms.resource.accept(.checkov("CKV_AWS_26"), because: "Nothing but the state of an alarm is sent")

  CloudWatch.Alarm(
    "BacklogAlarm", in: scope,
    alarmActions: [alarms.ref],
    alarmDescription: "The oldest job of \(jobs.queueName) waits for more than 15 minutes",
    comparisonOperator: .greaterThanThreshold,
    dimensions: [.init(name: "QueueName", value: jobs.queueName)],
    evaluationPeriods: 3,
    metricName: "ApproximateAgeOfOldestMessage",
    namespace: "AWS/SQS",
    period: 300,
    statistic: .maximum,
    threshold: 900,
    treatMissingData: .notBreaching)

  let worker = IAM.Role(
    "WorkerRole", in: scope,
    assumeRolePolicyDocument: .trusting(
      .service("ecs-tasks.amazonaws.com"), when: .stringEquals("aws:SourceAccount", .accountID)),
    policies: [.init(policyDocument: [jobs.taking], policyName: "TakeJobs")])

  scope.output("JobsUrl", jobs.queue.ref, description: "Where to send jobs")
  scope.output("WorkerRoleArn", worker.arn, description: "The role of the worker's tasks")
}
