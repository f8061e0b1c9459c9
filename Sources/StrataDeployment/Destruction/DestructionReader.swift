import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import StrataText

/// Finds out what an environment consists of; nothing is changed.
struct DestructionReader {
  let target: DeploymentTarget
  let aws: AwsClient

  /// A stack in which the environment may be.
  struct Candidate {
    let name: String
    /// The stack as synthesized; nil for one that only the record knows.
    let artifact: StackArtifact?
    /// The region that it's in; nil for the one that `aws` is set to.
    let region: String?
  }

  private var environment: String { target.environment.name }

  /// The stacks in which the environment may be, in the order of deployment: by its templates and by its record.
  func candidates() throws -> [Candidate] {
    let recorded = try target.store.deployments(of: [environment]).stackNames(of: environment)
    let artifacts: [StackArtifact]
    do {
      // What is another's as a whole isn't even asked about.
      artifacts = try target.stacks().filter { $0.environment == nil || $0.environment == environment }
    } catch {
      // Who has deleted the profile can still delete what was made with it.
      if recorded.isEmpty { throw error }
      artifacts = []
    }
    // The bucket for templates came before what was deployed by it.
    let own = artifacts.filter { $0.environments.contains(environment) }.map { $0.env?.region }
    var regions: [String?] = []
    for region in own where !regions.contains(region) { regions.append(region) }
    let name = ArtifactsName.stack(of: environment, in: target.system.name)
    let known = Set(artifacts.map(\.name) + [name])
    return (regions.isEmpty ? [nil] : regions).map { Candidate(name: name, artifact: nil, region: $0) }
      + artifacts.map { Candidate(name: $0.name, artifact: $0, region: $0.env?.region) }
      + recorded.filter { !known.contains($0) }.map { Candidate(name: $0, artifact: nil, region: nil) }
  }

  func plan() throws -> DestructionPlan {
    var plan = DestructionPlan(environment)
    var doomed: [(stack: StackDescription, aws: AwsClient)] = []
    // What uses others was deployed after them, and goes before them.
    for candidate in try candidates().reversed() {
      let aws = aws.working(in: candidate.region)
      guard let stack = try StackDescription.find(candidate.name, aws) else { continue }
      if stack.status == "REVIEW_IN_PROGRESS" || stack.status == "DELETE_COMPLETE" { continue }
      let template = try template(of: stack, aws)
      let environments = TemplateEnvironments(template).names
      guard environments.contains(environment) else {
        if environments.isEmpty, candidate.artifact?.environments == [environment] { refuse(stack, in: &plan) }
        if environments.isEmpty, candidate.artifact?.environments == [] {
          plan.notes.append("\(stack.name) belongs to no environment, and stays")
        }
        continue
      }
      guard environments == [environment] else {
        plan.shared.append(.init(name: stack.name, others: environments.filter { $0 != environment }))
        continue
      }
      let resources = try resources(of: stack, template, candidate.artifact, aws)
      plan.stacks.append(
        DoomedStack(
          name: stack.name, id: stack.id, region: candidate.region, resources: resources, status: stack.status,
          changed: stack.changed))
      doomed.append((stack, aws))
      check(stack, meantFor: candidate.artifact?.env?.account, in: &plan)
      check(resources, aws, in: &plan)
    }
    let names = Set(doomed.map(\.stack.name))
    for (stack, aws) in doomed { try checkImports(of: stack, goingWith: names, aws, in: &plan) }
    return plan
  }

  // MARK: Reading

  private func template(of stack: StackDescription, _ aws: AwsClient) throws -> Template {
    try template(of: stack.id, stack.name, aws)
  }

  private func template(of id: String, _ name: String, _ aws: AwsClient) throws -> Template {
    let answer = try aws.repeating("cloudformation", "get-template", ["--stack-name", id])
    guard let body = answer["TemplateBody"] else {
      throw DeploymentError(
        "CloudFormation didn't give the template of \(name), which tells whose its resources are")
    }
    let json = body.string.flatMap { try? JSONValue(parsing: $0) } ?? body
    guard json.object != nil else {
      throw DeploymentError("the template of \(name) can't be read, and it tells whose its resources are")
    }
    return Template(json)
  }

  private func resources(
    of stack: StackDescription, _ template: Template, _ artifact: StackArtifact?, _ aws: AwsClient
  ) throws -> [DoomedResource] {
    let paths = artifact.map { TemplatePlaces($0, relativeTo: nil) }
    return try resources(of: (stack.id, stack.name), template, aws) { paths?[$0]?.construct }
      .sorted { $0.logicalID < $1.logicalID }
  }

  /// The resources of a stack, and of those that are nested in it.
  ///
  /// - Parameters:
  ///   - stack: The stack's id and name.
  ///   - template: Its template.
  ///   - aws: The client that is asked.
  ///   - path: The logical ids that lead to it, with a slash behind; none for a stack that is nested in no other.
  ///   - isKept: Whether it stays; false unless given.
  ///   - construct: Tells the construct of a resource.
  /// - Returns: The resources, each once.
  /// - Throws: The reason why they aren't known.
  private func resources(
    of stack: (id: String, name: String), _ template: Template, _ aws: AwsClient, below path: String = "",
    isKept: Bool = false, construct: (String) -> String?
  ) throws -> [DoomedResource] {
    let answer = try aws.repeating("cloudformation", "list-stack-resources", ["--stack-name", stack.id])
    guard let entries = answer["StackResourceSummaries"]?.array else {
      throw DeploymentError("CloudFormation didn't list the resources of \(stack.name)")
    }
    return try entries.flatMap { entry -> [DoomedResource] in
      guard
        let resource = DoomedResource(
          entry, in: template, construct: construct(path + (entry["LogicalResourceId"]?.string ?? "")), below: path,
          isKept: isKept)
      else { return [] }
      guard resource.type == StackClient.nestedType, let name = StackARN(resource.physicalID)?.stack else {
        return [resource]
      }
      let nested = try self.template(of: resource.physicalID, name, aws)
      return [resource]
        + (try resources(
          of: (resource.physicalID, name), nested, aws, below: resource.logicalID + "/",
          isKept: resource.fate == .kept, construct: construct))
    }
  }

  // MARK: Obstacles

  private func refuse(_ stack: StackDescription, in plan: inout DestructionPlan) {
    plan.add(
      obstacle: "the deployed template of \(stack.name) doesn't say which environments are in it",
      hint: "deploy \(environment) once with this version, which writes it there", isGrave: true)
  }

  private func check(_ stack: StackDescription, meantFor account: String?, in plan: inout DestructionPlan) {
    if let account, let actual = stack.account, account != actual {
      plan.add(
        obstacle: "\(stack.name) is in the account \(actual), and \(environment) is meant for \(account)",
        hint: "let aws connect to the account \(account)", isGrave: true)
    }
    if stack.isProtected {
      plan.add(
        obstacle: "\(stack.name) is protected against being deleted",
        hint: "take the protection off: aws cloudformation update-termination-protection "
          + "--no-enable-termination-protection --stack-name \(stack.name)", isGrave: true)
    }
    if stack.status.hasSuffix("_IN_PROGRESS"), stack.status != "DELETE_IN_PROGRESS" {
      plan.add(
        obstacle: "\(stack.name) is being changed: its status is \(stack.status)",
        hint: "wait for the end, then destroy it")
    }
  }

  private func check(
    _ resources: [DoomedResource], _ aws: AwsClient, in plan: inout DestructionPlan
  ) {
    let contents = StackContents(aws: aws)
    for resource in resources {
      let thing = resource.type == "AWS::S3::Bucket" ? "bucket" : "repository"
      switch contents.answer(resource) {
      case .full where thing == "bucket":
        plan.add(
          obstacle: "the bucket \(resource.physicalID) (\(resource.logicalID)) has objects or old versions in it",
          hint: "empty it: aws s3 rm s3://\(resource.physicalID) --recursive; old versions of objects go by "
            + "aws s3api delete-objects")
      case .full:
        plan.add(
          obstacle: "the repository \(resource.physicalID) (\(resource.logicalID)) has images in it",
          hint: "delete it with them: aws ecr delete-repository --force --repository-name \(resource.physicalID)")
      case .unknown(let reason):
        plan.notes.append(
          "whether something is in the \(thing) \(resource.physicalID) isn't known, and it can be deleted only if it's "
            + "empty: \(reason)")
      case .empty, nil: break
      }
    }
  }

  /// Refuses what other stacks use, which CloudFormation would refuse in the middle.
  private func checkImports(
    of stack: StackDescription, goingWith names: Set<String>, _ aws: AwsClient, in plan: inout DestructionPlan
  ) throws {
    for export in stack.exports {
      let users = try imports(of: export, aws).filter { !names.contains($0) }
      if users.isEmpty { continue }
      plan.add(
        obstacle: "\(Self.list(users)) \(users.count == 1 ? "uses" : "use") the export \(export) of \(stack.name)",
        hint: "delete \(Self.list(users)) first, or deploy it without what it uses", isGrave: true)
    }
  }

  private func imports(of export: String, _ aws: AwsClient) throws -> [String] {
    do {
      let answer = try aws.repeating("cloudformation", "list-imports", ["--export-name", export])
      guard let names = answer["Imports"]?.array else {
        throw DeploymentError("CloudFormation didn't say who uses the export \(export)")
      }
      return names.compactMap(\.string).sorted()
    } catch let failure as AwsClient.Failure
      where failure.code == "ValidationError" && failure.message.contains("is not imported by any stack")
    {
      return []
    }
  }

  private static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
