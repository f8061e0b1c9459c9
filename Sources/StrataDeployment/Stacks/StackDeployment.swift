package import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataText

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
  /// The stack that has the environment's own bucket, where there may be one.
  var artifactsStack: String?

  /// A change set, by the id that CloudFormation gave it: its name could be another run's by now.
  struct Prepared {
    let id: String
    let changes: ChangeSet
  }

  /// Makes the change set.
  ///
  /// - Returns: The change that would happen; nil where none would.
  /// - Throws: The reason why it can't be made.
  func prepare() throws -> Prepared? {
    try checkStatus()
    let answer: JSONValue
    do {
      answer = try create()
    } catch let failure as AwsClient.Failure where Self.saysNothingChanges(failure.message) {
      return nil
    }
    guard let id = answer["Id"]?.string else { throw DeploymentError("CloudFormation gave the change set no id") }
    var pause = 0.5
    while true {
      let answer = try aws.call("cloudformation", "describe-change-set", arguments: names(id))
      switch answer["Status"]?.string {
      case "CREATE_COMPLETE":
        return Prepared(id: id, changes: changeSet(answer))
      case "FAILED":
        let reason = answer["StatusReason"]?.string ?? "no reason was given"
        discard(id)
        if Self.saysNothingChanges(reason) { return nil }
        throw DeploymentError("CloudFormation refused the change set of \(artifact.name): \(reason)")
      default:
        aws.wait(pause)
        pause = min(pause * 1.5, 5)
      }
    }
  }

  private static func saysNothingChanges(_ reason: String) -> Bool {
    reason.contains("didn't contain changes") || reason.contains("No updates are to be performed")
  }

  /// Removes the change set, so that nobody carries it out by mistake.
  func discard(_ id: String) {
    _ = try? aws.call("cloudformation", "delete-change-set", arguments: names(id))
  }

  /// Carries the change set out, and waits for the end.
  ///
  /// - Parameters:
  ///   - id: The change set.
  ///   - progress: Takes a line for each event.
  /// - Returns: The stack as it is then.
  /// - Throws: The events that failed.
  func execute(_ id: String, progress: (String) -> Void) throws -> DeployedStack {
    let seen = Set(events().compactMap { $0["EventId"]?.string })
    try aws.call("cloudformation", "execute-change-set", arguments: names(id))
    var shown = seen
    var pause = 0.5
    var failures = 0
    while true {
      for event in events().reversed() {
        guard let id = event["EventId"]?.string, shown.insert(id).inserted else { continue }
        progress(StackEvent(event).text)
      }
      let stack: DeployedStack?
      do {
        stack = try current()
        failures = 0
      } catch let failure as AwsClient.Failure {
        failures += 1
        if failures < Self.toleratedFailures {
          stack = nil
        } else {
          throw DeploymentError(
            "\(failure.description), while \(artifact.name) is being deployed",
            hint: "the deployment goes on; when it's done, deployment record --environment \(environment) records it")
        }
      }
      if let stack, !stack.status.hasSuffix("_IN_PROGRESS") {
        if stack.status == "CREATE_COMPLETE" || stack.status == "UPDATE_COMPLETE" { return stack }
        throw failure(stack, events: events().filter { !seen.contains($0["EventId"]?.string ?? "") })
      }
      aws.wait(pause)
      pause = min(pause * 1.5, 5)
    }
  }

  // MARK: Calls

  /// The number of times in a row that CloudFormation may fail to say how far a deployment is.
  private static let toleratedFailures = 5

  private func current() throws -> DeployedStack {
    guard let stack = try DeployedStack.describe(artifact.name, aws) else {
      throw DeploymentError("the stack \(artifact.name) is gone, while it was being deployed")
    }
    return DeployedStack(stack)
  }

  private func names(_ changeSet: String) -> [String] {
    ["--stack-name", artifact.name, "--change-set-name", changeSet]
  }

  /// Makes a change set of a name that no other run has, from what this run synthesized and not from a file that may change.
  private func create() throws -> JSONValue {
    let template = Array(try artifact.template.json.text(layout: .compact).utf8)
    let name = "strata-" + String(UInt64.random(in: .min ... .max), radix: 16)
    var arguments = names(name) + ["--change-set-type", deployed == nil ? "CREATE" : "UPDATE"]
    if template.count <= Limits.inlineBytes {
      arguments += ["--template-body", "file:///dev/stdin"]
    } else {
      arguments += ["--template-url", try upload(template)]
    }
    if !artifact.capabilities.isEmpty { arguments += ["--capabilities"] + artifact.capabilities.map(\.rawValue) }
    let tags = artifact.tags.sorted { $0.key < $1.key }
    if !tags.isEmpty {
      arguments += ["--tags", Self.json(tags.map { ["Key": .string($0.key), "Value": .string($0.value)] })]
    }
    let values = try parameterValues()
    if !values.isEmpty { arguments += ["--parameters", Self.json(values)] }
    let input = template.count <= Limits.inlineBytes ? template : []
    return try aws.call("cloudformation", "create-change-set", arguments: arguments, input: input)
  }

  private func checkStatus() throws {
    guard let status = deployed?.status else { return }
    if status == "ROLLBACK_COMPLETE" || status == "ROLLBACK_FAILED" {
      throw DeploymentError(
        "the stack \(artifact.name) never came up, and can only be deleted: its status is \(status)",
        hint: "aws cloudformation delete-stack --stack-name \(artifact.name), then deploy again")
    }
    if status.hasSuffix("_IN_PROGRESS") {
      throw DeploymentError(
        "the stack \(artifact.name) is being changed: its status is \(status)",
        hint: "wait for the end, then deploy again")
    }
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
      throw DeploymentError("the parameter \(name) has no value", hint: "give it one: --parameter \(name)=VALUE")
    }
  }

  private func upload(_ template: [UInt8]) throws -> String {
    if bucket == nil, let own = try artifactsStack.flatMap({ try ArtifactBucket.find($0, aws) }) {
      return try own.upload(template)
    }
    guard let bucket else {
      throw DeploymentError(
        "the template \(path) has \(Count.of(template.count, "byte")) without white space, and CloudFormation takes up to "
          + "\(Count.grouped(Int64(Limits.inlineBytes))) without a bucket",
        hint: "make the environment's own: deployment bootstrap -e \(environment); or name one: --bucket NAME")
    }
    let key = "\(SHA256.hexDigest(of: artifact.bytes)).template.json"
    try aws.call("s3", "cp", arguments: ["-", "s3://\(bucket)/\(key)", "--only-show-errors"], input: template)
    return "https://\(bucket).s3.amazonaws.com/\(key)"
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

  private func failure(_ stack: DeployedStack, events: [JSONValue]) -> DeploymentError {
    let failed = events.reversed().map(StackEvent.init).filter(\.isCause)
    let lines = failed.map { "\n  \($0.text)" }.joined()
    let reason = failed.isEmpty ? stack.statusReason.map { ": \($0)" } ?? "" : ""
    return DeploymentError(
      "the deployment of \(artifact.name) failed, and its status is \(stack.status)\(reason)\(lines)",
      hint: "mend the cause and deploy again; aws cloudformation describe-stack-events --stack-name \(artifact.name) "
        + "has all events")
  }

  private static func json(_ values: [JSONValue]) -> String {
    (try? JSONValue.array(values).text(layout: .compact)) ?? "[]"
  }
}

extension JSONValue {
  /// The value as a parameter is given it.
  package var parameterText: String { string ?? (try? text(layout: .compact)) ?? "" }
}
