import Foundation
import StrataIsolation
import StrataJSON
import StrataTemplate

/// The templates of this repository's systems, as worlds.
enum SynthesizedSystems {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  /// The world of a system's templates, with some resources more or changed.
  ///
  /// - Parameters:
  ///   - system: The system's name.
  ///   - resources: The resources by stack, each in the place of one that has its logical id; none unless given.
  ///   - exports: What stacks also export by `Ref`, each under the stack's name, a slash and the logical id; nothing unless
  ///     given.
  /// - Returns: The world.
  /// - Throws: If a file can't be read.
  static func world(
    _ system: String, adding resources: [String: JSONObject] = [:], exporting exports: [String: [String]] = [:]
  ) throws -> IsolationWorld {
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
      let all = (template["Resources"]?.object ?? [:]) + (resources[name] ?? [:])
      let outputs = (exports[name] ?? []).map { id -> (String, JSONValue) in
        ("Exported\(id)", ["Value": ["Ref": .string(id)], "Export": ["Name": .string("\(name)/\(id)")]])
      }
      template = .object(
        (template.object ?? [:]) + [
          "Resources": .object(all), "Outputs": .object((template["Outputs"]?.object ?? [:]) + JSONObject(outputs)),
        ])
      stacks.append(
        IsolatedStack(
          name: name, environment: stack["environment"]?.string, contents: TemplateContents(template),
          account: stack["account"]?.string, region: stack["region"]?.string, file: file))
    }
    return IsolationWorld(environments: environments, stacks: stacks)
  }

  /// All candidates between all environments of a world, but those that are closed, as lines.
  static func findings(_ world: IsolationWorld) -> [String] {
    let (network, data, names) = (NetworkProver(world), DataEdgeProver(world), NameProver(world))
    var lines: [String] = []
    for from in world.environments.indices {
      for to in world.environments.indices where from != to {
        let candidates =
          network.candidates(from: from, to: to) + data.candidates(from: from, to: to)
          + names.candidates(from: from, to: to)
        for candidate in candidates {
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
