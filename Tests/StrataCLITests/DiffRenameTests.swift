import StrataEnvironments
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// The remedies for renamed constructs, each applied: what is deployed keeps its names.
@Suite struct DiffRenameTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try tool.write("profiles/shop/default.json", defaultProfile)
    try tool.write("profiles/shop/dev.json", devProfile)
  }

  private func system(_ declare: @escaping @Sendable (Scope) -> Void) -> System {
    System(App("queues") { app in app.stack("Queues", file: "/sources/Queues.swift", line: 1, declare) })
  }

  /// A worker whose resource takes a parameter that is declared beside it.
  @discardableResult
  private static func worker(_ id: String, in scope: Scope) -> Scope {
    let worker = Scope(id, in: scope)
    let tag = worker.parameter("ImageTag", default: "1")
    let name = Resource(
      "Name", type: "AWS::SSM::Parameter", in: worker, properties: ["Type": "String", "Value": .value(tag)])
    Resource("Jobs", type: "AWS::SQS::Queue", in: worker)
    worker.output("Name", name.ref)
    return worker
  }

  private func diff(_ systems: System..., arguments: String...) -> ToolRun {
    tool.run(["diff", "--output", "%/out"] + arguments, systems: systems)
  }

  @Test func aConstructWithAParameter() {
    tool.run("--output", "%/out", systems: [system { Self.worker("Worker", in: $0) }])
    let renamed = diff(system { Self.worker("Runner", in: $0) })
    #expect(
      renamed.output.contains("  renamed\n    Queues/Runner  write .moved(from: \"Worker\")\n"), "\(renamed.output)")
    #expect(renamed.output.contains("      only the logical id was changed, from WorkerName\n"))
    #expect(renamed.status == 3)
    let mended = diff(system { Self.worker("Runner", in: $0).moved(from: "Worker") })
    #expect(mended.output == "queues: no difference from %/out/queues\n")
    #expect(mended.status == 0)
  }

  @Test func wordsThatNamesHaveInCommon() {
    tool.run("--output", "%/out", systems: [system { Self.worker("OldWorker", in: $0) }])
    let renamed = diff(system { Self.worker("NewWorker", in: $0) })
    #expect(
      renamed.output.contains("  renamed\n    Queues/NewWorker  write .moved(from: \"OldWorker\")\n"),
      "\(renamed.output)")
    #expect(diff(system { Self.worker("NewWorker", in: $0).moved(from: "OldWorker") }).status == 0)
  }

  @Test func intoAnotherConstruct() {
    tool.run("--output", "%/out", systems: [system { Self.worker("Worker", in: $0) }])
    let renamed = diff(system { Self.worker("Worker", in: Scope("Backend", in: $0)) })
    #expect(
      renamed.output.contains("  renamed\n    Queues/Backend/Worker  write .moved(from: \"Worker\")\n"),
      "\(renamed.output)")
    #expect(diff(system { Self.worker("Worker", in: Scope("Backend", in: $0)).moved(from: "Worker") }).status == 0)
  }

  @Test func anIDOfItsOwn() {
    func queue(_ id: String) -> System {
      system { Resource("Jobs", type: "AWS::SQS::Queue", in: $0).keep(logicalID: id) }
    }
    tool.run("--output", "%/out", systems: [queue("myJobs")])
    let renamed = diff(queue("yourJobs"))
    #expect(
      renamed.output.contains("  renamed\n    Queues/Jobs  write .keep(logicalID: \"myJobs\")\n"), "\(renamed.output)")
    #expect(diff(queue("myJobs")).status == 0)
  }

  // MARK: Environments

  /// Queues of two environments in one stack.
  private func environments(_ id: String, _ moved: @escaping @Sendable (Resource) -> Void = { _ in }) -> System {
    System("shop", environments: shop.environments) { (app: AppScope, environments: [Environment<ShopProfile>]) in
      app.stack("Shop") { scope in
        for environment in environments {
          let own = Scope(environment.title, in: scope, environment: environment.name)
          moved(Resource(id, type: "AWS::SQS::Queue", in: own, file: "/sources/Shop.swift", line: 9))
        }
      }
    }
  }

  private func diffShop(_ system: System) -> ToolRun { diff(system, arguments: "--profiles", "%/profiles") }

  @Test func onePathIsRightForAllEnvironments() {
    tool.run("--profiles", "%/profiles", "--output", "%/out", systems: [environments("Jobs")])
    #expect(tool.status == 0, "\(tool.errors)")
    let renamed = diffShop(environments("Work"))
    #expect(
      renamed.output.contains(
        "  renamed\n    Shop/Dev/Work   write .moved(from: \"Jobs\")\n    Shop/Prod/Work  write .moved(from: \"Jobs\")\n"
      ),
      "\(renamed.output)")
    #expect(diffShop(environments("Work") { $0.moved(from: "Jobs", file: "/sources/Shop.swift", line: 9) }).status == 0)
    #expect(tool.output == "shop: no difference from %/out/shop\n")
  }

  @Test func aPathOfAnotherEnvironmentIsRefused() {
    let result = diffShop(environments("Work") { $0.moved(from: "Dev/Jobs", file: "/sources/Shop.swift", line: 9) })
    #expect(
      result.errors.contains(
        """
        /sources/Shop.swift:9: error: Shop/Prod/Work: moved(from:) has a path of the environment dev, and this is in that \
        of prod; expected the path below Prod, without the environment, given "Dev/Jobs" [invalid-id]
          hint: one path serves all environments, such as Jobs for what was ProdJobs and DevJobs

        """), "\(result.errors)")
    #expect((result.status, result.output) == (1, ""))
  }
}
