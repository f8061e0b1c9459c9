import StrataCore
import StrataEnvironments
import StrataJSON

/// One stack on its way to CloudFormation, by a change set that is looked at before it's carried out.
struct StackDeployment {
  let artifact: StackArtifact
  /// The file of the template.
  let path: String
  let environment: String
  let deployed: DeployedStack?
  let aws: AwsClient
  /// Values for parameters that have no default and weren't deployed before.
  var parameters: [String: String] = [:]
  /// The bucket for templates that are too large to be sent along.
  var bucket: String?

  private static let changeSetName = "strata"

  /// Makes the change set.
  ///
  /// - Returns: What would happen; nil where nothing would.
  /// - Throws: Why it can't be made.
  func prepare() throws -> ChangeSet? {
    try checkStatus()
    discard()
    do {
      try aws.call("cloudformation", "create-change-set", arguments: try creationArguments())
    } catch let failure as AwsClient.Failure where Self.saysNothingChanges(failure.message) {
      return nil
    }
    var pause = 0.5
    while true {
      let answer = try describe()
      switch answer["Status"]?.string {
      case "CREATE_COMPLETE":
        return changeSet(answer)
      case "FAILED":
        let reason = answer["StatusReason"]?.string ?? "no reason was given"
        discard()
        if Self.saysNothingChanges(reason) { return nil }
        throw CommandError("CloudFormation refused the change set of \(artifact.name): \(reason)")
      default:
        aws.console.wait(pause)
        pause = min(pause * 1.5, 5)
      }
    }
  }

  private static func saysNothingChanges(_ reason: String) -> Bool {
    reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")
  }

  /// Removes the change set, so that nobody carries it out by mistake.
  func discard() {
    _ = try? aws.call("cloudformation", "delete-change-set", arguments: names)
  }

  /// Carries the change set out, and waits for the end.
  ///
  /// - Parameter progress: Takes a line for each event.
  /// - Returns: The stack as it is then.
  /// - Throws: The events that failed.
  func execute(progress: (String) -> Void) throws -> DeployedStack {
    let seen = Set(events().compactMap { $0["EventId"]?.string })
    try aws.call("cloudformation", "execute-change-set", arguments: names)
    var shown = seen
    var pause = 0.5
    while true {
      for event in events().reversed() {
        guard let id = event["EventId"]?.string, shown.insert(id).inserted else { continue }
        progress(StackEvent(event).text)
      }
      let stack = try DeployedStack.describe(artifact.name, aws).map { DeployedStack($0) }
      if let stack, !stack.status.hasSuffix("_IN_PROGRESS") {
        if stack.status == "CREATE_COMPLETE" || stack.status == "UPDATE_COMPLETE" { return stack }
        throw failure(stack, events: events().filter { !seen.contains($0["EventId"]?.string ?? "") })
      }
      aws.console.wait(pause)
      pause = min(pause * 1.5, 5)
    }
  }

  // MARK: Calls

  private var names: [String] { ["--stack-name", artifact.name, "--change-set-name", Self.changeSetName] }

  private func checkStatus() throws {
    guard let status = deployed?.status else { return }
    if status == "ROLLBACK_COMPLETE" || status == "ROLLBACK_FAILED" {
      throw CommandError(
        "the stack \(artifact.name) never came up, and can only be deleted: its status is \(status)",
        hint: "aws cloudformation delete-stack --stack-name \(artifact.name), then deploy again")
    }
    if status.hasSuffix("_IN_PROGRESS") {
      throw CommandError(
        "the stack \(artifact.name) is being changed: its status is \(status)",
        hint: "wait for the end, then deploy again")
    }
  }

  private func creationArguments() throws -> [String] {
    var arguments = names + ["--change-set-type", deployed == nil ? "CREATE" : "UPDATE"]
    if artifact.bytes.count <= Limits.inlineBytes {
      arguments += ["--template-body", "file://\(path)"]
    } else {
      arguments += ["--template-url", try upload()]
    }
    if !artifact.capabilities.isEmpty { arguments += ["--capabilities"] + artifact.capabilities.map(\.rawValue) }
    let tags = artifact.tags.sorted { $0.key < $1.key }
    if !tags.isEmpty {
      arguments += ["--tags", Self.json(tags.map { ["Key": .string($0.key), "Value": .string($0.value)] })]
    }
    let values = try parameterValues()
    if !values.isEmpty { arguments += ["--parameters", Self.json(values)] }
    return arguments
  }

  /// Gives the environment's own parameters the values of its profile, and leaves the others as they were deployed.
  private func parameterValues() throws -> [JSONValue] {
    let own = Set(artifact.environmentParameters.filter { $0.environment == environment }.map(\.logicalID))
    return try artifact.template.parameters.compactMap { parameter -> JSONValue? in
      let (name, value) = (parameter.key, parameter.value["Default"])
      if let given = parameters[name] { return ["ParameterKey": .string(name), "ParameterValue": .string(given)] }
      if own.contains(name), let value {
        return ["ParameterKey": .string(name), "ParameterValue": .string(value.parameterText)]
      }
      if deployed?.parameters[name] != nil { return ["ParameterKey": .string(name), "UsePreviousValue": true] }
      if value != nil { return nil }
      throw CommandError("the parameter \(name) has no value", hint: "give it one: --parameter \(name)=VALUE")
    }
  }

  private func upload() throws -> String {
    guard let bucket else {
      throw CommandError(
        "the template \(path) has \(Count.of(artifact.bytes.count, "byte")), and CloudFormation takes up to "
          + "\(Count.grouped(Int64(Limits.inlineBytes))) without a bucket", hint: "name a bucket: --bucket NAME")
    }
    let key = "\(SHA256.hexDigest(of: artifact.bytes)).template.json"
    try aws.call("s3api", "put-object", arguments: ["--bucket", bucket, "--key", key, "--body", path])
    return "https://\(bucket).s3.amazonaws.com/\(key)"
  }

  /// Describes the change set; the command itself goes through its pages.
  private func describe() throws -> JSONValue {
    try aws.call("cloudformation", "describe-change-set", arguments: names)
  }

  private func changeSet(_ answer: JSONValue) -> ChangeSet {
    ChangeSet(
      answer, new: TemplateEnvironments(artifact.template),
      deployed: deployed?.environments ?? TemplateEnvironments(Template([:])))
  }

  private func events() -> [JSONValue] {
    let answer = try? aws.call("cloudformation", "describe-stack-events", arguments: ["--stack-name", artifact.name])
    return answer?["StackEvents"]?.array ?? []
  }

  private func failure(_ stack: DeployedStack, events: [JSONValue]) -> CommandError {
    let failed = events.reversed().map(StackEvent.init).filter(\.isCause)
    let lines = failed.map { "\n  \($0.text)" }.joined()
    let reason = failed.isEmpty ? stack.statusReason.map { ": \($0)" } ?? "" : ""
    return CommandError(
      "the deployment of \(artifact.name) failed, and its status is \(stack.status)\(reason)\(lines)",
      hint: "mend the cause and deploy again; aws cloudformation describe-stack-events --stack-name \(artifact.name) "
        + "has all events")
  }

  private static func json(_ values: [JSONValue]) -> String {
    (try? JSONValue.array(values).text(layout: .compact)) ?? "[]"
  }
}

/// Something that happened to a resource of a stack.
struct StackEvent {
  private let logicalID: String
  private let type: String
  private let status: String
  private let reason: String?

  init(_ event: JSONValue) {
    logicalID = event["LogicalResourceId"]?.string ?? ""
    type = event["ResourceType"]?.string ?? ""
    status = event["ResourceStatus"]?.string ?? ""
    reason = event["ResourceStatusReason"]?.string
  }

  /// Whether it failed by itself, and not because something else did.
  var isCause: Bool {
    status.hasSuffix("_FAILED") && !(reason ?? "").hasPrefix("Resource creation cancelled")
      && !(reason ?? "").hasPrefix("Resource update cancelled")
  }

  var text: String {
    "\(status)  \(logicalID)  \(type)" + (reason.map { "  \($0)" } ?? "")
  }
}
