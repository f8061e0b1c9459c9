import Strata
import StrataDatabases
import StrataGovernance
import StrataHttpApis
import StrataStreams
import StrataWorkflows
import TestSupport
import Testing

/// Whatever a profile has, no construct ends the process: what is out of range is reported.
@Suite struct ExtremeNumberTests {
  private static let numbers = [Int.min, -1, 0, 1, 33, 1 << 40, Int.max]

  @Test(arguments: numbers)
  func aNumber(number: Int) {
    let said = findings { scope in
      _ = Vpc(
        "Vpc", in: scope, cidr: "10.0.0.0/16", zones: .count(number), subnets: [.public(prefix: number), .private],
        natGateways: number)
      let service = FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .units(number), memory: .gibibytes(number),
        port: number,
        healthCheck: .http("/", codes: number, upTo: number, healthyAfter: number, unhealthyAfter: number),
        scaling: .requests(perTask: number, tasks: number, upTo: 4), capacity: .spot(afterOnDemand: number),
        deployment: .rolling(minimumHealthyPercent: number, maximumPercent: number), outbound: [.tcp(port: number)])
      listener(in: scope).route("Web", to: service, when: .path("/*"), priority: number)
      Alarm(
        "Busy", in: scope, when: service.cpuUtilization, is: .above(Double(number)), for: number, breaching: number)
      ServiceAlarms("Alarms", in: scope, of: service, notify: [], serverErrors: number, utilization: Double(number))
      _ = Repository("Images", in: scope, keepingLast: number)
      _ = Secret("Login", in: scope, generating: .password(length: number))
      LogGroup("Logs", in: scope, retention: .days(number))
      service.allow(from: "10.0.0.0/16", port: number)
      _ = scope.parameter("Name", length: number, upTo: 3)
      let wiki = DatabaseInstance(
        "Wiki", in: scope, vpc: databaseVpc, engine: .mySQL("\(number)"), type: "db.t4g.small",
        storage: .gibibytes(number), growingTo: .mebibytes(number), port: number)
      DatabaseAlarms(
        "WikiAlarms", in: scope, of: wiki, notify: [], utilization: Double(number), freeMemory: .mebibytes(number),
        connections: number)
      Database(
        "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("\(number)"),
        capacity: .serverless(from: Double(number), to: Double(number)), readers: number, port: number)
      StateMachine(
        "Review", in: scope,
        steps: [.map("Each", over: [1], [.pass("Same", output: 1)], atOnce: number).retrying(attempts: number)])
      let stream = DataStream("Stream", in: scope, capacity: .shards(number))
      specimenFunction(in: scope).follow("Stream", stream, batch: number, attempts: number, parallel: number)
      HttpApi("Http", in: scope, throttling: .perSecond(Double(number), burst: number))
      RestApi("Rest", in: scope, stage: "a", throttling: .perSecond(Double(number), burst: number))
    }
    #expect(!said.isEmpty)
  }

  @Test(arguments: numbers)
  func aDuration(number: Int) {
    for duration in [Duration.seconds(number), .milliseconds(number), .minutes(number), .hours(number), .days(number)] {
      let said = findings { scope in
        _ = FargateService(
          "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(0.25), memory: .mebibytes(512), port: 80,
          healthCheck: .http("/", every: duration, timeout: duration), gracePeriod: duration)
        _ = Bucket("Files", in: scope, expiresAfter: duration)
        _ = Key("Key", in: scope, pendingWindow: duration)
        _ = Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"), maximumSession: duration)
        let age = Metric("AWS/SQS", "Age", period: duration)
        let busy = Alarm("Busy", in: scope, when: age, is: .above(1))
        Alarm("Share", in: scope, when: age / age.over(.minutes(1)), is: .above(1))
        CompositeAlarm("Ill", in: scope, when: busy.isOff, suppressedBy: busy, waiting: duration, extending: duration)
        Trail("Trail", in: scope, managementEvents: .all, expiresAfter: duration)
        BackupPlan(
          "Backups", in: scope, of: [ImportedBucket(name: "orders")],
          rules: [.daily(keeping: duration, coldAfter: duration)])
        Database(
          "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"),
          capacity: .serverless(from: 0, to: 1, pausingAfter: duration), backups: duration, monitoring: duration)
        StateMachine(
          "Review", in: scope,
          steps: [
            .task("Task", "arn:aws:states:::batch:submitJob", timeout: duration).retrying(after: duration),
            .wait("Wait", for: duration),
          ], timeout: duration)
        let function = Function("F", in: scope, code: .object("1.zip", in: "releases"), timeout: duration)
        function.follow("Stream", DataStream("Stream", in: scope, keeping: duration), within: duration, upTo: duration)
        let http = HttpApi(
          "Http", in: scope, authorizer: .function(function, cachedFor: duration),
          cors: .allow("*", rememberedFor: duration), timeout: duration)
        http.route("GET /", to: function)
        HttpApiAlarms("HttpAlarms", in: scope, of: http, notify: [], latency: duration)
        RestApi("Rest", in: scope, stage: "a", authorizer: .function(function, cachedFor: duration), timeout: duration)
          .route("GET", "/", to: function)
      }
      #expect(!said.isEmpty)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, -1, 0, 1e-300, 1e300])
  func aFraction(number: Double) {
    let said = findings { scope in
      Database(
        "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"),
        capacity: .serverless(from: number, to: number))
      StateMachine(
        "Review", in: scope,
        steps: [.task("Task", "arn:aws:states:::batch:submitJob").retrying(growingBy: number)])
      let service = FargateService(
        "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(number), memory: .mebibytes(512), port: 80,
        scaling: .cpu(target: number, tasks: 1, upTo: 2))
      Alarm("Busy", in: scope, when: service.cpuUtilization, is: .above(number))
      Alarm("Slow", in: scope, when: Metric("A", "B", statistic: .percentile(number)), is: .above(1))
      ServiceAlarms("Alarms", in: scope, of: service, notify: [], utilization: number)
      Alarm("Share", in: scope, when: service.cpuUtilization * number / number + number, is: .above(1))
      Budget("Budget", in: scope, monthly: number, at: [.actual(number), .forecast(number)], of: .account)
      let api = HttpApi("Http", in: scope, throttling: .perSecond(number, burst: 1))
      HttpApiAlarms("HttpAlarms", in: scope, of: api, notify: [], failures: number)
      _ = scope.parameter("Share", type: .number, range: number, upTo: 1)
    }
    #expect(!said.isEmpty)
  }
}
