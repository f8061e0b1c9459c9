import StrataJSON
import StrataTemplate

/// CloudFormation, asked about one stack; an answer that is about another is none.
struct StackClient {
  let name: String
  let aws: AwsClient
  /// The stack's id once it's known, since another stack could have its name by then.
  var id: String?

  /// The stack in a call.
  var reference: String { id ?? name }

  /// The stack as it is now; nil where there is none, or none that was ever deployed.
  func find() throws -> DeployedStack? {
    guard let stack = try describe(), stack["StackStatus"] != "REVIEW_IN_PROGRESS" else { return nil }
    let id = stack["StackId"]?.string ?? reference
    let template = try template(of: id)
    return DeployedStack(stack, template: template, nested: try nested(in: id, template))
  }

  /// The answer of `describe-stacks`; nil where there is no such stack.
  func describe() throws -> JSONValue? {
    do {
      let answer = try aws.read("cloudformation", "describe-stacks", arguments: ["--stack-name", reference]) {
        isAboutThis($0["Stacks"]?[0]) ? nil : "its answer isn't about the stack \(name)"
      }
      let stack = answer["Stacks"]?[0]
      return stack?["StackStatus"] == "DELETE_COMPLETE" ? nil : stack
    } catch let failure as AwsClient.Failure where saysThereIsNone(failure) {
      return nil
    }
  }

  private func isAboutThis(_ stack: JSONValue?) -> Bool {
    guard let stack, stack["StackName"]?.string == name, stack["StackStatus"]?.string?.isEmpty == false,
      let given = stack["StackId"]?.string, StackARN(given)?.stack == name
    else { return false }
    return id == nil || id == given
  }

  /// Whether CloudFormation says that there is no such stack; other things don't exist either, in the same words.
  private func saysThereIsNone(_ failure: AwsClient.Failure, called other: String? = nil) -> Bool {
    guard failure.code == "ValidationError", failure.message.hasPrefix("Stack") else { return false }
    return [name, id, other].compactMap { $0 }.contains { name in
      [
        "Stack with id \(name) does", "Stack '\(name)' does", "Stack [\(name)] does", "Stack: \(name) does",
        "Stack:\(name) does", "Stack \(name) does",
      ].contains { failure.message.hasPrefix("\($0) not exist") }
    }
  }

  /// A change set by its id, or by its name; nil where there is none.
  func changeSet(_ reference: String) throws -> ChangeSetState? {
    do {
      var answer = try page(of: reference, token: nil)
      var changes = answer["Changes"]?.array ?? []
      // Where the command doesn't put the pages together by itself.
      var last = answer
      var tokens: Set<String> = []
      while let token = last["NextToken"]?.string, tokens.insert(token).inserted {
        last = try page(of: reference, token: token)
        changes += last["Changes"]?.array ?? []
      }
      if var object = answer.object, object["NextToken"] != nil {
        object["Changes"] = .array(changes)
        answer = .object(object)
      }
      return ChangeSetState(answer, of: name, named: reference)
    } catch let failure as AwsClient.Failure
      where failure.code.hasPrefix("ChangeSetNotFound") || saysThereIsNone(failure, called: reference)
    {
      return nil
    }
  }

  private func page(of changeSet: String, token: String?) throws -> JSONValue {
    let arguments = names(changeSet) + (token.map { ["--next-token", $0] } ?? [])
    return try aws.read("cloudformation", "describe-change-set", arguments: arguments) {
      ChangeSetState($0, of: name, named: changeSet) == nil
        ? "its answer isn't about the change set \(changeSet) of \(name)" : nil
    }
  }

  /// The change sets that CloudFormation refused, but for those in which nothing changes; the latest first.
  func refusedChangeSets() throws -> [(id: String, name: String, reason: String?)] {
    let summaries = try aws.readList(
      "cloudformation", "list-change-sets", arguments: ["--stack-name", reference], of: "Summaries",
      tokenOption: "--starting-token")
    return summaries.filter { $0["Status"] == "FAILED" }
      .sorted { ($0["CreationTime"]?.string ?? "") > ($1["CreationTime"]?.string ?? "") }
      .compactMap { summary in
        guard let id = summary["ChangeSetId"]?.string else { return nil }
        let reason = summary["StatusReason"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        if let reason, StackDeployment.saysNothingChanges(reason) { return nil }
        return (id, summary["ChangeSetName"]?.string ?? id, reason)
      }
  }

  /// The resources of the stack that are there, as `list-stack-resources` tells of them.
  func resources() throws -> [JSONValue] {
    try aws.readList(
      "cloudformation", "list-stack-resources", arguments: ["--stack-name", reference], of: "StackResourceSummaries",
      tokenOption: "--starting-token"
    ).filter { $0["ResourceStatus"] != "DELETE_COMPLETE" }
  }

  /// The arguments that name a change set of the stack.
  func names(_ changeSet: String) -> [String] {
    ["--stack-name", reference, "--change-set-name", changeSet]
  }

  /// The events of the stack that aren't known yet, the oldest first, as far back as to one that is.
  func events(besides known: Set<String>) throws -> [StackEvent] {
    // A page that holds something known is the last with news; where nothing is known, one is enough.
    try events { page in known.isEmpty || page.contains { known.contains($0.id) } }.filter { !known.contains($0.id) }
  }

  /// The events since something was last begun with the stack, the oldest first; all where its beginning isn't told.
  func eventsOfLastOperation() throws -> [StackEvent] {
    func begins(_ event: StackEvent) -> Bool { event.begins(name, id: id ?? "") }
    let events = try events { $0.contains(where: begins) }
    return events.lastIndex(where: begins).map { Array(events[$0...]) } ?? events
  }

  /// The events of the stack, the oldest first, as far back as to a page that is the last.
  private func events(until isLast: ([StackEvent]) -> Bool) throws -> [StackEvent] {
    let answer = try aws.readList(
      "cloudformation", "describe-stack-events",
      arguments: ["--stack-name", reference, "--max-items", "\(Self.page)"], of: "StackEvents",
      tokenOption: "--starting-token"
    ) { isLast($0.map(StackEvent.init)) }
    var ids: Set<String> = []
    let events = answer.map(StackEvent.init).filter { !$0.id.isEmpty && ids.insert($0.id).inserted }
    return StackEvent.inOrder(events.reversed())
  }

  /// The number of events that are asked for at a time.
  private static let page = 100

  /// Removes a change set, so that nobody carries it out by mistake.
  func discard(_ changeSet: String) {
    _ = try? aws.patiently {
      try aws.call("cloudformation", "delete-change-set", arguments: names(changeSet))
    }
  }
}
