import Foundation
import StrataEnvironments
import StrataFindings
import StrataTesting
import Testing

/// Templates of a system's sample profiles.
@Suite struct SampleTemplatesTests {
  private struct Profile: Decodable, Sendable {
    let tasks: Int
  }

  private let folder = FileManager.default.temporaryDirectory.appending(path: "samples-\(UUID().uuidString)")

  private func system(_ samples: [String: String]) throws -> System {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, text) in samples { try Data(text.utf8).write(to: folder.appending(path: "\(name).json")) }
    return System(
      "shop", environments: [.required("production"), .optional("staging")], samples: folder.path
    ) { (app, environments: [Environment<Profile>]) in
      for environment in environments {
        app.stack("Shop\(environment.title)") { scope in
          Resource(
            "Thing", type: "Acme::Test::Thing", in: scope,
            properties: ["Tasks": .value(IntegerValue.literal(environment.profile.tasks))])
        }
      }
    }
  }

  @Test func theEnvironmentsThatAreNamed() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let system = try system(["production": #"{"tasks": 3}"#, "staging": #"{"tasks": 1}"#])
    let staging = try system.templates(samples: ["staging"])
    #expect(staging.keys.sorted() == ["ShopStaging"])
    #expect(staging["ShopStaging"]?.resource("Thing")?.json["Properties"]?["Tasks"] == 1)
    #expect(try system.templates().keys.sorted() == ["ShopProduction", "ShopStaging"])
  }

  @Test func everyMistakeComesAtOnce() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let system = try system(["production": "{}", "staging": #"{"tasks": "many"}"#])
    let error = #expect(throws: SystemAssemblyError.self) { try system.templates() }
    #expect(error?.findings.compactMap(\.property) == ["/tasks", "/tasks"])
    let unknown = #expect(throws: SystemAssemblyError.self) { try system.templates(samples: ["stagin"]) }
    #expect(unknown?.findings.map(\.hint) == ["did you mean staging?"])
  }

  @Test func aSystemWithoutSamples() {
    let system = System("shop", environments: [.required("production")]) { (_, _: [Environment<Profile>]) in }
    let error = #expect(throws: SystemAssemblyError.self) { try system.templates() }
    #expect(error?.findings.map(\.message) == ["the system comes with no sample profiles"])
  }

  @Test func committedProfilesAreEnough() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(#"{"tasks": 3}"#.utf8).write(to: folder.appending(path: "production.json"))
    let system = System("shop", environments: [.required("production")], profiles: folder.path) {
      (app: AppScope, environments: [Environment<Profile>]) in
      app.stack("Shop") { scope in
        Resource(
          "Thing", type: "Acme::Test::Thing", in: scope,
          properties: ["Tasks": .value(IntegerValue.literal(environments[0].profile.tasks))])
      }
    }
    let template = try system.templates(committed: ["production"])["Shop"]
    #expect(template?.resource("Thing")?.json["Properties"]?["Tasks"] == 3)
  }
}
