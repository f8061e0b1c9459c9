import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

/// One stack on its way to CloudFormation, by a change set that is looked at before it's carried out.
struct StackDeployment {
  let artifact: StackArtifact
  let environment: String
  let deployed: DeployedStack?
  let aws: AwsClient
  let places: TemplatePlaces
  let patience: Patience
  let parameters: ParameterValues
  /// Whether it mustn't be deleted by mistake, since it has something of an environment that the system can't be without.
  let isRequired: Bool
  /// The alarms by which CloudFormation is to take it back; nil where nothing is said of them.
  let triggers: StackTriggers?
  /// The resources that it imports; nil where it's created or updated.
  let imports: StackImport?
  private let templatePath: String
  private let bucket: String?
  /// The stack that has the environment's own bucket, where there may be one.
  private let artifactsStack: String?

  /// Takes a stack, and what only who deploys can know.
  init(
    _ artifact: StackArtifact, of environment: String, deployed: DeployedStack?, path: String,
    _ settings: EnvironmentDeployment.Settings, _ patience: Patience, artifactsStack: String? = nil,
    isRequired: Bool = false, triggers: StackTriggers? = nil, aws: AwsClient
  ) {
    imports = settings.imports[artifact.name]
    // An import changes nothing that alarms could tell of.
    (self.artifactsStack, self.isRequired) = (artifactsStack, isRequired)
    self.triggers = imports == nil ? triggers : nil
    (self.artifact, self.environment, self.deployed, self.patience) = (artifact, environment, deployed, patience)
    (templatePath, bucket) = (path, settings.bucket)
    parameters = ParameterValues(
      artifact, environment: environment, given: settings.parameters, deployed: deployed,
      recorded: settings.recorded.map { $0[artifact.name] ?? [:] }, keepsValues: imports != nil)
    places = TemplatePlaces(artifact, relativeTo: settings.directory)
    self.aws = aws.working(in: artifact.env?.region).hiding(parameters.hidden + (imports?.hidden ?? []))
  }

  /// Whether it's to be protected, and isn't yet.
  var needsProtection: Bool { isRequired && deployed?.isProtected != true }

  /// A change set, by the ids that CloudFormation gave: names could be another's by now.
  struct Created: Hashable {
    let id: String
    let stackID: String
  }

  /// A change set that can be carried out.
  struct Prepared {
    let created: Created
    let changes: ChangeSet
  }

  var name: String { artifact.name }

  var digest: String { SHA256.hexDigest(of: artifact.bytes) }

  /// Whether the stack has the template and the values already, as far as they're shown.
  var isAsDeployed: Bool {
    guard let deployed, deployed.template.json == artifact.template.json else { return false }
    return parameters.json.allSatisfy { parameter in
      guard let name = parameter["ParameterKey"]?.string, let value = parameter["ParameterValue"]?.string else {
        return true
      }
      return artifact.template.parameters[name]?["NoEcho"]?.isTrue == true || deployed.parameters[name] == value
    }
  }

  func client(_ id: String? = nil) -> StackClient { StackClient(name: name, aws: aws, id: id ?? deployed?.id) }

  // MARK: Making the change set

  /// Refuses what CloudFormation would refuse as well, before anything is made.
  func check() throws(DeploymentError) {
    if let name = parameters.missing.first {
      throw DeploymentError("the parameter \(name) has no value", hint: "give it one: --parameter \(name)=VALUE")
    }
    if let obstacle = deployed?.status.obstacle(of: name) { throw obstacle }
  }

  /// Asks for the change set, of a name that no other run has.
  ///
  /// - Returns: The change set on its way; nil where CloudFormation says at once that nothing changes.
  /// - Throws: The reason why there can't be one.
  func create() throws -> Created? {
    let name = "strata-" + String(UInt64.random(in: .min ... .max), radix: 16)
    let template = try template()
    do {
      guard let imports else {
        return try create(name, deployed == nil ? .created : .updated, template)
      }
      return try imports.withFile { try create(name, .imported(from: $0), template) }
    } catch let failure as AwsClient.Failure {
      if Self.saysNothingChanges(failure.message) { return nil }
      guard failure.mayHaveHappened else { throw failure }
      client().discard(name)
      throw DeploymentError(
        "\(failure), and it isn't known whether the change set \(name) of \(self.name) was made",
        hint: "nothing is deployed; aws cloudformation delete-change-set --stack-name \(self.name) --change-set-name "
          + "\(name) removes it, and deploying again makes another")
    }
  }

  private func create(_ name: String, _ kind: ChangeSetRequest.Kind, _ template: [String]) throws -> Created? {
    let request = ChangeSetRequest(
      artifact, kind, template: template, parameters: parameters.json, triggers: triggers,
      includesNested: hasNestedStacks, token: name)
    return try aws.patiently { try createOrFind(name, request) }
  }

  private func createOrFind(_ name: String, _ request: ChangeSetRequest) throws -> Created? {
    do {
      let answer = try aws.call(
        "cloudformation", "create-change-set", arguments: client().names(name) + request.arguments,
        input: request.input)
      guard let id = answer["Id"]?.string, !id.isEmpty, let stack = answer["StackId"]?.string,
        StackARN(stack)?.stack == self.name, deployed?.id == nil || deployed?.id == stack
      else {
        throw AwsClient.Failure(
          kind: .answer, message: "its answer isn't about the stack \(self.name)",
          operation: "cloudformation create-change-set")
      }
      return try checked(Created(id: id, stackID: stack))
    } catch let failure as AwsClient.Failure where failure.mayHaveHappened || failure.code == "AlreadyExistsException" {
      // The answer got lost, and the change set may be there.
      guard let found = try client().changeSet(name) else { throw failure }
      return try checked(Created(id: found.id, stackID: found.stackID))
    }
  }

  /// Refuses a stack that is elsewhere.
  private func checked(_ created: Created) throws -> Created {
    guard let arn = StackARN(created.stackID) else { return created }
    for (kind, expected, given) in [
      ("region", artifact.env?.region, arn.region), ("account", artifact.env?.account, arn.account),
    ] {
      guard let expected, expected != given else { continue }
      client(created.stackID).discard(created.id)
      throw DeploymentError(
        "the stack \(name) is for the \(kind) \(expected), and aws works in \(given)",
        hint: "see what aws is set to: aws configure list", isGrave: true)
    }
    return created
  }

  /// Waits until the change set can be carried out.
  ///
  /// - Returns: The changes that would happen; nil where none would.
  /// - Throws: The reasons why CloudFormation refused it, or why nobody knows.
  func prepared(_ created: Created) throws -> Prepared? {
    let client = client(created.stackID)
    var (pause, waited) = (0.5, 0.0)
    while true {
      guard let state = try client.changeSet(created.id) else {
        throw DeploymentError(
          "the change set of \(name) is gone before it was carried out",
          hint: "somebody else removed it; deploy again")
      }
      switch (state.status, state.execution) {
      case ("CREATE_COMPLETE", .available?): return Prepared(created: created, changes: try changes(state))
      case ("CREATE_COMPLETE", .obsolete?): throw Self.superseded(name)
      case ("FAILED", _):
        if let reason = state.reason, Self.saysNothingChanges(reason) {
          client.discard(created.id)
          return nil
        }
        // Asked for before the change set is gone, which has them.
        let lines = ChangeSetReasons(client, places).lines(of: created.id, created.stackID, reason: state.reason)
        client.discard(created.id)
        let reason = aws.shown(state.reason.flatMap { $0.isEmpty ? nil : $0 } ?? "no reason was given")
        throw Refusal(
          reason: reason,
          error: DeploymentError(
            "CloudFormation refused the change set of \(name): \(reason)\(lines)"))
      default: break
      }
      guard waited < patience.changeSet else {
        client.discard(created.id)
        throw DeploymentError(
          "the change set of \(name) isn't ready after \(Patience.text(patience.changeSet)), and its status is "
            + state.status,
          hint: "nothing is deployed; look at it: aws cloudformation describe-change-set --change-set-name "
            + "\(created.id), or deploy again")
      }
      aws.wait(pause)
      waited += pause
      pause = min(pause * 1.5, 5)
    }
  }

  /// The error of a change set that CloudFormation refused, with its own reason.
  struct Refusal: Error {
    let reason: String
    let error: DeploymentError

    /// Whether it's refused since another stack doesn't export yet what this one uses.
    var isForExport: Bool { reason.contains("No export named") }
  }

  /// The changes that a change set would make, those of nested stacks among them.
  func changes(_ state: ChangeSetState) throws -> ChangeSet {
    let own = ChangeSet(
      state.answer, new: TemplateEnvironments(artifact.template),
      deployed: deployed?.environments ?? TemplateEnvironments(patterns: [:]))
    if !hasNestedStacks { return own }
    let nested = NestedChanges(aws: aws, new: artifact.nestedTemplates, deployed: deployed?.nestedTemplates ?? [:])
    return own.adding(
      try nested.changes(in: state.answer) { logicalID in
        own.changes.first { $0.logicalID == logicalID }?.environment
      })
  }

  /// Whether stacks are nested in the stack, or are to be.
  private var hasNestedStacks: Bool {
    artifact.template.hasNestedStacks || deployed?.template.hasNestedStacks == true
  }

  static func saysNothingChanges(_ reason: String) -> Bool {
    reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")
  }

  static func superseded(_ stack: String) -> DeploymentError {
    DeploymentError(
      "somebody else deployed \(stack) meanwhile, so that its change set is out of date",
      hint: "nothing of this one was carried out; see what was deployed, then deploy again")
  }

  /// The arguments that give the template, as this run synthesized it and not from a file that may change.
  private func template() throws -> [String] {
    let text = try artifact.template.json.text(layout: .compact)
    if text.utf8.count <= Limits.inlineBytes { return ["--template-body", text] }
    if bucket == nil, let own = try artifactsStack.flatMap({ try ArtifactBucket.find($0, aws) }) {
      return ["--template-url", try own.upload(Array(text.utf8))]
    }
    guard let bucket else {
      throw DeploymentError(
        "the template \(templatePath) has \(Count.of(text.utf8.count, "byte")) without white space, and CloudFormation "
          + "takes up to \(Count.grouped(Int64(Limits.inlineBytes))) without a bucket",
        hint: "make the environment's own: deployment bootstrap -e \(environment); or name one: --bucket NAME")
    }
    let key = "\(digest).template.json"
    // The same bytes under the name of their digest: once or twice is the same.
    _ = try aws.patiently {
      try aws.call(
        "s3", "cp", arguments: ["-", "s3://\(bucket)/\(key)", "--only-show-errors"], input: Array(text.utf8))
    }
    return ["--template-url", "https://\(bucket).s3.amazonaws.com/\(key)"]
  }
}
