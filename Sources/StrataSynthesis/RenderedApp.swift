package import StrataFindings
package import StrataJSON
package import StrataLanguage
package import StrataTemplate

/// What is known of an app when all its templates are rendered, beside them.
package struct RenderedApp: Sendable {
  package let name: String
  /// The indexes of the stacks in the order in which they can be deployed.
  package let order: [Int]
  /// The names of the stacks that each one uses directly, in the order of deployment, by its index.
  package let dependencies: [[String]]
  /// Mistakes and warnings that no template shows, sorted by place.
  package let findings: [Finding]
  /// The lines of constructs that said themselves what is wrong with them.
  package let mistakenSites: Set<CallSite>

  package init(
    name: String, order: [Int], dependencies: [[String]], findings: [Finding] = [], mistakenSites: Set<CallSite> = []
  ) {
    self.name = name
    self.order = order
    self.dependencies = dependencies
    self.findings = findings
    self.mistakenSites = mistakenSites
  }
}

/// A stack's template with what is known of it beside.
package struct RenderedStack: Sendable {
  /// The stack's place in the order of declaration.
  package let index: Int
  package let name: String
  package let template: Template
  package let env: StackEnvironment?
  /// The environment that the whole stack belongs to; nil for one that is shared, or of none.
  package let environment: String?
  package let environments: [String]
  package let environmentParameters: [EnvironmentValue]
  package let environmentOutputs: [EnvironmentValue]
  package let tags: [String: String]
  package let capabilities: [Capability]
  package let packages: [PackageUse]
  /// The templates that it has beside its own, outer ones first, in the order of declaration.
  package let nested: [RenderedNested]
  package let origins: Origins
  /// The policies beyond which its roles may do nothing, by the ARNs that roles name them by.
  package let boundaries: [String: JSONValue]
}

extension RenderedStack {
  /// The same stack with another template.
  package func replacing(_ template: Template) -> RenderedStack {
    RenderedStack(
      index: index, name: name, template: template, env: env, environment: environment, environments: environments,
      environmentParameters: environmentParameters, environmentOutputs: environmentOutputs, tags: tags,
      capabilities: capabilities, packages: packages, nested: nested, origins: origins, boundaries: boundaries)
  }

  /// The same stack with the templates that it has beside its own, whose needs are its own as well.
  func having(_ nested: [RenderedNested]) -> RenderedStack {
    let deployed = nested.filter { !$0.isDetached }.map(\.stack)
    return RenderedStack(
      index: index, name: name, template: template, env: env, environment: environment, environments: environments,
      environmentParameters: environmentParameters, environmentOutputs: environmentOutputs, tags: tags,
      capabilities: ([self] + deployed).map(\.capabilities).joinedNeeds,
      packages: packages + nested.flatMap(\.stack.packages), nested: nested, origins: origins, boundaries: boundaries)
  }

  /// A stack that was nested in this one when that was deployed before.
  ///
  /// - Parameters:
  ///   - path: The logical ids that lead to it, joined by slashes.
  ///   - template: Its template.
  ///   - environment: The environment in whose bucket that is; nil for a bucket that a parameter names.
  /// - Returns: The stack, of which no line is known.
  package func nested(at path: String, _ template: Template, in environment: String?) -> RenderedStack {
    RenderedStack(
      index: index, name: "\(name).\(path.replacing("/", with: "."))", template: template, env: env,
      environment: environment, environments: environment.map { [$0] } ?? [], environmentParameters: [],
      environmentOutputs: [], tags: [:], capabilities: [], packages: [], nested: [],
      origins: Origins(stack: origins.stack, resources: [], others: [:], values: [:]), boundaries: boundaries)
  }

  /// The same stack with a template and tags that were deployed before, which needs what those need, and no package to be
  /// made.
  package func goingBack(
    to template: Template, _ tags: [String: String], needing capabilities: [Capability]
  ) -> RenderedStack {
    RenderedStack(
      index: index, name: name, template: template, env: env, environment: environment, environments: environments,
      environmentParameters: environmentParameters, environmentOutputs: environmentOutputs, tags: tags,
      capabilities: capabilities, packages: [], nested: [], origins: origins, boundaries: boundaries)
  }
}

extension [[Capability]] {
  /// The capabilities that a stack needs for several templates; named IAM includes plain IAM.
  package var joinedNeeds: [Capability] {
    let wanted = Set(joined())
    return Capability.allCases.filter { wanted.contains($0) && !($0 == .iam && wanted.contains(.namedIAM)) }
  }
}
