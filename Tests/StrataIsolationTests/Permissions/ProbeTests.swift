import Foundation
import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct ProbeTests {
  static func world(_ system: String) throws -> IsolationWorld {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../templates/\(system)")
    let manifest = try JSONValue(parsing: [UInt8](Data(contentsOf: folder.appending(path: "manifest.json"))))
    var environments: [String] = []
    let stacks = try (manifest["stacks"]?.array ?? []).map { stack in
      let name = stack["name"]?.string ?? ""
      let contents = TemplateContents(
        try JSONValue(parsing: [UInt8](Data(contentsOf: folder.appending(path: stack["template"]?.string ?? "")))))
      for e in stack["environments"]?.array?.compactMap(\.string) ?? [] where !environments.contains(e) {
        environments.append(e)
      }
      return IsolatedStack(
        name: name, environment: stack["environment"]?.string, contents: contents, account: stack["account"]?.string,
        region: stack["region"]?.string)
    }
    return IsolationWorld(environments: environments, stacks: stacks)
  }

  @Test(arguments: ["mht-api", "smartstack", "soundbite", "benchling-webhook"]) func probe(_ system: String) throws {
    let start = ContinuousClock.now
    let world = try Self.world(system)
    let loaded = ContinuousClock.now
    let prover = PermissionProver(world)
    let made = ContinuousClock.now
    print(system, world.environments, world.resources.count, "load", loaded - start, "init", made - loaded)
    for from in world.environments.indices {
      for to in world.environments.indices where from != to {
        let begin = ContinuousClock.now
        let c = prover.candidates(from: from, to: to)
        let time = ContinuousClock.now - begin
        var (closed, open, undecided) = (0, [String](), [String]())
        for x in c {
          switch x.verdict {
          case .closed: closed += 1
          case .open(let w): open.append(w.words)
          case .undecided(let u): undecided.append(u.reason + " | " + u.remedy)
          }
        }
        print(
          "==", system, world.environments[from], "->", world.environments[to], "closed", closed, "open", open.count,
          "undecided", undecided.count, time)
        if from == 0 || system == "soundbite" {
          for w in open.prefix(30) { print("   OPEN", w) }
          for w in undecided.prefix(30) { print("   ??", w) }
        }
      }
      if from == 0 { print("reads", Set(prover.accountWideReads(of: from).map(\.action)).sorted().prefix(20)) }
    }
  }
}
