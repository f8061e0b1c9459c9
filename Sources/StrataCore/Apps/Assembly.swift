package import StrataJSON

/// What a synthesis makes: the templates of an app.
public struct Assembly: Sendable {
  /// The app's name.
  public let app: String

  /// The stacks in the order in which they can be deployed.
  public let stacks: [StackArtifact]

  /// Findings that don't stop a deployment, sorted by place.
  public let warnings: [Diagnostic]

  /// The stack of a name, if there is one.
  public subscript(name: String) -> StackArtifact? {
    stacks.first { $0.name == name }
  }
}

/// A stack as it was synthesized.
public struct StackArtifact: Sendable {
  /// The stack's name.
  public let name: String

  /// The template.
  public let template: Template

  /// The bytes of the template's file.
  public let bytes: [UInt8]

  /// The account and region the stack is meant for, or nil for anywhere.
  public let env: StackEnvironment?

  /// The environments that have parts in the stack, such as `dev` and `prod`, in the order of declaration.
  public let environments: [String]

  /// The parameters that belong to an environment, in the order of declaration.
  public let environmentParameters: [EnvironmentValue]

  /// The outputs that belong to an environment, in the order of declaration.
  public let environmentOutputs: [EnvironmentValue]

  /// The tags of the stack whose values are known now, by key; those of its app are among them.
  public let tags: [String: String]

  /// The names of the stacks that this one uses directly, in the order of deployment.
  public let dependencies: [String]

  /// What CloudFormation wants to have acknowledged before it deploys the stack.
  public let capabilities: [Capability]

  /// Which construct and line each resource comes from, sorted by logical id.
  public let origins: [Origin]

  /// The name of the template's file, such as `Orders.template.json`.
  public var fileName: String { "\(name).template.json" }
}

extension StackArtifact {
  /// The construct, the property and the line that a place in the template comes from.
  ///
  /// - Parameter pointer: The tokens of a place in the template.
  /// - Returns: The construct's path, the rest of the place, and the line of the construct where there is one.
  package func place(of pointer: [String]) -> (path: String, property: String, site: CallSite?) {
    guard pointer.count > 1, pointer[0] == "Resources",
      let origin = origins.first(where: { $0.logicalID == pointer[1] })
    else { return (name, pointer.joined(separator: "/"), nil) }
    return (origin.path.description, pointer.dropFirst(2).joined(separator: "/"), origin.site)
  }
}

extension Assembly {
  /// The same stacks with other templates, by the names of those that have another.
  ///
  /// - Throws: If a template has a number that JSON has no form for.
  package func replacing(templates: [String: Template]) throws(JSONWritingError) -> Assembly {
    let stacks = try self.stacks.map { stack throws(JSONWritingError) in
      guard let template = templates[stack.name] else { return stack }
      return StackArtifact(
        name: stack.name, template: template, bytes: try template.bytes(), env: stack.env,
        environments: stack.environments, environmentParameters: stack.environmentParameters,
        environmentOutputs: stack.environmentOutputs, tags: stack.tags, dependencies: stack.dependencies,
        capabilities: stack.capabilities, origins: stack.origins)
    }
    return Assembly(app: app, stacks: stacks, warnings: warnings)
  }
}

/// Where a resource of a template comes from.
public struct Origin: Sendable, Hashable {
  /// The resource's logical id.
  public let logicalID: String
  /// The construct, as in `Orders/Jobs`.
  public let path: ConstructPath
  /// The line that declared it.
  public let site: CallSite

  /// Two origins are the same if they have one logical id, path and line.
  public static func == (left: Origin, right: Origin) -> Bool {
    left.logicalID == right.logicalID && left.site == right.site && left.path.description == right.path.description
  }

  /// Hashes the logical id and the line.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(logicalID)
    hasher.combine(site)
  }
}
