import Foundation
import Strata
import StrataDatabases
import StrataEnvironments
import StrataEventBridge
import StrataGovernance
import StrataHttpApis
import StrataInstances
import StrataParameters
import StrataStreams
import StrataTesting
import StrataWorkflows
import Testing

/// Values of constructs that are read from profiles, and the places that findings name.
@Suite struct ConstructValueTests {
  struct Values: Decodable, Sendable {
    var memory: Memory?
    var cpu: Cpu?
    var cidr: CIDR?
    var callers: Callers?
    var zones: Zones?
    var retention: Retention?
    var subnets: Subnet.Kind?
    var endpoints: [GatewayEndpoint]?
    var scheme: ApplicationLoadBalancer.Scheme?
    var logging: AlbApiGateway.AccountLogging?
    var insights: Cluster.ContainerInsights?
    var architecture: FargateService.Architecture?
    var tags: Repository.ImageTags?
    var missing: Alarm.MissingData?
    var management: Trail.ManagementEvents?
    var instances: InstanceCount?
    var scaled: InstanceCount?
    var machine: MachineImage.Architecture?
    var time: ScheduleTime?
    var times: [ScheduleTime]?
    var method: ApiDestination.Method?
    var state: EventPattern.AlarmState?
    var variables: NamedValues<StringValue>?
    var aurora: Database.Engine?
    var engine: DatabaseInstance.Engine?
    var load: DatabaseInsights?
    var kind: StateMachine.Kind?
    var level: StateMachineLogging?
    var tier: ParameterTier?
    var verb: HttpMethod?
    var capacity: StreamCapacity?
    var shards: StreamCapacity?
  }

  private func folder(_ text: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "values-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(filePath: folder + "/dev.json"))
    return folder
  }

  private func read(_ text: String) throws -> Values {
    let folder = try folder(text)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try ProfileStore(system: "shop", directory: folder).profile("dev")
  }

  private func refusal(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let error as ProfileError {
      return error.findings.map(\.sentence)
    } catch {
      return ["\(error)"]
    }
  }

  @Test func theFormOfEachValue() throws {
    let values = try read(
      """
      {"memory": "1 GiB", "cpu": "0.5 vCPU", "cidr": "10.0.0.0/16", "callers": ["203.0.113.0/24"], "zones": 3,
       "retention": "90 days", "subnets": "private", "endpoints": ["s3", "dynamoDB"], "scheme": "internetFacing",
       "logging": "managedRole", "insights": "enhanced", "architecture": "arm64", "tags": "mutable", "missing": "fine",
       "management": "writes", "instances": 2, "scaled": "2 to 6", "machine": "arm64",
       "times": ["rate(1 minute)", "rate(2 hours)", "rate(7 days)", "cron(0 3 * * ? *)", "at(2030-01-01T09:00:00)"],
       "method": "put", "state": "insufficientData", "variables": {"B": "2", "A": "1"},
       "aurora": "mysql 8.0", "engine": "mariadb 11.8.5", "load": "advanced", "kind": "express", "level": "fatal",
       "tier": "advanced", "verb": "patch", "capacity": "on demand", "shards": "2 shards"}
      """)
    #expect(values.memory == .gibibytes(1))
    #expect(values.cpu == .vcpu(0.5))
    #expect(values.cidr == "10.0.0.0/16")
    #expect(values.callers == .only("203.0.113.0/24"))
    #expect(values.retention == .days(90))
    #expect(values.subnets == .private)
    #expect(values.endpoints == [.s3, .dynamoDB])
    #expect(values.scheme == .internetFacing)
    #expect(values.logging == .managedRole)
    #expect(values.insights == .enhanced)
    #expect(values.architecture == .arm64)
    #expect(values.tags == .mutable)
    #expect(values.missing == .fine)
    #expect(values.management == .writes)
    #expect(values.instances == 2)
    #expect(values.scaled == .between(2, upTo: 6))
    #expect(values.machine == .arm64)
    #expect(
      values.times == [
        .every(.minutes(1)), .every(.hours(2)), .every(.days(7)), .cron("0 3 * * ? *"), .once("2030-01-01T09:00:00"),
      ])
    #expect(values.method == .put)
    #expect(values.state == .insufficientData)
    #expect(values.aurora == .mySQL("8.0"))
    #expect(values.engine == .mariaDB("11.8.5"))
    #expect(values.load == .advanced)
    #expect(values.kind == .express)
    #expect(values.level == .fatal)
    #expect(values.tier == .advanced)
    #expect(values.verb == .patch)
    #expect(values.capacity == .onDemand)
    #expect(values.shards == .shards(2))
    let other = try read(#"{"memory": "1536 MiB", "cpu": "2 vCPU", "callers": "anyone", "retention": "forever"}"#)
    #expect(other.memory == .mebibytes(1_536))
    #expect(other.cpu == .units(2_048))
    #expect(other.callers == .anyone)
    #expect(other.retention == .forever)
    #expect(try read(#"{"retention": "1 day"}"#).retention == .days(1))
  }

  @Test(arguments: [
    (#""memory": 512"#, #"text such as "512 MiB" or "1 GiB", given 512"#),
    (#""memory": "512MiB""#, #"text such as "512 MiB" or "1 GiB", given "512MiB""#),
    (#""memory": "1.5 GiB""#, #"text such as "512 MiB" or "1 GiB", given "1.5 GiB""#),
    (#""memory": "1 GB""#, #"text such as "512 MiB" or "1 GiB", given "1 GB""#),
    (#""cpu": 0.5"#, #"text such as "0.5 vCPU", given 0.5"#),
    (#""cpu": "half vCPU""#, #"text such as "0.5 vCPU", given "half vCPU""#),
    (#""cidr": "10.0.0.1/16""#, #"a block of IPv4 addresses such as "10.0.0.0/16", given "10.0.0.1/16""#),
    (#""callers": "everyone""#, #""anyone", or a list of blocks such as ["203.0.113.0/24"], given "everyone""#),
    (#""zones": "two""#, #"a whole number, or a list of zones such as ["us-east-1a", "us-east-1b"], given "two""#),
    (#""retention": 90"#, #"text such as "90 days", "1 day" or "forever", given 90"#),
    (#""retention": "1 days""#, #"text such as "90 days", "1 day" or "forever", given "1 days""#),
    (
      #""time": "hourly""#,
      #"text such as "rate(1 hour)", "cron(0 3 * * ? *)" or "at(2030-01-01T09:00:00)", given "hourly""#
    ),
    (
      #""time": "rate(1 hours)""#,
      #"text such as "rate(1 hour)", "cron(0 3 * * ? *)" or "at(2030-01-01T09:00:00)", given "rate(1 hours)""#
    ),
    (#""method": "Put""#, #""get", "head", "post", "options", "put", "delete", "patch", given "Put""#),
    (#""aurora": "mariadb 11.8""#, #"text such as "postgresql 17.7" or "mysql 8.0", given "mariadb 11.8""#),
    (
      #""engine": "postgresql""#,
      #"text such as "postgresql 17.7", "mysql 8.4" or "mariadb 11.8", given "postgresql""#
    ),
    (#""subnets": "Private""#, #""public", "private", "isolated", given "Private""#),
    (#""architecture": "arm""#, #""x86", "arm64", given "arm""#),
    (#""shards": "2 shard""#, #""on demand", or a number of shards such as "2 shards", given "2 shard""#),
    (#""shards": 2"#, #""on demand", or a number of shards such as "2 shards", given 2"#),
    (#""management": "some""#, #""none", "writes", "all", given "some""#),
  ])
  func anotherFormIsRefused(text: String, expected: String) {
    let key = text.dropFirst().prefix { $0 != "\"" }
    #expect(refusal("{\(text)}") == ["shop/dev: /\(key): this isn't what its key takes; expected \(expected)"])
  }

  @Test func aBlockInAListIsRefusedAtItsPlace() {
    #expect(
      refusal(#"{"callers": ["203.0.113.0/24", "203.0.113.7"]}"#) == [
        #"shop/dev: /callers/1: this isn't what its key takes; expected a block of IPv4 addresses such as "10.0.0.0/16", given "203.0.113.7""#
      ])
  }

  // MARK: Where they come from

  private func notes(_ text: String, _ declare: @escaping @Sendable (Scope, Values) -> Void) throws -> [String] {
    let folder = try folder(text)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let system = System("shop", environments: [.required("dev")], profiles: folder) {
      (app: AppScope, environments: [Environment<Values>]) in
      app.stack("Shop") { scope in for environment in environments { declare(scope, environment.profile) } }
    }
    do throws(SystemAssemblyError) {
      return try system.assemble(.committed).warnings.map(\.description)
    } catch {
      return error.findings.filter { $0.severity == .error }.map {
        $0.description.replacing(folder, with: "Profiles")
      }
    }
  }

  @Test func aSizeThatIsNotSold() throws {
    #expect(
      try notes("{\n  \"cpu\": \"0.5 vCPU\",\n  \"memory\": \"8 GiB\"\n}") { scope, values in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: 1)
        _ = FargateService(
          "Web", in: scope, cluster: Cluster("Cluster", in: scope, vpc: vpc),
          image: .ecr(ImportedRepository(name: "shop"), tag: "1"), cpu: values.cpu ?? .vcpu(1),
          memory: values.memory ?? .gibibytes(2), file: "/Shop.swift", line: 7)
      } == [
        """
        /Shop.swift:7: error: Shop/Web: memory: Fargate doesn't sell this memory with 0.5 vCPU; expected 1 GiB to 4 GiB in steps of 1 GiB, given 8 GiB [construct]
          note: Profiles/dev.json:3:13: memory of the profile dev
          note: Profiles/dev.json:2:10: cpu of the profile dev
          hint: the nearest is 4 GiB
        """
      ])
  }

  @Test func aPeriodThatThereIsNot() throws {
    #expect(
      try notes(#"{"retention": "2 days"}"#) { scope, values in
        LogGroup("Logs", in: scope, retention: values.retention ?? .forever, file: "/Shop.swift", line: 3)
      } == [
        """
        /Shop.swift:3: error: Shop/Logs: retention: CloudWatch Logs has no such retention; expected 1 or 3 days, given 2 days [construct]
          note: Profiles/dev.json:1:15: retention of the profile dev
        """
      ])
  }

  @Test func aNetworkThatCannotBe() throws {
    let said = try notes(#"{"cidr": "10.0.0.0/8", "zones": 9}"#) { scope, values in
      _ = Vpc(
        "Vpc", in: scope, cidr: values.cidr ?? "10.0.0.0/16", zones: values.zones ?? 2, file: "/Shop.swift", line: 3)
    }
    #expect(
      said.map { $0.split(separator: "\n").last } == [
        "  note: Profiles/dev.json:1:10: cidr of the profile dev",
        "  note: Profiles/dev.json:1:33: zones of the profile dev",
      ])
  }

  /// A value is the same wherever it was read.
  @Test func theOriginIsNoPartOfAValue() throws {
    let values = try read(#"{"memory": "1 GiB", "retention": "7 days", "cidr": "10.0.0.0/16"}"#)
    #expect(Set([values.memory, .gibibytes(1)]).count == 1)
    #expect(Set([values.retention, .days(7)]).count == 1)
    #expect(Set([values.cidr, "10.0.0.0/16"]).count == 1)
  }
}
