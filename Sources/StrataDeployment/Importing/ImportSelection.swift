import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import StrataText

/// Finds out which resources of an environment's stacks are new, and which of them are to be imported.
struct ImportSelection {
  /// A resource of a stack.
  struct Candidate: Hashable {
    let stack: String
    let logicalID: String

    /// The way to name it where others have its logical id.
    var fullName: String { "\(stack)/\(logicalID)" }
  }

  let environment: String
  let stacks: [StackArtifact]
  let deployed: [String: DeployedStack]

  /// What there is to import.
  struct Result {
    /// The resources, by the order of stacks and templates.
    var imported: [Candidate] = []
    /// What is given of each by which it's known.
    var given: [Candidate: ImportRequest.Identification] = [:]
    /// The new resources that are left for the next deployment.
    var left: [Candidate] = []
    /// Whether all of it was looked at before, when a plan was made of it.
    var isPlanned = false
  }

  /// Chooses by a request.
  ///
  /// - Parameter request: The request.
  /// - Returns: What there is to import, which is something.
  /// - Throws: ``DeploymentError`` where something else is named than a new resource, grave where that is another
  ///   environment's; or where there is nothing to import.
  func choose(by request: ImportRequest) throws(DeploymentError) -> Result {
    var result = Result(isPlanned: request.isComplete)
    for identification in request.identifications {
      let candidate = try find(identification.name)
      if let before = result.given.updateValue(identification, forKey: candidate) {
        throw DeploymentError(
          "\(before.name) and \(identification.name) are the same resource, and each is given an identifier",
          hint: "say once which existing resource it is")
      }
    }
    var skipped: Set<Candidate> = []
    for name in request.skipped {
      let candidate = try find(name)
      if result.given[candidate] != nil {
        throw DeploymentError(
          "\(name) is given an identifier, and is to be skipped at the same time", hint: "say one of both")
      }
      skipped.insert(candidate)
    }
    for artifact in stacks {
      let environments = TemplateEnvironments(artifact.template)
      for id in artifact.template.resources.keys where !isDeployed(id, in: artifact.name) {
        let candidate = Candidate(stack: artifact.name, logicalID: id)
        let isForeign = environments.environment(of: id).map { $0 != environment } ?? false
        let isWanted = request.isComplete ? result.given[candidate] != nil : !skipped.contains(candidate)
        if isForeign || !isWanted { result.left.append(candidate) } else { result.imported.append(candidate) }
      }
    }
    if result.imported.isEmpty { throw nothing(isSkipped: !skipped.isEmpty) }
    return result
  }

  private func nothing(isSkipped: Bool) -> DeploymentError {
    DeploymentError(
      "there is nothing to import: "
        + (isSkipped
          ? "every new resource is skipped" : "the stacks of \(environment) have all their resources already"),
      hint: isSkipped ? nil : "deploy without --import")
  }

  private func isDeployed(_ id: String, in stack: String) -> Bool {
    deployed[stack]?.template.resources[id] != nil
  }

  /// The new resource of a name.
  private func find(_ name: String) throws(DeploymentError) -> Candidate {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (stack, id) = parts.count == 2 ? (parts[0], parts[1]) : (nil, name)
    let found = stacks.filter { (stack == nil || $0.name == stack) && $0.template.resources[id] != nil }
    guard let artifact = found.first else { throw unknown(name, stack) }
    if found.count > 1 {
      let names = found.map { Candidate(stack: $0.name, logicalID: id).fullName }
      throw DeploymentError(
        "\(id) is in \(found.map(\.name).joined(separator: " and "))",
        hint: "say which: "
          + names.joined(separator: " or "))
    }
    if isDeployed(id, in: artifact.name) {
      throw DeploymentError(
        "\(id) is in the stack \(artifact.name) already", hint: "an import takes resources that are in no stack yet")
    }
    if let owner = TemplateEnvironments(artifact.template).environment(of: id), owner != environment {
      throw DeploymentError(
        "\(id) is of \(owner), and something is to be imported for \(environment)",
        hint: "import it for that: deploy --import -e \(owner)", isGrave: true)
    }
    return Candidate(stack: artifact.name, logicalID: id)
  }

  private func unknown(_ name: String, _ stack: String?) -> DeploymentError {
    let known = stacks.flatMap { artifact in
      artifact.template.resources.keys.filter { !isDeployed($0, in: artifact.name) }.map { id in
        stack == nil ? id : Candidate(stack: artifact.name, logicalID: id).fullName
      }
    }
    return DeploymentError(
      "there is no resource \(displayable(name)) in \(stacks.map(\.name).joined(separator: ", "))",
      hint: Suggestion.hint(for: name, in: known) ?? "name it by its logical id in the template")
  }
}
