import Strata
import StrataDatabases
import StrataParameters

/// The module networking: a network for the database alone, from which nothing leads out.
struct Networking {
  let vpc: Vpc

  init(_ profile: SmartStackProfile, in scope: Scope) {
    vpc = Vpc(
      "Vpc", in: scope, cidr: profile.network, subnets: [.isolated], gatewayEndpoints: [],
      flowLogs: .rejected(retention: profile.logs))
  }
}

/// The module database: PostgreSQL, which functions ask over HTTPS, so that they needn't be in a network.
struct Databases {
  let main: Database

  init(_ profile: SmartStackProfile, on vpc: Vpc, in scope: Scope) {
    main = Database(
      "Main", in: scope, vpc: vpc, engine: .postgreSQL("17.7"),
      capacity: .serverless(from: profile.capacity.first ?? 0, to: profile.capacity.last ?? 0), database: "smartstack",
      backups: profile.backups, logs: profile.logs, hasDataAPI: true, isProtected: profile.isProtected,
      name: scope.name("db"))
    // By the names that the pipeline's steps read.
    scope.output("DatabaseArn", main.arn)
    scope.output("DatabaseSecretArn", main.secret.arn)
    scope.output("DatabaseName", "smartstack")
  }
}

/// The module storage: documents and what was made of them, jobs, settings, and who is told of alarms.
struct Storage {
  let documents, results: Bucket
  let jobs: Queue
  let settings: ParameterPath
  let alerts: Topic

  init(_ profile: SmartStackProfile, in scope: Scope) {
    // Names of buckets are everybody's: CloudFormation makes some that begin with the stack's, which the policy gave.
    let logs = Bucket("AccessLogs", in: scope, expiresAfter: .days(90))
    documents = Bucket("Documents", in: scope, accessLogs: logs)
    results = Bucket("Results", in: scope, accessLogs: logs)
    jobs = Queue(
      "Jobs", in: scope, visibility: .minutes(6), deadLetters: .after(receives: 3), name: scope.name("jobs"))
    settings = ParameterPath(
      "Settings", in: scope, values: ["log-level": "info"], secrets: ["api-key", "jwt-secret"])
    alerts = Topic("Alerts", in: scope, name: scope.name("alerts"))
    for (index, command) in settings.secretCommands.enumerated() { scope.output("Put\(index + 1)", command) }
  }
}
