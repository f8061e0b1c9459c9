import StrataJSON
import StrataTemplate
import StrataText

/// Tasks: what they do, how long they wait, and as whom.
///
/// See [Task state](https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html).
extension StateMachineReader {
  mutating func checkTask(_ state: DefinitionObject, _ language: StateLanguage?, _ part: Part) {
    checkHeartbeat(of: state)
    checkCredentials(of: state, language)
    if state.presence(of: "Resource") == .no {
      add(.task, state.place.pointer, "a Task state must say what it does", expected: "a member Resource")
    }
    for resource in state.place["Resource"]?.alternatives ?? [] {
      guard let text = OpenText.marked(resource.value), !text.isEmpty else { continue }
      note(text, at: resource.pointer)
      switch TaskResource.read(text) {
      case .open: break
      case .fault(let message, let expected):
        add(.task, resource.pointer, message, expected: expected, given: Self.given(text))
      case .resource(let task):
        checkIntegration(task, at: resource.pointer)
        if part.isExpress == true { checkExpress(task, at: resource.pointer) }
        checkParameters(of: state, task, language)
      }
    }
  }

  /// A text in quotes, where all of it is known.
  static func given(_ text: String) -> String? { text.isOpen ? nil : Wording.quoted(text) }

  // MARK: Integrations

  private mutating func checkIntegration(_ task: TaskResource, at pointer: JSONPointer) {
    if task.integration.isEmpty || task.service.isOpen || task.action.isOpen { return }
    if let suffix = task.unknownSuffix {
      if suffix.isOpen { return }
      add(
        .task, pointer, "a task can't wait by \(suffix)", expected: ".sync, .sync:2 or .waitForTaskToken",
        hint: Suggestion.hint(for: suffix, in: [".sync", ".waitForTaskToken"]))
      return
    }
    if task.isSDK {
      if task.action.utf8.first?.isASCIIUppercase == true {
        let first = task.action.prefix(1).lowercased()
        add(
          .task, pointer, "the name of an action begins with a small letter here",
          expected: "\(first)\(task.action.dropFirst())", given: task.action)
      }
      if task.pattern == .job {
        add(
          .task, pointer, "a call of an API can't wait for a job", expected: "no .sync",
          hint: "ask for the job's state in a loop, or take the service's own integration")
      }
      return
    }
    checkService(task, at: pointer)
  }

  private mutating func checkService(_ task: TaskResource, at pointer: JSONPointer) {
    let names = TaskIntegrations.services.keys.sorted()
    guard let service = TaskIntegrations.services[task.service] else {
      let hint = Suggestion.hint(for: task.service, in: names)
      add(
        .task, pointer, "\(task.service) isn't known for an integration of its own",
        expected: "one of \(names.joined(separator: ", "))",
        hint: hint ?? "write arn:aws:states:::aws-sdk:SERVICE:ACTION for a call of its API", isWarning: hint == nil)
      return
    }
    if let actions = service.actions, !actions.contains(task.action) {
      let near = actions.first { $0.lowercased() == task.action.lowercased() }
      add(
        .task, pointer, "\(task.service) has no integration for \(task.action)",
        expected: actions.joined(separator: ", "),
        hint: near.map { "did you mean \($0)?" }
          ?? "write arn:aws:states:::aws-sdk:\(task.service):\(task.action) for a call of its API")
      return
    }
    if task.pattern == .job && !service.hasJobs || task.pattern == .callback && !service.hasCallbacks {
      add(
        .task, pointer, "a task of \(task.service) can't wait by \(task.pattern.rawValue)",
        expected: service.hasJobs
          ? ".sync, or nothing" : service.hasCallbacks ? ".waitForTaskToken, or nothing" : "nothing",
        given: task.pattern.rawValue)
    }
  }

  /// See [Types of workflows](https://docs.aws.amazon.com/step-functions/latest/dg/choosing-workflow-type.html).
  private mutating func checkExpress(_ task: TaskResource, at pointer: JSONPointer) {
    if task.pattern != .response {
      add(
        .task, pointer, "an express execution can't wait by \(task.pattern.rawValue)",
        expected: "a task that goes on with the answer", hint: "make the state machine a STANDARD one")
    } else if task.isActivity {
      add(
        .task, pointer, "an express execution can't wait for an activity", expected: "an integration, or a function",
        hint: "make the state machine a STANDARD one")
    }
  }

  // MARK: Parameters

  private mutating func checkParameters(of state: DefinitionObject, _ task: TaskResource, _ language: StateLanguage?) {
    guard !task.integration.isEmpty, let language else { return }
    let member = language == .jsonata ? "Arguments" : "Parameters"
    if task.pattern == .callback, !hasToken(state, member) {
      add(
        .task, state.place.pointer, "nobody gets the token for which the task waits",
        expected: language == .jsonata
          ? "{% $states.context.Task.Token %} in Arguments" : "$$.Task.Token in Parameters", isWarning: true)
    }
    let needed = TaskIntegrations.required["\(task.service):\(task.action)"]?.first
    if let needed, !task.isSDK, state.presence(of: member) == .no {
      // The input may have them, if hardly all that is needed.
      add(
        .task, state.place.pointer,
        "nothing is given to \(task.service):\(task.action), which needs \(needed.joined(separator: " or "))",
        expected: "a member \(member)", isWarning: true)
    }
    for value in state.values(of: member) {
      guard let parameters = DefinitionObject(value) else { continue }
      checkParameters(parameters, of: task, language)
    }
  }

  private mutating func checkParameters(
    _ parameters: DefinitionObject, of task: TaskResource, _ language: StateLanguage
  ) {
    for name in parameters.members.keys where name.utf8.first?.isASCIILowercase == true && !name.isOpen {
      let right = name.prefix(1).uppercased() + name.dropFirst()
      add(
        .task, parameters.place.pointer.appending(name), "the name of a parameter begins with a capital letter here",
        expected: right, given: name)
    }
    if task.isSDK || parameters.isOpen || task.action.isOpen { return }
    for names in TaskIntegrations.required["\(task.service):\(task.action)"] ?? [] {
      let all = language == .jsonata ? names : names + names.map { "\($0).$" }
      if all.contains(where: { parameters.presence(of: $0) != .no }) { continue }
      // Written in another case, it's told above.
      let lowercased = Set(names.map { $0.lowercased() })
      if parameters.members.keys.contains(where: { lowercased.contains($0.lowercased().replacing(".$", with: "")) }) {
        continue
      }
      add(
        .task, parameters.place.pointer,
        "\(task.service):\(task.action) must be given \(names.joined(separator: " or "))",
        expected: names.count == 1 ? "a member \(names[0])" : "one of \(names.joined(separator: ", "))")
    }
  }

  private func hasToken(_ state: DefinitionObject, _ member: String) -> Bool {
    if state.presence(of: member) == .no { return false }
    return state.isOpen(member) || state.values(of: member).contains { Self.mayHaveToken($0.value) }
  }

  /// Whether the token may be in a value: as such, with all of the context, or by what isn't known.
  private static func mayHaveToken(_ value: JSONValue) -> Bool {
    switch value {
    case .string(let text):
      text.contains(bytesOf: "$$") || text.contains(bytesOf: "$states.context") || text.contains(bytesOf: "Task.Token")
        || text.isOpen || text == "$"
    case .array(let elements): elements.contains(where: mayHaveToken)
    case .object(let object): value.isFunction || object.contains { mayHaveToken($0.value) }
    default: false
    }
  }

  // MARK: Times

  private mutating func checkHeartbeat(of state: DefinitionObject) {
    guard let heartbeat = state.value(of: "HeartbeatSeconds"), let timeout = state.value(of: "TimeoutSeconds"),
      let pause = Scalar.number(of: heartbeat.value), let time = Scalar.number(of: timeout.value), pause >= time
    else { return }
    add(
      .form, heartbeat, "HeartbeatSeconds must be less than TimeoutSeconds",
      expected: "less than \(Wording.number(time))", given: heartbeat.value)
  }

  // MARK: Credentials

  /// See [Other accounts](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-access-cross-acct-resources.html).
  private mutating func checkCredentials(of state: DefinitionObject, _ language: StateLanguage?) {
    for value in state.values(of: "Credentials") {
      if language != .jsonPath, let text = value.knownText, text.hasPrefix("{%") || text.hasSuffix("%}") {
        checkExpression(text, at: value)
        continue
      }
      guard let credentials = DefinitionObject(value) else {
        add(.task, value, "Credentials must be an object", expected: "an object with RoleArn", given: value.value)
        continue
      }
      let names = language == .jsonata ? ["RoleArn"] : ["RoleArn", "RoleArn.$"]
      for name in credentials.members.keys where !names.contains(name) && !name.isFunctionName && !name.isOpen {
        add(
          .task, credentials.place.pointer.appending(name), "Credentials have no \(name)",
          expected: names.joined(separator: " or "), hint: Suggestion.hint(for: name, in: names))
      }
      let given = names.filter { credentials.presence(of: $0) != .no }
      if given.isEmpty {
        add(.task, value.pointer, "Credentials must name a role", expected: names.joined(separator: " or "))
      } else if given.count == 2, names.allSatisfy({ credentials.presence(of: $0) == .yes }) {
        add(
          .task, value.pointer, "Credentials can't have both RoleArn and RoleArn.$", expected: "one of the two",
          hint: "remove one")
      }
      checkTemplate(value, "Credentials", language)
      checkRole(credentials, language)
    }
  }

  private mutating func checkRole(_ credentials: DefinitionObject, _ language: StateLanguage?) {
    for role in credentials.place["RoleArn"]?.alternatives ?? [] {
      guard let text = OpenText.marked(role.value) else {
        if let known = role.known { add(.task, role, "RoleArn must be text", expected: "text", given: known) }
        continue
      }
      if language != .jsonPath, JSONataText.isExpression(text) { continue }
      let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
      if parts.count == 6, parts[2] == "iam", parts[5].hasPrefix("role/") || parts[5].isOpenText { continue }
      if text.isOpen, parts.count < 6 || parts[2].isOpenText { continue }
      add(
        .task, role.pointer, "this isn't the ARN of a role", expected: "arn:aws:iam::ACCOUNT:role/NAME",
        given: Self.given(text))
    }
  }
}

extension Substring {
  fileprivate var isOpenText: Bool { contains(OpenText.mark) }
}
