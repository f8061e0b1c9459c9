import Foundation
import StrataIsolation
import StrataJSON
import StrataTemplate

/// The templates of this repository's systems, as worlds.
enum SynthesizedSystems {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "templates")

  /// A stack of a system, as its manifest and its template say.
  struct Stack {
    let name: String
    /// The environment that all of it belongs to, if there's one.
    let environment: String?
    /// The environments that have something in it.
    let environments: [String]
    let account: String?
    let region: String?
    let file: String
    var template: JSONValue

    /// The stack as one of those that are looked at together.
    var isolated: IsolatedStack {
      IsolatedStack(
        name: name, environment: environment, contents: TemplateContents(template), account: account, region: region,
        file: file)
    }
  }

  /// The stacks of a system.
  ///
  /// - Parameter system: The system's name.
  /// - Returns: The stacks, in the manifest's order.
  /// - Throws: If a file can't be read.
  static func stacks(_ system: String) throws -> [Stack] {
    func json(_ name: String) throws -> JSONValue {
      try JSONValue(parsing: Array(Data(contentsOf: folder.appending(path: "\(system)/\(name)"))))
    }
    return try (json("manifest.json")["stacks"]?.array ?? []).compactMap { stack in
      guard let name = stack["name"]?.string, let file = stack["template"]?.string else { return nil }
      return Stack(
        name: name, environment: stack["environment"]?.string,
        environments: stack["environments"]?.array?.compactMap(\.string) ?? [], account: stack["account"]?.string,
        region: stack["region"]?.string, file: file, template: try json(file))
    }
  }

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
    var environments: [String] = []
    let stacks = try stacks(system).map { stack -> IsolatedStack in
      for environment in stack.environments where !environments.contains(environment) {
        environments.append(environment)
      }
      var stack = stack
      let all = (stack.template["Resources"]?.object ?? [:]) + (resources[stack.name] ?? [:])
      let outputs = (exports[stack.name] ?? []).map { id -> (String, JSONValue) in
        ("Exported\(id)", ["Value": ["Ref": .string(id)], "Export": ["Name": .string("\(stack.name)/\(id)")]])
      }
      stack.template = .object(
        (stack.template.object ?? [:]) + [
          "Resources": .object(all),
          "Outputs": .object((stack.template["Outputs"]?.object ?? [:]) + JSONObject(outputs)),
        ])
      return stack.isolated
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
