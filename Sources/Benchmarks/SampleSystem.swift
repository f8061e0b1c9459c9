import Strata
import StrataSQS

/// A stack of the kind that people have: services behind one load balancer, with what they keep and are watched by.
enum SampleSystem {
  /// The stack of a number of resources, the last of which are queues where no whole service fits any more.
  ///
  /// - Parameter resources: The number of them, from what one service takes up to the 500 that a template may have.
  /// - Returns: The stack.
  /// - Throws: ``ArgumentError`` for fewer.
  static func stack(resources: Int) throws -> Stack {
    let (one, two) = (try count(services: 1), try count(services: 2))
    guard resources >= one else { throw ArgumentError("RESOURCES is \(one) at the least, not \(resources)") }
    let services = 1 + (resources - one) / (two - one)
    return stack(services: services, queues: (resources - one) % (two - one))
  }

  private static func count(services: Int) throws -> Int {
    try stack(services: services, queues: 0).synthesize().resources.count
  }

  private static func stack(services: Int, queues: Int) -> Stack {
    Stack("Sample", description: "Services behind one load balancer") { scope in
      let key = Key("Key", in: scope, description: "Logs and alarms")
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 3, natGateways: 1)
      let cluster = Cluster("Cluster", in: scope, vpc: vpc)
      let balancer = ApplicationLoadBalancer("Balancer", in: scope, vpc: vpc)
      let listener = balancer.listener(port: 80)
      let alarms = Topic("Alarms", in: scope, key: key)
      for number in 0..<services {
        declareService(number, on: cluster, behind: listener, key: key, alarms: alarms, in: scope)
      }
      for number in 0..<queues {
        SQS.Queue("Queue\(number)", in: scope, messageRetentionPeriod: 345_600, sqsManagedSseEnabled: true)
      }
    }
  }

  private static func declareService(
    _ number: Int, on cluster: Cluster, behind listener: Listener, key: Key, alarms: Topic, in parent: Scope
  ) {
    let scope = Scope("Service\(number)", in: parent)
    let repository = Repository("Images", in: scope)
    let bucket = Bucket("Files", in: scope, expiresAfter: .days(90))
    let deadLetters = SQS.Queue(
      "DeadLetters", in: scope, messageRetentionPeriod: 1_209_600, sqsManagedSseEnabled: true)
    let jobs = SQS.Queue(
      "Jobs", in: scope,
      redrivePolicy: ["deadLetterTargetArn": .value(deadLetters.arn), "maxReceiveCount": 5],
      sqsManagedSseEnabled: true, visibilityTimeout: 120)
    let service = FargateService(
      "Web", in: scope, cluster: cluster, image: .ecr(repository, tag: "1.0.\(number)"), cpu: .vcpu(0.5),
      memory: .gibibytes(1), port: 5000, healthCheck: .http("/health", every: .seconds(30)),
      environment: ["STAGE": "prod", "JOBS": jobs.ref, "FILES": bucket.name],
      permissions: [bucket.readingAndWriting], scaling: .cpu(target: 0.7, tasks: 2...10), logKey: key)
    listener.route("Rule\(number)", to: service, when: .host("service\(number).example.com"))
    ServiceAlarms("Alarms", in: scope, of: service, notify: [alarms])
    Alarm(
      "Backlog", in: scope,
      when: Metric(
        "AWS/SQS", "ApproximateAgeOfOldestMessage", dimensions: ["QueueName": jobs.resource.attribute("QueueName")],
        statistic: .maximum, period: .minutes(5)),
      is: .above(900), for: 3, notify: [alarms], description: "Jobs wait for more than 15 minutes")
    parent.output("Address\(number)", "http://service\(number).example.com", description: "Where the service answers")
  }
}
