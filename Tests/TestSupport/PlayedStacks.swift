package import StrataFiles
package import StrataJSON

/// CloudFormation with stacks that can be deleted, and buckets and repositories with things in them.
package final class PlayedStacks {
  /// A stack that is there, or was.
  package struct Stack {
    package let name: String
    package let id: String
    package let template: JSONValue
    package var status = "CREATE_COMPLETE"
    package var isProtected = false
    /// The names of its exports.
    package var exports: [String] = []
    /// How often its deletion is looked at before it ends.
    package var looks = 2
    /// The resources that can't be deleted, each with the reason.
    package var stubborn: [String: String] = [:]
    package var changed = "2026-11-01T00:00:00Z"
    var events: [JSONValue] = []

    package init(_ name: String, template: JSONValue, account: String = "111122223333") {
      (self.name, self.template) = (name, template)
      id = "arn:aws:cloudformation:eu-west-1:\(account):stack/\(name)/1"
    }
  }

  /// What happens instead of an answer.
  package struct Fault: Sendable {
    /// Whether what was asked for is done all the same.
    package let takesEffect: Bool
    package let result: @Sendable () throws -> ChildProcess.Result

    package init(takesEffect: Bool = false, _ result: @escaping @Sendable () throws -> ChildProcess.Result) {
      (self.takesEffect, self.result) = (takesEffect, result)
    }
  }

  package var stacks: [Stack]
  /// Who imports each export.
  package var imports: [String: [String]] = [:]
  /// The names of buckets and repositories that have something in them.
  package var full: Set<String> = []
  /// What goes wrong with a call, by its number and its words.
  package var fault: (Int, [String]) -> Fault? = { _, _ in nil }
  /// When stacks are deleted, as CloudFormation writes it.
  package var deletionTime = "2026-11-02T00:00:00.123000+00:00"
  /// The calls, without `aws` and what all have in common.
  package private(set) var calls: [[String]] = []

  package init(_ stacks: [Stack]) { self.stacks = stacks }

  /// The names of the stacks that are there.
  package var names: [String] { stacks.filter { $0.status != "DELETE_COMPLETE" }.map(\.name).sorted() }

  package func answer(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = Array(program.arguments.dropFirst())
    calls.append(words)
    if let fault = fault(calls.count - 1, words) {
      if fault.takesEffect { _ = try answer(words) }
      return try fault.result()
    }
    return try answer(words)
  }

  private func answer(_ words: [String]) throws -> ChildProcess.Result {
    func value(_ option: String) -> String { words.firstIndex(of: option).map { words[$0 + 1] } ?? "" }
    let name = value("--stack-name")
    switch words[1] {
    case "describe-stacks":
      guard let place = place(of: name) else { return missing(name) }
      advance(place)
      return try ok(["Stacks": [Self.description(stacks[place])]])
    case "get-template":
      guard let place = place(of: name) else { return missing(name) }
      return try ok(["TemplateBody": stacks[place].template])
    case "list-stack-resources":
      guard let place = place(of: name) else { return missing(name) }
      let resources = (stacks[place].template["Resources"]?.object ?? [:]).map { member -> JSONValue in
        [
          "LogicalResourceId": .string(member.key), "ResourceType": member.value["Type"] ?? "",
          "PhysicalResourceId": .string("physical-\(member.key)"), "ResourceStatus": "CREATE_COMPLETE",
        ]
      }
      return try ok(["StackResourceSummaries": .array(resources)])
    case "describe-stack-events":
      guard let place = place(of: name) else { return missing(name) }
      return try ok(["StackEvents": .array(stacks[place].events.reversed())])
    case "delete-stack":
      guard let place = place(of: name) else { return missing(name) }
      delete(place, token: value("--client-request-token"))
      return .init(status: 0, output: [], errors: "")
    case "list-imports":
      let gone = Set(stacks.filter { $0.status == "DELETE_COMPLETE" }.map(\.name))
      let users = (imports[value("--export-name")] ?? []).filter { !gone.contains($0) }
      if users.isEmpty {
        return Self.failed("ValidationError", "Export '\(value("--export-name"))' is not imported by any stack.")
      }
      return try ok(["Imports": .array(users.map(JSONValue.string))])
    case "list-stacks":
      return try ok(
        .array(
          stacks.filter { $0.status == "DELETE_COMPLETE" && words.joined().contains("'\($0.name)'") }.map {
            ["StackName": .string($0.name), "StackStatus": .string($0.status), "DeletionTime": .string(deletionTime)]
          }))
    case "list-object-versions":
      return try ok(full.contains(value("--bucket")) ? ["Versions": [["Key": "a"]]] : ["RequestCharged": .null])
    case "list-images":
      return try ok(["imageIds": full.contains(value("--repository-name")) ? [["imageTag": "a"]] : []])
    default: return Self.failed("Unknown", words.joined(separator: " "))
    }
  }

  /// A deleted stack is found by its id alone.
  private func place(of stack: String) -> Int? {
    stacks.firstIndex { $0.id == stack } ?? stacks.firstIndex { $0.name == stack && $0.status != "DELETE_COMPLETE" }
  }

  private func delete(_ place: Int, token: String) {
    if ["DELETE_COMPLETE", "DELETE_IN_PROGRESS"].contains(stacks[place].status) { return }
    stacks[place].status = "DELETE_IN_PROGRESS"
    event(place, stacks[place].name, "AWS::CloudFormation::Stack", "DELETE_IN_PROGRESS", token: token)
  }

  private func advance(_ place: Int) {
    guard stacks[place].status == "DELETE_IN_PROGRESS" else { return }
    stacks[place].looks -= 1
    if stacks[place].looks > 0 { return }
    let token = stacks[place].events.last?["ClientRequestToken"]?.string ?? ""
    for member in stacks[place].template["Resources"]?.object ?? [:] {
      let reason = stacks[place].stubborn[member.key]
      event(
        place, member.key, member.value["Type"]?.string ?? "", reason == nil ? "DELETE_COMPLETE" : "DELETE_FAILED",
        reason, token: token)
    }
    stacks[place].status = stacks[place].stubborn.isEmpty ? "DELETE_COMPLETE" : "DELETE_FAILED"
    stacks[place].looks = 2
  }

  private func event(
    _ place: Int, _ id: String, _ type: String, _ status: String, _ reason: String? = nil, token: String
  ) {
    var event: JSONObject = [
      "EventId": .string("\(stacks[place].events.count)"), "LogicalResourceId": .string(id),
      "ResourceType": .string(type), "ResourceStatus": .string(status), "ClientRequestToken": .string(token),
    ]
    event["ResourceStatusReason"] = reason.map(JSONValue.string)
    stacks[place].events.append(.object(event))
  }

  private static func description(_ stack: Stack) -> JSONValue {
    [
      "StackId": .string(stack.id), "StackName": .string(stack.name), "StackStatus": .string(stack.status),
      "CreationTime": "2026-01-01T00:00:00Z", "LastUpdatedTime": .string(stack.changed),
      "EnableTerminationProtection": .bool(stack.isProtected),
      "Outputs": .array(stack.exports.map { ["OutputKey": "O", "OutputValue": "v", "ExportName": .string($0)] }),
    ]
  }

  private func ok(_ json: JSONValue) throws -> ChildProcess.Result {
    .init(status: 0, output: try json.bytes(), errors: "")
  }

  private func missing(_ name: String) -> ChildProcess.Result {
    Self.failed("ValidationError", "Stack with id \(name) does not exist")
  }

  /// What `aws` says where AWS refused.
  package static func failed(_ code: String, _ message: String) -> ChildProcess.Result {
    .init(status: 254, output: [], errors: "\nAn error occurred (\(code)) when calling the X operation: \(message)\n")
  }
}
