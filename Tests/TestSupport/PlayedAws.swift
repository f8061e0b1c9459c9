package import StrataFiles
package import StrataJSON

/// The `aws` command with a CloudFormation behind it that makes change sets, carries them out step by step, and fails as it's
/// told.
package final class PlayedAws {
  package struct Killed: Error {
    package init() {}
  }

  /// A call: the operation and everything that it was given.
  package struct Call {
    package let operation: String
    package let arguments: [String]
    package let input: [UInt8]
  }

  package private(set) var calls: [Call] = []
  /// The stacks by their names.
  package var stacks: [String: PlayedStack] = [:]
  package var changeSets: [PlayedChangeSet] = []
  /// The resources that change sets were to import, as they were given.
  package private(set) var imports: [JSONValue] = []
  /// Resources that can't be made, with the reasons.
  package var failing: [String: String] = [:]
  /// Resources that a change replaces.
  package var replaced: Set<String> = []
  /// Answers that are given instead of what would be; nil for those that are as they should be.
  package var fault: (_ call: Call, _ number: Int, _ answer: () -> ChildProcess.Result) throws -> ChildProcess.Result? =
    {
      _, _, _ in nil
    }
  /// Answers of services other than CloudFormation, by operation.
  package var others: [String: String] = [:]
  /// What it finds where it looks at resources.
  package var drift = PlayedDrift()
  package init() {}

  /// Plays on from where another is, whose stacks aren't being deployed.
  package init(as other: PlayedAws) {
    (stacks, changeSets, time) = (other.stacks, other.changeSets, other.time)
  }

  /// The seconds that were waited.
  package private(set) var waited = 0.0
  private var time = 0
  /// What is still to happen to stacks that are being deployed.
  private var running: [String: [(inout PlayedStack, Int) -> Void]] = [:]

  package func wait(_ seconds: Double) { waited += seconds }

  /// Forgets what was asked.
  package func forget() { calls = [] }

  package var operations: [String] { calls.map(\.operation) }

  package func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let call = Call(
      operation: program.arguments[2], arguments: Array(program.arguments.dropFirst(3)), input: program.input)
    calls.append(call)
    tick()
    let number = calls.filter { $0.operation == call.operation }.count
    if let faulty = try fault(call, number, { self.answer(call) }) { return faulty }
    return answer(call)
  }

  // MARK: Stacks

  /// Lets something happen to a stack later.
  package func later(_ stack: String, _ step: @escaping (inout PlayedStack, Int) -> Void) {
    running[stack, default: []].append(step)
  }

  /// Lets something happen to each stack that is being deployed.
  private func tick() {
    for name in running.keys.sorted() {
      guard var stack = stacks[name], let step = running[name]?.first else { continue }
      time += 1
      step(&stack, time)
      stacks[name] = stack
      running[name]?.removeFirst()
      if running[name]?.isEmpty == true { running[name] = nil }
    }
  }

  /// Lets everything happen that is still to happen.
  package func settle() { while !running.isEmpty { tick() } }

  /// Whether a stack has a change set's template, all of it.
  package func has(_ stack: String) -> Bool {
    ["CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE"].contains(stacks[stack]?.status ?? "")
  }

  private func exports(besides stack: String) -> Set<String> {
    var names: Set<String> = []
    for stack in stacks.values where has(stack.name) {
      for output in stack.template["Outputs"]?.object ?? [:] {
        if let name = output.value["Export"]?["Name"]?.string { names.insert(name) }
      }
    }
    return names
  }

  private func answer(_ call: Call) -> ChildProcess.Result {
    func value(_ option: String) -> String? {
      call.arguments.firstIndex(of: option).map { call.arguments[$0 + 1] }
    }
    let reference = value("--stack-name") ?? ""
    let stack = stacks.values.first { $0.name == reference || $0.id == reference }
    switch call.operation {
    case "create-change-set": return create(call, reference, value)
    case "describe-stacks", "get-template", "describe-stack-events", "list-change-sets", "list-stack-resources",
      "detect-stack-drift", "describe-stack-resource-drifts", "update-termination-protection":
      guard let stack else { return Self.refused("ValidationError", "Stack with id \(reference) does not exist") }
      switch call.operation {
      case "describe-stacks": return Self.answered(["Stacks": [stack.json]])
      case "get-template": return Self.answered(["TemplateBody": stack.template])
      case "list-change-sets": return summaries(of: stack)
      case "list-stack-resources": return Self.answered(["StackResourceSummaries": .array(stack.resources)])
      case "detect-stack-drift": return Self.answered(["StackDriftDetectionId": .string("drift-of-\(stack.name)")])
      case "describe-stack-resource-drifts":
        let page = value("--next-token").flatMap { Int($0) } ?? 0
        return Self.answered(drift.resources(of: stack, page: page))
      case "update-termination-protection":
        stacks[stack.name]?.isProtected = call.arguments.contains("--enable-termination-protection")
        return Self.answered(["StackId": .string(stack.id)])
      default: return Self.answered(["StackEvents": .array(stack.events.reversed())])
      }
    case "describe-stack-drift-detection-status":
      return Self.answered(drift.status(of: value("--stack-drift-detection-id") ?? ""))
    case "describe-change-set", "execute-change-set", "delete-change-set":
      guard let stack,
        let index = changeSets.firstIndex(where: {
          $0.stack == stack.name && ($0.id == value("--change-set-name") || $0.name == value("--change-set-name"))
        })
      else { return Self.refused("ChangeSetNotFound", "ChangeSet [\(reference)] does not exist") }
      switch call.operation {
      case "describe-change-set": return describe(index, stack)
      case "execute-change-set": return execute(index, stack, value("--client-request-token") ?? "")
      default:
        if changeSets[index].executions == 0 { changeSets.remove(at: index) }
        return Self.nothing
      }
    default:
      return others[call.operation].map { .init(status: 0, output: Array($0.utf8), errors: "") }
        ?? Self.refused("AccessDenied", "not allowed: \(call.operation)")
    }
  }

  private func summaries(of stack: PlayedStack) -> ChildProcess.Result {
    let summaries = changeSets.filter { $0.stack == stack.name }.map { set -> JSONValue in
      var summary: JSONObject = [
        "ChangeSetId": .string(set.id), "ChangeSetName": .string(set.name), "Status": .string(set.status),
      ]
      summary["StatusReason"] = set.reason.map(JSONValue.string)
      return .object(summary)
    }
    return Self.answered(["Summaries": .array(summaries)])
  }

  private func create(
    _ call: Call, _ reference: String, _ value: (String) -> String?
  ) -> ChildProcess.Result {
    let name = value("--change-set-name") ?? ""
    let existing = stacks.values.first { $0.name == reference || $0.id == reference }
    if let known = changeSets.first(where: { $0.name == name && $0.stack == existing?.name }) {
      guard known.token == value("--client-token") else {
        return Self.refused("AlreadyExistsException", "ChangeSet \(name) already exists")
      }
      return Self.answered(["Id": .string(known.id), "StackId": .string(existing?.id ?? "")])
    }
    let isNew = existing == nil || existing?.status == "REVIEW_IN_PROGRESS"
    let type = value("--change-set-type") ?? ""
    guard type == "IMPORT" || isNew == (type == "CREATE") else {
      return Self.refused("ValidationError", "Stack [\(reference)] already exists or not")
    }
    time += 1
    var stack = existing ?? PlayedStack(reference, number: time, region: value("--region") ?? "us-east-1")
    if existing == nil { stack.happen("REVIEW_IN_PROGRESS", at: time) }
    stacks[stack.name] = stack
    let template = (try? JSONValue(parsing: value("--template-body") ?? "")) ?? [:]
    var parameters: [String: String] = [:]
    for parameter in template["Parameters"]?.object ?? [:] {
      parameters[parameter.key] = parameter.value["Default"]?.string
    }
    if value("--parameters") == "file:///dev/stdin" {
      for given in (try? JSONValue(parsing: call.input))?.array ?? [] {
        let key = given["ParameterKey"]?.string ?? ""
        parameters[key] =
          given["UsePreviousValue"] == true ? stack.parameters[key] : given["ParameterValue"]?.string
      }
    }
    var set = PlayedChangeSet(
      id: "arn:aws:cloudformation:us-east-1:111122223333:changeSet/\(name)/\(time)", name: name, stack: stack.name,
      token: value("--client-token") ?? "", template: template, parameters: parameters,
      tags: value("--tags").flatMap { try? JSONValue(parsing: $0) } ?? stack.tags, isNew: isNew)
    set.isImport = type == "IMPORT"
    let old = isNew ? [:] : stack.template
    if set.isImport {
      let imported = Self.resources(in: value("--resources-to-import") ?? "")
      if let refusal = PlayedImport(imported, from: old, to: template).refusal {
        return Self.refused("ValidationError", refusal)
      }
      imports += imported
      set.changes = imported.map(PlayedImport.change)
    } else {
      set.changes = changes(from: old, to: template, stack.parameters != parameters)
    }
    changeSets.append(set)
    return Self.answered(["Id": .string(set.id), "StackId": .string(stack.id)])
  }

  /// The resources to import, by an argument that names a file.
  private static func resources(in argument: String) -> [JSONValue] {
    let path = argument.hasPrefix("file://") ? String(argument.dropFirst("file://".count)) : ""
    let bytes = (try? FileReader.readFile(at: SystemPath(path), limit: FileReader.usualLimit)) ?? []
    return (try? JSONValue(parsing: bytes))?.array ?? []
  }

  private func changes(from old: JSONValue, to new: JSONValue, _ isOther: Bool) -> [JSONValue] {
    let (before, after) = (old["Resources"]?.object ?? [:], new["Resources"]?.object ?? [:])
    var changes: [JSONValue] = []
    for id in Set(before.keys + after.keys).sorted() {
      let action: String
      switch (before[id], after[id]) {
      case (nil, _): action = "Add"
      case (_, nil): action = "Remove"
      case (let one, let other): if one == other, !isOther { continue } else { action = "Modify" }
      }
      changes.append([
        "Type": "Resource",
        "ResourceChange": [
          "Action": .string(action), "LogicalResourceId": .string(id),
          "ResourceType": after[id]?["Type"] ?? before[id]?["Type"] ?? "AWS::SNS::Topic",
          "Replacement": replaced.contains(id) ? "True" : "False",
        ],
      ])
    }
    return changes
  }

  private func describe(_ index: Int, _ stack: PlayedStack) -> ChildProcess.Result {
    if changeSets[index].status == "CREATE_IN_PROGRESS" {
      // Made by the time it's asked for again.
      let set = changeSets[index]
      let text = (try? set.template.text(layout: .compact)) ?? ""
      if let missing = Self.imports(in: text).subtracting(exports(besides: set.stack)).min() {
        changeSets[index].status = "FAILED"
        changeSets[index].reason = "No export named \(missing) found. Rollback requested by user."
      } else if set.changes.isEmpty, stack.template["Outputs"] == set.template["Outputs"] {
        changeSets[index].status = "FAILED"
        changeSets[index].reason = "The submitted information didn't contain changes."
      } else {
        changeSets[index].status = "CREATE_COMPLETE"
        changeSets[index].execution = "AVAILABLE"
      }
      return describe(set, stack)
    }
    return describe(changeSets[index], stack)
  }

  private func describe(_ set: PlayedChangeSet, _ stack: PlayedStack) -> ChildProcess.Result {
    var answer: JSONObject = [
      "ChangeSetId": .string(set.id), "ChangeSetName": .string(set.name), "StackId": .string(stack.id),
      "StackName": .string(stack.name), "Status": .string(set.status), "ExecutionStatus": .string(set.execution),
      "Changes": .array(set.changes),
    ]
    answer["StatusReason"] = set.reason.map(JSONValue.string)
    return Self.answered(.object(answer))
  }

  private static func imports(in text: String) -> Set<String> {
    Set(
      text.ranges(of: #"{"Fn::ImportValue":""#).map { range in String(text[range.upperBound...].prefix { $0 != "\"" }) }
    )
  }

  private func execute(_ index: Int, _ stack: PlayedStack, _ token: String) -> ChildProcess.Result {
    guard changeSets[index].execution == "AVAILABLE" else {
      return Self.refused("InvalidChangeSetStatus", "ChangeSet [\(changeSets[index].id)] cannot be executed")
    }
    for other in changeSets.indices
    where changeSets[other].stack == stack.name && changeSets[other].status != "FAILED"
      && ["AVAILABLE", "UNAVAILABLE"].contains(changeSets[other].execution)
    {
      changeSets[other].status = "CREATE_COMPLETE"
      changeSets[other].execution = "OBSOLETE"
    }
    changeSets[index].execution = "EXECUTE_IN_PROGRESS"
    changeSets[index].executions += 1
    let set = changeSets[index]
    let word = set.isImport ? "IMPORT" : set.isNew ? "CREATE" : "UPDATE"
    let ids = set.changes.compactMap { $0["ResourceChange"]?["LogicalResourceId"]?.string }
    let failure = ids.first { failing[$0] != nil }
    var steps: [(inout PlayedStack, Int) -> Void] = [{ $0.happen("\(word)_IN_PROGRESS", token: token, at: $1) }]
    for id in ids where failure == nil || id == failure {
      let reason = failing[id]
      steps.append {
        $0.happen(reason == nil ? "\(word)_COMPLETE" : "\(word)_FAILED", to: id, reason: reason, token: token, at: $1)
      }
    }
    let rollback = set.isImport ? "IMPORT_ROLLBACK" : set.isNew ? "ROLLBACK" : "UPDATE_ROLLBACK"
    if failure != nil { steps.append { $0.happen("\(rollback)_IN_PROGRESS", token: token, at: $1) } }
    if failure == nil, !set.isNew, !set.isImport {
      steps.append { $0.happen("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", token: token, at: $1) }
    }
    steps.append { [unowned self] stack, time in
      stack.happen(failure == nil ? "\(word)_COMPLETE" : "\(rollback)_COMPLETE", token: token, at: time)
      if failure == nil {
        stack.template = set.template
        stack.parameters = set.parameters
        stack.tags = set.tags
        stack.updates += 1
      }
      stack.changeSetID = set.id
      let index = self.changeSets.firstIndex { $0.id == set.id }
      if let index { self.changeSets[index].execution = failure == nil ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED" }
    }
    // What is made is known by its type while it's made.
    if set.isNew { stacks[stack.name]?.template = set.template }
    running[stack.name] = steps
    return Self.nothing
  }

  // MARK: Answers

  package static let nothing = ChildProcess.Result(status: 0, output: [], errors: "")

  package static func answered(_ json: JSONValue) -> ChildProcess.Result {
    .init(status: 0, output: (try? json.bytes()) ?? [], errors: "")
  }

  package static func refused(_ code: String, _ message: String) -> ChildProcess.Result {
    .init(status: 254, output: [], errors: "\nAn error occurred (\(code)) when calling the X operation: \(message)\n")
  }
}
