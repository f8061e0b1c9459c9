import StrataEnvironments
import StrataJSON
import StrataPipeline
import StrataReleases
import StrataTemplate
import StrataText

/// Existing resources on their way into the stacks of an environment.
///
/// CloudFormation takes no other change beside an import, so that each stack keeps the template that it has, with the imported
/// resources and what they need; outputs, tags and other changes come with the next deployment.
package struct EnvironmentImport {
  /// The resources, in the order of stacks and templates.
  package let resources: [ImportedResource]
  private let artifacts: [StackArtifact]
  private let imports: [String: StackImport]

  /// Finds out what is imported.
  ///
  /// - Parameters:
  ///   - deployment: A deployment to the environment.
  ///   - request: The things that who imports says of existing resources.
  ///   - settings: What the deployment is given.
  /// - Throws: ``DeploymentError`` where a resource can't be imported or isn't known, grave where it's another
  ///   environment's or another stack's.
  package init(
    of deployment: EnvironmentDeployment, _ request: ImportRequest, _ settings: EnvironmentDeployment.Settings
  ) throws {
    let (environment, target) = (deployment.target.environment.name, deployment.target)
    let stacks = deployment.stacks
    for stack in stacks {
      try Self.check(deployment.deployed[stack.name], of: stack.name, settings.parameters.keys.sorted())
    }
    let selection = ImportSelection(environment: environment, stacks: stacks, deployed: deployment.deployed)
    let chosen = try selection.choose(by: request)
    var readers: [String: IdentifierReader] = [:]
    for stack in stacks where chosen.imported.contains(where: { $0.stack == stack.name }) {
      let deployed = deployment.deployed[stack.name]
      readers[stack.name] = IdentifierReader(
        stack, deployed: deployed, environment: environment, given: settings.parameters,
        physicalIDs: try Self.physicalIDs(of: stack, deployed, deployment.aws))
    }
    let places = stacks.map { ($0.name, TemplatePlaces($0, relativeTo: settings.directory)) }
    let identification = ImportIdentification(
      selection: chosen, stacks: stacks, readers: readers,
      places: Dictionary(places) { first, _ in first })
    let identifiers = try identification.identify()
    var (resources, artifacts): ([ImportedResource], [StackArtifact]) = ([], [])
    var imports: [String: StackImport] = [:]
    for stack in stacks {
      let ids = chosen.imported.filter { $0.stack == stack.name }.map(\.logicalID)
      if ids.isEmpty { continue }
      let deployed = deployment.deployed[stack.name]
      try Self.checkExports(ids, of: stack, deployment.deployed)
      let template = try Self.template(ids, of: stack, deployed)
      let imported = ids.map { id in
        let candidate = ImportSelection.Candidate(stack: stack.name, logicalID: id)
        return ImportedResource(
          stack: stack.name, logicalID: id, type: identification.type(of: candidate),
          identifier: identifiers[candidate] ?? [:], getsPolicy: template.withoutPolicy.contains(id))
      }
      resources += imported
      artifacts.append(
        stack.goingBack(to: template.template, bytes: LiveStack.bytes(of: template.template), tags: [:]))
      imports[stack.name] = StackImport(
        resources: imported, remainder: Self.remainder(after: template.template, stack, deployed),
        folder: target.store.profiles.directory)
    }
    try ImportGuard(
      stacks: try target.stacks(), aws: deployment.aws, follower: deployment.follower
    ).check(resources)
    (self.resources, self.artifacts, self.imports) = (resources, artifacts, imports)
  }

  /// Makes a deployment carry the import out, and its record say so.
  ///
  /// - Parameters:
  ///   - deployment: The deployment that it was made of.
  ///   - settings: What the deployment is given.
  package func prepare(_ deployment: inout EnvironmentDeployment, _ settings: inout EnvironmentDeployment.Settings) {
    deployment.kind = .resourceImport
    deployment.goBack(
      to: artifacts,
      of: deployment.release.map { _ in
        .none(RecordedRelease.Absence("resources were imported, and the rest comes with the next deployment"))
      })
    settings.imports = imports
    let resources = resources
    deployment.judging = { _ in ImportRequest.basis(of: resources) }
  }

  /// Refuses a stack that nothing can be added to.
  private static func check(
    _ deployed: DeployedStack?, of name: String, _ parameters: [String]
  ) throws(DeploymentError) {
    guard let deployed else { return }
    if let obstacle = deployed.status.obstacle(of: name) { throw obstacle }
    if let parameter = parameters.first(where: { deployed.parameters[$0] != nil }) {
      throw DeploymentError(
        "the parameter \(parameter) keeps the value that \(name) has, since an import changes nothing else",
        hint: "leave it out, and give it with the next deployment")
    }
    guard deployed.template.json.object == nil else { return }
    throw DeploymentError(
      "the template that \(name) has isn't JSON, so that nothing can be added to it",
      hint: "deploy it once without --import, or import with a template of its own form")
  }

  /// The values of `Ref` to the resources that a stack has, where a new one's identifier may need them.
  private static func physicalIDs(
    of stack: StackArtifact, _ deployed: DeployedStack?, _ aws: AwsClient
  ) throws -> [String: String] {
    guard let deployed else { return [:] }
    let client = StackClient(name: stack.name, aws: aws.working(in: stack.env?.region), id: deployed.id)
    let pairs = try client.resources().compactMap { resource -> (String, String)? in
      guard let id = resource["LogicalResourceId"]?.string, let value = resource["PhysicalResourceId"]?.string else {
        return nil
      }
      return (id, value)
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func template(
    _ ids: [String], of stack: StackArtifact, _ deployed: DeployedStack?
  ) throws(DeploymentError) -> ImportTemplate {
    do throws(ImportTemplate.Dangling) {
      return try ImportTemplate(ids, of: stack.template, addedTo: deployed?.template)
    } catch {
      throw DeploymentError(
        "\(error.resource) of \(stack.name) uses \(error.target), which is neither in the stack nor imported",
        hint: "import \(error.target) as well, or leave both for the next deployment: --skip \(error.resource)")
    }
  }

  /// Refuses resources that use what a new stack exports: an import brings no outputs.
  private static func checkExports(
    _ ids: [String], of stack: StackArtifact, _ deployed: [String: DeployedStack]
  ) throws(DeploymentError) {
    guard let other = stack.dependencies.first(where: { deployed[$0] == nil }) else { return }
    let user = ids.first { id in
      let text = try? stack.template.resources[id]?.text(layout: .compact)
      return text?.contains(bytesOf: "\"Fn::ImportValue\"") == true
    }
    guard let user else { return }
    throw DeploymentError(
      "\(user) of \(stack.name) uses what another stack exports, and \(other) isn't deployed yet: an import brings no "
        + "outputs",
      hint: "import and deploy \(other) first, and leave this for then: --skip \(stack.name)/\(user)")
  }

  /// What the next deployment brings, in words.
  private static func remainder(
    after template: Template, _ stack: StackArtifact, _ deployed: DeployedStack?
  ) -> [String] {
    let (present, wanted) = (template.resources, stack.template.resources)
    let new = wanted.keys.filter { present[$0] == nil }
    let gone = present.keys.filter { wanted[$0] == nil }
    let changed = wanted.keys.filter { id in
      deployed?.template.resources[id].map { $0 != wanted[id] } ?? false
    }
    let outputs = stack.template.outputs.filter { template.outputs[$0.key] != $0.value }.map(\.key)
    var parts: [String] = []
    for (verb, names) in [("new", new), ("changed", changed), ("removed", gone), ("outputs", outputs)]
    where !names.isEmpty {
      let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
      parts.append("\(verb) \(names.prefix(5).joined(separator: ", "))\(rest)")
    }
    if deployed == nil, !stack.tags.isEmpty { parts.append("tags \(stack.tags.keys.sorted().joined(separator: ", "))") }
    return parts
  }
}
