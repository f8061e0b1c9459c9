import Foundation
import StrataIsolation
import StrataJSON
import StrataTemplate

/// The templates of this repository's systems, as worlds.
enum SynthesizedSystems {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  /// The world of a system's templates, after a change to each.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - change: What is done to the template of a stack before; nothing unless given.
  /// - Returns: The world.
  /// - Throws: If a file can't be read.
  static func world(_ system: String, _ change: (String, inout JSONObject) -> Void = { _, _ in }) throws
    -> IsolationWorld
  {
    func json(_ name: String) throws -> JSONValue {
      try JSONValue(parsing: Array(Data(contentsOf: folder.appending(path: "\(system)/\(name)"))))
    }
    var environments: [String] = []
    var stacks: [IsolatedStack] = []
    for stack in try json("manifest.json")["stacks"]?.array ?? [] {
      guard let name = stack["name"]?.string, let file = stack["template"]?.string else { continue }
      for environment in stack["environments"]?.array?.compactMap(\.string) ?? []
      where !environments.contains(environment) {
        environments.append(environment)
      }
      var template = try json(file)
      var resources = template["Resources"]?.object ?? [:]
      change(name, &resources)
      template = .object((template.object ?? [:]) + ["Resources": .object(resources)])
      stacks.append(
        IsolatedStack(
          name: name, environment: stack["environment"]?.string, contents: TemplateContents(template),
          account: stack["account"]?.string, region: stack["region"]?.string, file: file))
    }
    return IsolationWorld(environments: environments, stacks: stacks)
  }

  /// All candidates between all environments of a world, but those that are closed, as lines.
  static func findings(_ world: IsolationWorld) -> [String] {
    let (network, data) = (NetworkProver(world), DataEdgeProver(world))
    var lines: [String] = []
    for from in world.environments.indices {
      for to in world.environments.indices where from != to {
        for candidate in network.candidates(from: from, to: to) + data.candidates(from: from, to: to) {
          if case .closed = candidate.verdict { continue }
          lines.append(
            "\(world.environments[from]) → \(world.environments[to]) \(candidate.kind) \(candidate.word): \(candidate.sentence)"
          )
        }
      }
    }
    return lines
  }
}
