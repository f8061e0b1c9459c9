import Strata
import StrataSQS

let orders = App("orders") { app in
  app.tags["System"] = "orders"
  app.stack("Orders") { scope in
    let failed = SQS.Queue("Failed", in: scope, messageRetentionPeriod: 1_209_600)

    let jobs = SQS.Queue(
      "Jobs", in: scope,
      redrivePolicy: ["deadLetterTargetArn": .value(failed.arn), "maxReceiveCount": 5],
      visibilityTimeout: 120)

    scope.output("Workers", "aws sqs receive-message --region \(.region) --queue-url \(jobs.ref)")
  }
}
