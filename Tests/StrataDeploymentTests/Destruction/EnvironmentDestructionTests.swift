import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@testable import StrataDeployment

/// Environments that are destroyed, whatever `aws` says meanwhile.
@Suite struct EnvironmentDestructionTests {
  private struct Profile: Decodable, Sendable { var tag: String }

  /// The process was ended from outside.
  private struct Killed: Error {}

  /// Two stacks an environment, of which one uses the other.
  private static let shop = System(
    "shop", environments: [.required("prod", profile: "default"), .optional("dev")]
  ) { (app: AppScope, environments: [Environment<Profile>]) in
    for environment in environments {
      let topic = app.stack("Data\(environment.title)") { scope in
        let own = Scope(environment.title, in: scope, environment: environment.name)
        Resource("Bucket", type: "AWS::S3::Bucket", in: own)
        return Resource("Topic", type: "AWS::SNS::Topic", in: own)
      }
      app.stack("Web\(environment.title)") { scope in
        let own = Scope(environment.title, in: scope, environment: environment.name)
        Resource(
          "Name", type: "AWS::SSM::Parameter", in: own, properties: ["Type": "String", "Value": .value(topic.ref)])
      }
    }
  }

  private final class World {
    let folder: RecordFolder
    let cloud: PlayedStacks
    let system: System

    init(_ other: System? = nil, environments: [String] = ["prod", "dev"]) throws {
      folder = try RecordFolder()
      system = other ?? shop
      try FileManager.default.createDirectory(atPath: folder.directory + "/shop", withIntermediateDirectories: true)
      for profile in ["default", "dev"] { try folder.write(#"{"tag": "1"}"#, to: "shop/\(profile).json") }
      // The usual ones are made once for the many worlds of the faults.
      let stacks =
        other == nil && environments == ["prod", "dev"]
        ? try Self.usual.get() : try Self.stacks(of: system, environments, in: folder)
      cloud = PlayedStacks(stacks)
      for environment in environments {
        cloud.imports["Data\(environment.capitalized):Topic"] = ["Web\(environment.capitalized)"]
        let own = stacks.map(\.name).filter { $0.hasSuffix(environment.capitalized) }
        try folder.store.record(
          Deployment(
            environment: environment, deployedAt: "2026-11-01T00:00:00.000Z",
            stacks: own.map { .init(name: $0, sha256: "") },
            profile: environment == "prod" ? "default" : environment, parameters: [], outputs: []))
      }
    }

    private static let usual = Result {
      let folder = try RecordFolder()
      try FileManager.default.createDirectory(atPath: folder.directory + "/shop", withIntermediateDirectories: true)
      for profile in ["default", "dev"] { try folder.write(#"{"tag": "1"}"#, to: "shop/\(profile).json") }
      return try stacks(of: shop, ["prod", "dev"], in: folder)
    }

    private static func stacks(
      of system: System, _ environments: [String], in folder: RecordFolder
    ) throws -> [PlayedStacks.Stack] {
      try system.assemble(.folder(folder.directory), environments: environments).assembly.stacks.map { artifact in
        var stack = PlayedStacks.Stack(artifact.name, template: artifact.template.json)
        stack.exports = artifact.name.hasPrefix("Data") ? ["\(artifact.name):Topic"] : []
        return stack
      }
    }

    func target(_ environment: String = "dev") throws -> DeploymentTarget {
      let declaration = try #require(system.environments.first { $0.name == environment })
      return DeploymentTarget(
        declaration, of: system, source: .folder(folder.directory), profile: nil, allowsOtherProfile: false,
        policies: [],
        recordedIn: folder.store)
    }

    var aws: AwsClient { AwsClient(run: { try self.cloud.answer($0) }, wait: { _ in }) }

    func destruction(_ environment: String = "dev", evenIfRequired: Bool = false) throws -> EnvironmentDestruction {
      try EnvironmentDestruction(of: target(environment), aws: aws, evenIfRequired: evenIfRequired)
    }

    /// Destroys, and gives the reason why not.
    func destroy(
      _ environment: String = "dev", evenIfRequired: Bool = false
    ) throws -> (outcome: EnvironmentDestruction.Outcome?, error: String?) {
      do {
        let destruction = try destruction(environment, evenIfRequired: evenIfRequired)
        return (
          try destruction.carryOut(progress: { _ in }, deleted: { _ in }, token: { "token" }, now: { "now" }), nil
        )
      } catch {
        return (nil, "\(error)")
      }
    }

    var record: DeploymentRecord { get throws { try folder.store.deployments() } }

    /// Whether the record says that an environment is gone.
    func saysDestroyed(_ environment: String = "dev") throws -> Bool {
      let last = try record.history(of: [environment]).last
      let isDestroyed = last?["destroyedAt"] != nil
      #expect(try isDestroyed == (record[environment] == nil))
      return isDestroyed
    }
  }

  // MARK: What goes

  @Test func stacksGoInReverseOrder() throws {
    let world = try World()
    let plan = try world.destruction().plan
    #expect(plan.stacks.map(\.name) == ["WebDev", "DataDev"])
    #expect(plan.stacks.flatMap(\.resources).map(\.logicalID) == ["DevName", "DevBucket", "DevTopic"])
    #expect(plan.stacks[0].resources[0].construct == "WebDev/Dev/Name")
    #expect(world.cloud.calls.allSatisfy { !$0.contains("delete-stack") })
    var lines: [String] = []
    let outcome = try world.destruction().carryOut(
      progress: { lines.append($0) }, deleted: { lines.append("gone: \($0.name)") }, token: { "token" }, now: { "now" })
    #expect(outcome == .destroyed)
    #expect(
      lines == [
        "WebDev: deleting 1 resource", "DELETE_IN_PROGRESS  WebDev  AWS::CloudFormation::Stack",
        "DELETE_COMPLETE  DevName  AWS::SSM::Parameter", "gone: WebDev", "DataDev: deleting 2 resources",
        "DELETE_IN_PROGRESS  DataDev  AWS::CloudFormation::Stack", "DELETE_COMPLETE  DevBucket  AWS::S3::Bucket",
        "DELETE_COMPLETE  DevTopic  AWS::SNS::Topic", "gone: DataDev",
      ])
    #expect(world.cloud.names == ["DataProd", "WebProd"])
    let deletions = world.cloud.calls.filter { $0[1] == "delete-stack" }
    #expect(
      deletions
        == ["WebDev", "DataDev"].map {
          [
            "cloudformation", "delete-stack", "--stack-name",
            "arn:aws:cloudformation:eu-west-1:111122223333:stack/\($0)/1",
            "--client-request-token", "token", "--output", "json",
          ]
        })
    #expect(
      try world.record.history(of: ["dev"]).last == [
        "environment": "dev", "destroyedAt": "now", "stackNames": ["WebDev", "DataDev"], "profile": "dev",
      ])
    #expect(try world.record.environments == ["prod"])
  }

  @Test func onlyWhatIsThereGoes() throws {
    let world = try World(environments: ["prod"])
    #expect(try world.destroy("dev").outcome == .nothing)
    #expect(world.cloud.names == ["DataProd", "WebProd"])
    #expect(try world.record.environments == ["prod"])
  }

  @Test func aRequiredEnvironmentNeedsAWordMore() throws {
    let world = try World()
    #expect(
      try world.destroy("prod").error == """
        prod isn't destroyed: shop can't be without prod
          hint: if it's to go all the same, say --required-too
        """)
    #expect(world.cloud.names.count == 4)
    #expect(try world.destroy("prod", evenIfRequired: true).outcome == .destroyed)
    #expect(world.cloud.names == ["DataDev", "WebDev"])
    #expect(try world.record.environments == ["dev"])
  }

  @Test func theProfileMayBeGone() throws {
    let world = try World()
    try FileManager.default.removeItem(atPath: world.folder.directory + "/shop/dev.json")
    #expect(try world.destroy().outcome == .destroyed)
    #expect(world.cloud.names == ["DataProd", "WebProd"])
  }

  // MARK: What stays

  @Test(
    arguments: [
      ("Retain", DoomedResource.Fate.kept), ("RetainExceptOnCreate", .kept), ("Snapshot", .snapshot),
      ("Delete", .deleted),
    ])
  func policiesDecideWhatStays(policy: String, fate: DoomedResource.Fate) throws {
    let system = System("shop", environments: [.optional("dev")]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      app.stack("OneDev") { scope in
        let own = Scope("Dev", in: scope, environment: "dev")
        Resource(
          "Volume", type: "AWS::EC2::Volume", in: own, properties: ["AvailabilityZone": "eu-west-1a", "Size": 1])
      }
    }
    let world = try World(system, environments: ["dev"])
    var template = world.cloud.stacks[0].template
    if case .object(var root) = template, case .object(var resources)? = root["Resources"],
      case .object(var volume)? = resources["DevVolume"]
    {
      volume["DeletionPolicy"] = .string(policy)
      resources["DevVolume"] = .object(volume)
      root["Resources"] = .object(resources)
      template = .object(root)
    }
    world.cloud.stacks = [PlayedStacks.Stack("OneDev", template: template)]
    #expect(try world.destruction().plan.stacks[0].resources.map(\.fate) == [fate])
  }

  @Test(
    arguments: [
      ("AWS::RDS::DBCluster", [:], DoomedResource.Fate.snapshot), ("AWS::RDS::DBInstance", [:], .snapshot),
      ("AWS::RDS::DBInstance", ["DBClusterIdentifier": "c"], .deleted), ("AWS::DynamoDB::Table", [:], .deleted),
    ] as [(String, JSONValue, DoomedResource.Fate)])
  func databasesLeaveASnapshot(type: String, properties: JSONValue, fate: DoomedResource.Fate) {
    let entry: JSONValue = ["LogicalResourceId": "A", "ResourceType": .string(type), "PhysicalResourceId": "a"]
    let template: JSONValue = ["Resources": ["A": ["Type": .string(type), "Properties": properties]]]
    #expect(DoomedResource(entry, in: .init(template), construct: nil)?.fate == fate)
  }

  @Test func theBucketForTemplatesStaysWithoutItsStack() throws {
    let world = try World()
    let artifact = try ArtifactsStack.artifact(of: "dev", in: "shop", region: nil)
    world.cloud.stacks.append(PlayedStacks.Stack(artifact.name, template: artifact.template.json))
    let plan = try world.destruction().plan
    #expect(plan.stacks.map(\.name) == ["WebDev", "DataDev", "shop-dev-strata-artifacts"])
    #expect(plan.stacks[2].kept.map(\.type) == ["AWS::S3::Bucket", "AWS::S3::BucketPolicy"])
    #expect(plan.stacks[2].kept[0].removal == ["aws", "s3", "rb", "s3://physical-ArtifactsBucket", "--force"])
    #expect(try world.destroy().outcome == .destroyed)
    #expect(world.cloud.names == ["DataProd", "WebProd"])
  }

  @Test func aSharedStackStays() throws {
    let shared = System("shop", environments: [.required("prod", profile: "default"), .optional("dev")]) {
      (app: AppScope, environments: [Environment<Profile>]) in
      app.stack("Shop") { scope in
        Resource("Shared", type: "AWS::SNS::Topic", in: scope)
        for environment in environments {
          Resource(
            "Own", type: "AWS::SNS::Topic", in: Scope(environment.title, in: scope, environment: environment.name))
        }
      }
    }
    let world = try World(shared)
    let plan = try world.destruction().plan
    #expect(plan.stacks.isEmpty && plan.shared == [.init(name: "Shop", others: ["prod"])])
    #expect(try world.destroy().outcome == .partly)
    #expect(world.cloud.calls.allSatisfy { $0[1] != "delete-stack" })
    #expect(try !world.saysDestroyed())
  }

  // MARK: What is in the way

  @Test func whatOthersUseIsNotDeleted() throws {
    let world = try World()
    world.cloud.imports["DataDev:Topic"] = ["WebDev", "Reports", "Audit"]
    #expect(
      try world.destroy().error == """
        dev isn't destroyed: Audit and Reports use the export DataDev:Topic of DataDev
          hint: delete Audit and Reports first, or deploy it without what it uses
        """)
    #expect(world.cloud.names.count == 4)
  }

  @Test func protectionStays() throws {
    let world = try World()
    for place in world.cloud.stacks.indices where world.cloud.stacks[place].name == "DataDev" {
      world.cloud.stacks[place].isProtected = true
    }
    #expect(
      try world.destroy().error == """
        dev isn't destroyed: DataDev is protected against being deleted
          hint: take the protection off: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name DataDev
        """)
    #expect(world.cloud.names.count == 4)
  }

  @Test func whatIsInABucketStays() throws {
    let world = try World()
    world.cloud.full = ["physical-DevBucket"]
    #expect(
      try world.destroy().error == """
        dev isn't destroyed: the bucket physical-DevBucket (DevBucket) has objects or old versions in it
          hint: empty it: aws s3 rm s3://physical-DevBucket --recursive; old versions of objects go by aws s3api delete-objects
        """)
    #expect(world.cloud.names.count == 4)
  }

  @Test func aBucketThatNobodyMayLookIntoIsNoted() throws {
    let world = try World()
    world.cloud.fault = { _, words in
      words[1] == "list-object-versions" ? .init { PlayedStacks.failed("AccessDenied", "Access Denied") } : nil
    }
    #expect(
      try world.destruction().plan.notes == [
        "whether something is in the bucket physical-DevBucket isn't known, and it can be deleted only if it's empty: "
          + "aws s3api list-object-versions failed: Access Denied (AccessDenied)"
      ])
  }

  @Test func aStackThatChangesIsNotDeleted() throws {
    let world = try World()
    for place in world.cloud.stacks.indices where world.cloud.stacks[place].name == "WebDev" {
      world.cloud.stacks[place].status = "UPDATE_IN_PROGRESS"
    }
    #expect(
      try world.destroy().error == """
        dev isn't destroyed: WebDev is being changed: its status is UPDATE_IN_PROGRESS
          hint: wait for the end, then destroy it
        """)
    #expect(world.cloud.names.count == 4)
  }

  @Test func aStackThatWasChangedSinceIsNotDeleted() throws {
    let world = try World()
    let destruction = try world.destruction()
    for place in world.cloud.stacks.indices { world.cloud.stacks[place].changed = "2026-11-02T00:00:00Z" }
    let error = #expect(throws: DeploymentError.self) {
      try destruction.carryOut(progress: { _ in }, deleted: { _ in }, now: { "now" })
    }
    #expect(
      error?.description == """
        WebDev was changed since it was looked at: its status is CREATE_COMPLETE
          hint: look at it again: destroy shows what there is
        """)
    #expect(error?.isGrave == true)
    #expect(world.cloud.names.count == 4)
  }

  @Test func aTemplateThatDoesNotSayWhoseItIs() throws {
    let world = try World()
    world.cloud.stacks = world.cloud.stacks.map { stack in
      guard case .object(var root) = stack.template else { return stack }
      root["Metadata"] = nil
      return PlayedStacks.Stack(stack.name, template: .object(root))
    }
    #expect(
      try world.destroy().error?.hasPrefix(
        "dev isn't destroyed: the deployed template of WebDev doesn't say which environments are in it\n") == true)
    #expect(world.cloud.names.count == 4)
  }

  @Test func anotherAccount() throws {
    let system = System("shop", environments: [.optional("dev")]) { (app: AppScope, _: [Environment<Profile>]) in
      app.stack("OneDev", env: StackEnvironment(account: "444455556666", region: "eu-west-1")) { scope in
        Resource("A", type: "AWS::SNS::Topic", in: Scope("Dev", in: scope, environment: "dev"))
      }
    }
    let world = try World(system, environments: ["dev"])
    #expect(
      try world.destroy().error == """
        dev isn't destroyed: OneDev is in the account 111122223333, and dev is meant for 444455556666
          hint: let aws connect to the account 444455556666
        """)
    #expect(world.cloud.calls.allSatisfy { $0.suffix(2) == ["--region", "eu-west-1"] })
  }

  // MARK: What goes wrong

  @Test func whatCannotBeDeletedIsNamed() throws {
    let world = try World()
    for place in world.cloud.stacks.indices where world.cloud.stacks[place].name == "DataDev" {
      world.cloud.stacks[place].stubborn = ["DevTopic": "it has a subscription"]
    }
    let expected = """
      DataDev wasn't deleted, and its status is DELETE_FAILED
        DELETE_FAILED  DevTopic  AWS::SNS::Topic  it has a subscription  DataDev/Dev/Topic
        hint: mend the cause and destroy it again; or leave behind what can't be deleted: aws cloudformation delete-stack --stack-name DataDev --retain-resources DevTopic
      """
    #expect(try world.destroy().error == expected)
    #expect(try !world.saysDestroyed())
    // Again, and it's the new failure that is told.
    #expect(try world.destroy().error == expected)
    for place in world.cloud.stacks.indices { world.cloud.stacks[place].stubborn = [:] }
    #expect(try world.destroy().outcome == .destroyed)
    #expect(try world.saysDestroyed())
    #expect(world.cloud.names == ["DataProd", "WebProd"])
  }

  @Test func whatWasDestroyedBeforeIsRecordedAfterwards() throws {
    let world = try World()
    #expect(try world.destroy().outcome == .destroyed)
    // As if the process had ended before it recorded anything.
    try world.folder.store.record(
      Deployment(
        environment: "dev", deployedAt: "2026-11-01T00:00:00.000Z",
        stacks: [.init(name: "DataDev", sha256: ""), .init(name: "WebDev", sha256: "")], profile: "dev", parameters: [],
        outputs: []))
    #expect(try world.destroy().outcome == .destroyed)
    #expect(try world.saysDestroyed())
  }

  @Test func anEarlierDeletionIsNoProofThatItIsGone() throws {
    let world = try World()
    world.cloud.deletionTime = "2026-10-31T23:59:59.000000+00:00"
    for place in world.cloud.stacks.indices { world.cloud.stacks[place].status = "DELETE_COMPLETE" }
    #expect(try world.destroy().outcome == .nothing)
    #expect(try !world.saysDestroyed())
    world.cloud.deletionTime = "2026-11-01T00:00:00.000000+00:00"
    #expect(try world.destroy().outcome == .destroyed)
  }

  @Test func aStackOfNoEnvironmentStays() throws {
    let system = System("shop", environments: [.optional("dev")]) { (app: AppScope, _: [Environment<Profile>]) in
      app.stack("Common") { scope in Resource("A", type: "AWS::SNS::Topic", in: scope) }
      app.stack("OneDev") { scope in
        Resource("A", type: "AWS::SNS::Topic", in: Scope("Dev", in: scope, environment: "dev"))
      }
    }
    let world = try World(system, environments: ["dev"])
    #expect(try world.destruction().plan.notes == ["Common belongs to no environment, and stays"])
    #expect(try world.destroy().outcome == .destroyed)
    #expect(world.cloud.names == ["Common"])
  }

  @Test func anotherAccountIsNoProofThatItIsGone() throws {
    let world = try World()
    world.cloud.stacks = []
    #expect(try world.destroy().outcome == .nothing)
    #expect(try !world.saysDestroyed())
  }

  private static func ok(_ text: String) -> ChildProcess.Result {
    .init(status: 0, output: Array(text.utf8), errors: "")
  }

  /// Faults of many kinds; a call with the last ones has come through.
  private static let faults: [(String, PlayedStacks.Fault)] = [
    ("throttled", .init { PlayedStacks.failed("Throttling", "Rate exceeded") }),
    ("throttled otherwise", .init { PlayedStacks.failed("ThrottlingException", "Rate exceeded") }),
    ("too many requests", .init { PlayedStacks.failed("TooManyRequestsException", "slow down") }),
    ("unavailable", .init { PlayedStacks.failed("ServiceUnavailable", "later") }),
    ("broken", .init { PlayedStacks.failed("InternalFailure", "oh") }),
    ("denied", .init { PlayedStacks.failed("AccessDenied", "not authorized to perform: the stack does not exist") }),
    ("expired", .init { PlayedStacks.failed("ExpiredToken", "The security token is expired") }),
    ("another error", .init { PlayedStacks.failed("ValidationError", "1 validation error detected") }),
    ("another stack missing", .init { PlayedStacks.failed("ValidationError", "Stack with id Other does not exist") }),
    ("missing, says another", .init { PlayedStacks.failed("AccessDenied", "Stack with id WebDev does not exist") }),
    ("no network", .init { .init(status: 255, output: [], errors: "Could not connect to the endpoint URL") }),
    ("no answer in time", .init { .init(status: 255, output: [], errors: "Read timeout on endpoint URL") }),
    ("no credentials", .init { .init(status: 253, output: [], errors: "Unable to locate credentials.") }),
    ("no words", .init { .init(status: 1, output: [], errors: "") }),
    ("killed aws", .init { .init(status: 137, output: [], errors: "") }),
    ("nothing", .init { ok("") }), ("white space", .init { ok("\n \n") }), ("null", .init { ok("null") }),
    ("empty object", .init { ok("{}") }), ("empty list", .init { ok("[]") }),
    ("text", .init { ok("\"DELETE_COMPLETE\"") }),
    ("no JSON", .init { ok("<html>Service Unavailable</html>") }),
    ("half an answer", .init { ok(#"{"Stacks": [{"StackN"#) }),
    ("no stacks", .init { ok(#"{"Stacks": []}"#) }),
    ("a stack without a name", .init { ok(#"{"Stacks": [{"StackStatus": "DELETE_COMPLETE"}]}"#) }),
    (
      "another stack",
      .init {
        ok(
          #"{"Stacks": [{"StackId": "arn:aws:cloudformation:eu-west-1:1:stack/Other/1", "StackName": "Other", "StackStatus": "DELETE_COMPLETE"}]}"#
        )
      }
    ),
    ("two stacks", .init { ok(#"{"Stacks": [{}, {}]}"#) }),
    ("no status", .init { ok(#"{"Stacks": [{"StackId": "arn:a", "StackName": "WebDev", "StackStatus": ""}]}"#) }),
    ("aws is missing", .init { throw Killed() }),
    (
      "done, and the answer lost",
      .init(takesEffect: true) { .init(status: 255, output: [], errors: "Connection was closed") }
    ),
    ("done, and an error", .init(takesEffect: true) { PlayedStacks.failed("InternalFailure", "oh") }),
    ("done, and nothing said", .init(takesEffect: true) { ok("") }),
    ("done, and ended from outside", .init(takesEffect: true) { throw Killed() }),
  ]

  /// The calls of a run in which all goes well.
  private static func callCount() throws -> Int {
    let world = try World()
    #expect(try world.destroy().outcome == .destroyed)
    return world.cloud.calls.count
  }

  /// Runs with a fault, checks that nothing untrue was said or done, and that the next run sees it through.
  private func check(_ name: String, _ fault: @escaping (Int, [String]) -> PlayedStacks.Fault?) throws {
    let world = try World()
    world.cloud.fault = fault
    let (outcome, error) = try world.destroy()
    let isGone = !world.cloud.names.contains { $0.hasSuffix("Dev") }
    #expect(world.cloud.names.filter { $0.hasSuffix("Prod") } == ["DataProd", "WebProd"], "\(name)")
    for call in world.cloud.calls where call[1] == "delete-stack" {
      #expect(call[3].hasSuffix("Dev/1"), "\(name): \(call)")
    }
    let says = try world.saysDestroyed()
    #expect(!says || isGone, "\(name): said to be destroyed, and isn't")
    #expect((outcome == .destroyed) == says, "\(name): \(outcome.map { "\($0)" } ?? "")")
    #expect(outcome != nil || error?.isEmpty == false, "\(name)")
    #expect(try world.record["prod"] != nil)
    // The calls are those of a run without end, or it ended.
    #expect(world.cloud.calls.count < 800, "\(name)")
    world.cloud.fault = { _, _ in nil }
    if says { return }
    let again = try world.destroy()
    #expect(again.outcome == .destroyed, "\(name): \(again.error ?? "") after \(error ?? "")")
    #expect(try world.saysDestroyed(), "\(name)")
    #expect(world.cloud.names == ["DataProd", "WebProd"], "\(name)")
  }

  @Test(arguments: faults.map(\.0))
  func aFaultOnceAtEachCall(name: String) throws {
    let fault = try #require(Self.faults.first { $0.0 == name }?.1)
    for number in 0..<(try Self.callCount()) {
      try check("\(name) at \(number)") { call, _ in call == number ? fault : nil }
    }
  }

  @Test(arguments: faults.map(\.0))
  func aFaultFromACallOn(name: String) throws {
    let fault = try #require(Self.faults.first { $0.0 == name }?.1)
    for number in stride(from: 0, to: try Self.callCount(), by: 3) {
      try check("\(name) from \(number) on") { call, _ in call >= number ? fault : nil }
    }
  }

  @Test func passingFaultsAreSurvived() throws {
    for name in ["throttled", "no network", "unavailable"] {
      let fault = try #require(Self.faults.first { $0.0 == name }?.1)
      let world = try World()
      // Every other call.
      world.cloud.fault = { call, _ in call % 2 == 0 ? fault : nil }
      #expect(try world.destroy().outcome == .destroyed, "\(name)")
    }
  }
}
