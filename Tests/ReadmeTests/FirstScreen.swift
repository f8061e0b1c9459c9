import Strata

let orders = App("orders") { app in
  app.tags["System"] = "orders"
  app.stack("Orders") { scope in
    let failed = Resource(
      "Failed", type: "AWS::SQS::Queue", in: scope, tagging: .list(),
      properties: ["MessageRetentionPeriod": 1_209_600])

    let jobs = Resource(
      "Jobs", type: "AWS::SQS::Queue", in: scope, tagging: .list(),
      properties: [
        "RedrivePolicy": ["deadLetterTargetArn": .value(failed.attribute("Arn")), "maxReceiveCount": 5]
      ])

    scope.output("Console", "https://\(.region).console.aws.amazon.com/sqs/#/queues/\(jobs.attribute("QueueName"))")
  }
}
