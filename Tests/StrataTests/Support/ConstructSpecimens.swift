import Strata
import StrataBorders
import StrataDatabases
import StrataDomains
import StrataEventBridge
import StrataFirewalls
import StrataFunctions
import StrataGovernance
import StrataHttpApis
import StrataInstances
import StrataParameters
import StrataStreams
import StrataTables
import StrataWorkflows

/// A declaration of each construct of the library, with the options by which it declares most.
///
/// A test holds that there is one of each.
let constructSpecimens: [String: @Sendable (Scope) -> Void] = [
  "Alarm": { scope in
    Alarm("It", in: scope, when: specimenMetric, is: .above(1), notify: [Topic("Topic", in: scope)])
  },
  "AlbApiGateway": { scope in
    AlbApiGateway(
      "It", in: scope, vpc: testVpc, accountLogging: .managedRole, loadBalancerLogs: Bucket("Logs", in: scope))
  },
  "ApiDestination": { scope in ApiDestination("It", in: scope, url: "https://example.com/alarms") },
  "ApplicationLoadBalancer": { scope in
    ApplicationLoadBalancer("It", in: scope, vpc: testVpc, accessLogs: Bucket("Logs", in: scope))
  },
  "BackupPlan": { scope in
    BackupPlan(
      "It", in: scope,
      of: [
        Table("Table", in: scope, partitionKey: "pk", key: Key("TableKey", in: scope)),
        Bucket("Bucket", in: scope, key: Key("BucketKey", in: scope)),
      ], notify: Topic("Topic", in: scope), key: Key("Key", in: scope))
  },
  "Bucket": { scope in
    Bucket("It", in: scope, accessLogs: Bucket("Logs", in: scope), key: Key("Key", in: scope))
      .notify(Queue("Queue", in: scope), of: .created)
  },
  "Budget": { scope in
    Budget("It", in: scope, monthly: 100, notify: [Topic("Topic", in: scope)], of: .account)
  },
  "Certificate": { scope in Certificate("It", in: scope, zone: specimenZone, for: ["example.com"]) },
  "Cluster": { scope in Cluster("It", in: scope, vpc: testVpc) },
  "CompositeAlarm": { scope in
    CompositeAlarm("It", in: scope, when: Alarm("Alarm", in: scope, when: specimenMetric, is: .above(1)).isOff)
  },
  "Connection": { scope in
    Connection("It", in: scope, authorizedBy: .apiKey(header: "X-Key", value: .secret("it")))
  },
  "DeploymentRole": { scope in
    let scope = Scope("Dev", in: scope, environment: "dev")
    DeploymentRole(
      "It", in: scope, from: .environment("dev", of: "acme/smartstack"),
      within: PermissionBoundary("Boundary", in: scope), permissions: [.allow("ec2:DescribeSubnets", on: "*")])
  },
  "GitHubProvider": { scope in GitHubProvider("It", in: scope) },
  "PermissionBoundary": { scope in
    let scope = Scope("Dev", in: scope, environment: "dev")
    PermissionBoundary("It", in: scope, permissions: [Key("Key", in: scope).decrypting])
    Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"), name: scope.name("role"))
  },
  "Dashboard": { scope in Dashboard("It", in: scope).add("It", specimenMetric) },
  "DataStream": { scope in
    let stream = DataStream("It", in: scope, capacity: .shards(2), key: Key("Key", in: scope))
    specimenFunction(in: scope).follow("Records", stream, failures: Topic("Failed", in: scope))
  },
  "Database": { scope in
    let database = Database(
      "It", in: scope, vpc: databaseVpc, engine: .postgreSQL("17.7"), capacity: .serverless(from: 0, to: 4), readers: 1,
      database: "orders", hasDataAPI: true, monitoring: .seconds(60), insights: .advanced, key: Key("Key", in: scope))
    Role(
      "Role", in: scope, trusting: .service("ec2.amazonaws.com"),
      permissions: [database.connecting(as: "app"), database.querying()])
  },
  "DatabaseAlarms": { scope in
    let database = DatabaseInstance(
      "Database", in: scope, vpc: databaseVpc, engine: .mySQL("8.4.7"), type: "db.t4g.medium", storage: .gibibytes(20))
    DatabaseAlarms("It", in: scope, of: database, notify: [Topic("Topic", in: scope)], connections: 100)
  },
  "DatabaseInstance": { scope in
    let database = DatabaseInstance(
      "It", in: scope, vpc: databaseVpc, engine: .mariaDB("11.8.5"), type: "db.m8g.large", storage: .gibibytes(20),
      growingTo: .gibibytes(100), isMultiZone: true, monitoring: .seconds(1), insights: .standard,
      key: Key("Key", in: scope))
    Role(
      "Role", in: scope, trusting: .service("ec2.amazonaws.com"),
      permissions: [database.connecting(as: "app"), database.secret.reading])
  },
  "EventBus": { scope in EventBus("It", in: scope, key: Key("Key", in: scope)) },
  "EventRule": { scope in
    EventRule(
      "It", in: scope, on: .alarmState(.alarm),
      to: [
        .target(Topic("Topic", in: scope)), .target(EventBus("Bus", in: scope)), .target(LogGroup("Logs", in: scope)),
        .target(ApiDestination("Destination", in: scope, url: "https://example.com/alarms")),
      ], key: Key("Key", in: scope))
  },
  "FargateService": { scope in
    FargateService(
      "It", in: scope, cluster: Cluster("Cluster", in: scope, vpc: testVpc),
      image: .ecr(Repository("Images", in: scope), tag: "1"), cpu: .vcpu(0.25), memory: .mebibytes(512), port: 80,
      secrets: ["TOKEN": Secret("Token", in: scope, key: Key("Key", in: scope))],
      permissions: [Bucket("Uploads", in: scope).readingAndWriting], scaling: .cpu(target: 0.7, tasks: 1...3))
  },
  "Function": { scope in
    let table = Table("Table", in: scope, partitionKey: "pk", changes: .new, key: Key("TableKey", in: scope))
    let function = Function(
      "It", in: scope, code: .object("it/1.zip", in: "releases"), environment: ["STAGE": "prod"],
      secrets: ["TOKEN": Secret("Token", in: scope)], permissions: [table.readingAndWriting], isTraced: true,
      vpc: testVpc, key: Key("Key", in: scope))
    function.receive("Jobs", from: Queue("Jobs", in: scope, key: Key("QueueKey", in: scope)))
    function.follow("Changes", table, failures: Topic("Failed", in: scope))
    function.subscribe("Alerts", to: Topic("Alerts", in: scope).arn)
    function.sendFailures(to: Queue("Lost", in: scope))
    Bucket("Uploads", in: scope).notify(function, of: .created)
    listener(in: scope).route("It", to: function, when: .path("*"))
  },
  "FunctionAlarms": { scope in
    let function = specimenFunction(in: scope)
    FunctionAlarms("It", in: scope, of: function, notify: [Topic("Topic", in: scope)])
    scope.output("Function", function.arn)
  },
  "FunctionAlias": { scope in
    let function = specimenFunction(in: scope)
    let alias = FunctionAlias(
      "live", in: scope, of: function, provisioned: 1, rollout: .canary10Percent5Minutes,
      rollingBackOn: FunctionAlarms("Alarms", in: scope, of: function, notify: []).alarms)
    scope.output("Alias", alias.arn)
  },
  "FunctionURL": { scope in FunctionURL("It", in: scope, to: specimenFunction(in: scope), isOpen: true) },
  "HttpApi": { scope in
    let function = specimenFunction(in: scope)
    let api = HttpApi(
      "It", in: scope, authorizer: .function(function, cachedFor: .minutes(5)),
      cors: .allow("https://example.com", methods: [.get]), throttling: .perSecond(10, burst: 20),
      key: Key("Key", in: scope))
    api.route("GET /orders/{id}", to: function)
    api.route("POST /orders", to: function, authorizer: .jwt(issuer: "https://example.com", audience: ["it"]))
    api.route("GET /", to: function, authorizer: .iam)
    Role("Caller", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [api.calling])
  },
  "HttpApiAlarms": { scope in
    let api = HttpApi("Api", in: scope, authorizer: .iam)
    api.route("$default", to: specimenFunction(in: scope))
    HttpApiAlarms("It", in: scope, of: api, notify: [Topic("Topic", in: scope)])
  },
  "HttpDomain": { scope in
    let api = HttpApi("Api", in: scope, authorizer: .iam)
    api.route("$default", to: specimenFunction(in: scope))
    api.domain(
      "api.example.com",
      certificate: Certificate("Certificate", in: scope, zone: specimenZone, for: ["api.example.com"]),
      zone: specimenZone)
  },
  "InstanceAlarms": { scope in
    let group = InstanceGroup("Web", in: scope, vpc: testVpc, type: "t3.small", instances: 1)
    InstanceAlarms("It", in: scope, of: group, notify: [Topic("Topic", in: scope)])
  },
  "InstanceGroup": { scope in
    let group = InstanceGroup(
      "It", in: scope, vpc: testVpc, type: "t3.small", instances: .between(1, upTo: 3), port: 80,
      permissions: [Bucket("Uploads", in: scope).readingAndWriting])
    listener(in: scope).route("It", to: group, when: .path("*"))
  },
  "Key": { scope in Key("It", in: scope, alias: "alias/it") },
  "Listener": { scope in _ = listener(in: scope) },
  "LogGroup": { scope in LogGroup("It", in: scope, key: Key("Key", in: scope)) },
  "ParameterPath": { scope in
    ParameterPath(
      "It", in: scope, values: ["log-level": "info"], lists: ["hosts": ["a", "b"]], secrets: ["licence"],
      key: Key("Key", in: scope))
  },
  "Policy": { scope in Policy("It", in: scope, permissions: [Bucket("Bucket", in: scope).reading]) },
  "Queue": { scope in Queue("It", in: scope, key: Key("Key", in: scope)) },
  "Record": { scope in Record("It", in: scope, "a.example.com", zone: specimenZone, to: .addresses("192.0.2.1")) },
  "Repository": { scope in Repository("It", in: scope, key: Key("Key", in: scope)) },
  "RestApi": { scope in
    let function = specimenFunction(in: scope)
    let api = RestApi(
      "It", in: scope, stage: "prod", authorizer: .function(function), accountLogging: .managedRole,
      throttling: .perSecond(10, burst: 20), isTraced: true, key: Key("Key", in: scope))
    api.route("GET", "/orders/{id}", to: function)
    api.route("POST", "/orders", to: function, authorizer: .cognito(specimenPool))
    api.route("GET", "/", to: function, authorizer: .iam)
    Role("Caller", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [api.calling])
  },
  "RestApiAlarms": { scope in
    let api = RestApi("Api", in: scope, stage: "prod", authorizer: .iam)
    api.route("ANY", "/{proxy+}", to: specimenFunction(in: scope))
    RestApiAlarms("It", in: scope, of: api, notify: [Topic("Topic", in: scope)])
  },
  "Role": { scope in
    Role("It", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [Queue("Queue", in: scope).sending])
  },
  "Schedule": { scope in
    Schedule(
      "It", in: scope, at: .every(.hours(1)), to: .target(Queue("Queue", in: scope), sending: "{}"),
      key: Key("Key", in: scope))
  },
  "Secret": { scope in Secret("It", in: scope, key: Key("Key", in: scope)) },
  "SecurityGroup": { scope in SecurityGroup("It", in: scope, vpc: testVpc, description: "Of a test") },
  "ServiceAlarms": { scope in
    ServiceAlarms("It", in: scope, of: service("Web", in: scope), notify: [Topic("Topic", in: scope)])
  },
  "Stage": { scope in
    AlbApiGateway("Api", in: scope, vpc: testVpc, accountLogging: .managedRole)
      .stage("it", to: service("Web", in: scope, port: 80))
  },
  "StateMachine": { scope in
    StateMachine(
      "It", in: scope,
      steps: [
        .send("Send", to: Queue("Queue", in: scope, key: Key("QueueKey", in: scope))).retrying(),
        .publish("Publish", to: Topic("Topic", in: scope)),
        .put(
          "Put", into: Table("Table", in: scope, partitionKey: "pk"), item: ["pk": ["S": "{% $states.input.id %}"]]),
        .invoke("Invoke", function: "arn:aws:lambda:eu-central-1:123456789012:function:it"),
      ], key: Key("Key", in: scope))
  },
  "StoredParameter": { scope in ParameterPath("It", in: scope, values: ["log-level": "info"]) },
  "Table": { scope in Table("It", in: scope, partitionKey: "pk", key: Key("Key", in: scope)) },
  "TargetGroup": { scope in
    let group = TargetGroup("It", in: scope, vpc: testVpc, port: 80, targets: .instances())
    listener(in: scope).route("It", to: group, when: .path("*"))
  },
  "Topic": { scope in
    Topic(
      "It", in: scope, subscriptions: [.queue(Queue("Queue", in: scope))], key: Key("Key", in: scope))
  },
  "StackSet": { scope in
    StackSet(
      "It", in: scope, of: Stack("Part") { scope in Topic("Topic", in: scope) },
      to: .organization([.init(["ou-ab12-34cd56ef"], in: ["eu-central-1"])]),
      operations: .init(concurrency: .count(2), failures: .count(1)), queuesOperations: true)
  },
  "Trail": { scope in
    Trail("It", in: scope, managementEvents: .all, logs: .days(30), key: Key("Key", in: scope))
  },
  "WebFirewall": { scope in
    WebFirewall(
      "It", in: scope,
      before: [ApplicationLoadBalancer("Balancer", in: scope, vpc: testVpc, scheme: .internetFacing)],
      key: Key("Key", in: scope))
  },
  "Vpc": { scope in
    Vpc(
      "It", in: scope, cidr: "10.0.0.0/16", zones: ["eu-central-1a", "eu-central-1b"], natGateways: 1,
      gatewayEndpoints: [.s3, .dynamoDB], flowLogs: .rejected(retention: .days(90)))
  },
  "Zone": { scope in Zone("It", in: scope, domain: "example.com") },
]

private let specimenMetric = Metric("AWS/SQS", "ApproximateAgeOfOldestMessage", dimensions: ["QueueName": "jobs"])
private let specimenZone = ImportedZone(id: "Z0123456789ABCDEFGHIJ", domain: "example.com")

/// A user pool of Cognito.
let specimenPool: StringValue = "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_AbCdEfGhI"

/// A function with nothing but its code.
func specimenFunction(_ id: String = "Function", in scope: Scope) -> Function {
  Function(id, in: scope, code: .object("it/1.zip", in: "releases"))
}
