import StrataJSON
import StrataTemplate

/// CloudFormation, asked about one stack; an answer that is about another is none.
struct StackClient {
  let name: String
  let aws: AwsClient
  /// The stack's id once it's known, since another stack could have its name by then.
  var id: String?

  private var reference: String { id ?? name }

  /// The stack as it is now; nil where there is none, or none that was ever deployed.
  func find() throws -> DeployedStack? {
    guard let stack = try describe(), stack["StackStatus"] != "REVIEW_IN_PROGRESS" else { return nil }
    let id = stack["StackId"]?.string ?? reference
    let answer = try aws.read("cloudformation", "get-template", arguments: ["--stack-name", id]) {
      $0["TemplateBody"].map { $0.isNull } == false ? nil : "its answer has no template"
    }
    let body = answer["TemplateBody"] ?? [:]
    let json = body.string.flatMap { try? JSONValue(parsing: $0) } ?? body
    return DeployedStack(stack, template: Template(json))
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

  /// The arguments that name a change set of the stack.
  func names(_ changeSet: String) -> [String] {
    ["--stack-name", reference, "--change-set-name", changeSet]
  }

  /// The events of the stack that aren't known yet, the oldest first, as far back as to one that is.
  func events(besides known: Set<String>) throws -> [StackEvent] {
    var fresh: [StackEvent] = []
    var ids = known
    var token: String?
    var tokens: Set<String> = []
    repeat {
      let start = token.map { ["--starting-token", $0] } ?? []
      let answer = try aws.read(
        "cloudformation", "describe-stack-events",
        arguments: ["--stack-name", reference, "--max-items", "\(Self.page)"] + start
      ) {
        $0["StackEvents"]?.array == nil ? "its answer has no events" : nil
      }
      let page = (answer["StackEvents"]?.array ?? []).map(StackEvent.init)
      // A page that holds something known is the last with news; where nothing is known, one is enough.
      let isLast = known.isEmpty || page.contains { known.contains($0.id) }
      for event in page where !event.id.isEmpty && ids.insert(event.id).inserted { fresh.append(event) }
      token = isLast ? nil : answer["NextToken"]?.string.flatMap { tokens.insert($0).inserted ? $0 : nil }
    } while token != nil
    return StackEvent.inOrder(fresh.reversed())
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
