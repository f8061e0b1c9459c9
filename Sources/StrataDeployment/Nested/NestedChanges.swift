import StrataJSON
import StrataTemplate

/// The changes that the change set of a stack would make to those that are nested in it.
///
/// CloudFormation makes a change set for each of them, which that of the stack around names. Where it names none, what
/// differs between the templates is what would change, as far as it's known before.
struct NestedChanges {
  let aws: AwsClient
  /// The templates that would be there, by the logical ids that lead to them.
  let new: [String: Template]
  /// The templates that are there.
  let deployed: [String: Template]

  /// The changes of nested stacks, at any depth.
  ///
  /// - Parameters:
  ///   - answer: What CloudFormation says of the change set of the stack around.
  ///   - path: The logical ids that lead to that stack, with a slash behind; none for the outermost.
  ///   - environment: Tells the environment of a resource of that stack; nil for one that is shared.
  /// - Returns: The changes, whose logical ids are the paths of resources, as in `Network/Vpc`.
  /// - Throws: The reason why they aren't known.
  func changes(
    in answer: JSONValue, below path: String = "", environment: (String) -> String?
  ) throws -> [ChangeSet.Change] {
    try (answer["Changes"]?.array ?? []).flatMap { entry -> [ChangeSet.Change] in
      guard let change = entry["ResourceChange"], change["ResourceType"]?.string == StackClient.nestedType,
        let logicalID = change["LogicalResourceId"]?.string
      else { return [] }
      let (own, owner) = (path + logicalID, environment(logicalID))
      if change["Action"] == "Remove" { return removals(of: own, owner) }
      guard let id = change["ChangeSetId"]?.string, !id.isEmpty else { return differences(of: own, owner) }
      let inner = try nestedChangeSet(id)
      let changes = ChangeSet(
        inner, new: environments(new[own]), deployed: environments(deployed[own]), below: own, owner)
      let deeper = try self.changes(in: inner, below: own + "/") { logicalID in
        changes.changes.first { $0.logicalID == "\(own)/\(logicalID)" }?.environment
      }
      return changes.changes + deeper
    }
  }

  /// All that differs between the templates that would be there and those that are.
  var differences: [ChangeSet.Change] {
    new.keys.filter { path in !new.keys.contains { path.hasPrefix($0 + "/") } }.sorted().flatMap { path in
      differences(of: path, nil)
    }
  }

  private func environments(_ template: Template?) -> TemplateEnvironments {
    template.map { TemplateEnvironments($0) } ?? TemplateEnvironments(patterns: [:])
  }

  /// What is known of the change set of a nested stack, which is named by its id alone.
  private func nestedChangeSet(_ id: String) throws -> JSONValue {
    func page(_ token: String?) throws -> JSONValue {
      let next = token.map { ["--next-token", $0] } ?? []
      return try aws.read("cloudformation", "describe-change-set", arguments: ["--change-set-name", id] + next) {
        $0["ChangeSetId"]?.string == id ? nil : "its answer isn't about the change set \(id)"
      }
    }
    var answer = try page(nil)
    var changes = answer["Changes"]?.array ?? []
    var last = answer
    var tokens: Set<String> = []
    while let token = last["NextToken"]?.string, tokens.insert(token).inserted {
      last = try page(token)
      changes += last["Changes"]?.array ?? []
    }
    if var object = answer.object {
      object["Changes"] = .array(changes)
      answer = .object(object)
    }
    return answer
  }

  /// What goes with a nested stack that is removed, and with those in it.
  private func removals(of path: String, _ owner: String?) -> [ChangeSet.Change] {
    deployed.keys.filter { $0 == path || $0.hasPrefix(path + "/") }.sorted().flatMap { nested -> [ChangeSet.Change] in
      guard let template = deployed[nested] else { return [] }
      let environments = environments(template)
      return template.resources.map { resource in
        ChangeSet.Change(
          action: "Remove", logicalID: "\(nested)/\(resource.key)", type: resource.value["Type"]?.string ?? "",
          replacement: nil, policy: Self.policy(resource.value["DeletionPolicy"]),
          environment: environments.environment(of: resource.key) ?? owner)
      }
    }
  }

  /// The fate of what is removed, in the words of change sets.
  private static func policy(_ policy: JSONValue?) -> String? {
    switch policy?.string {
    case "Retain", "RetainExceptOnCreate": "Retain"
    case "Snapshot": "Snapshot"
    default: nil
    }
  }

  /// What differs between the templates of a nested stack.
  private func differences(of path: String, _ owner: String?) -> [ChangeSet.Change] {
    new.keys.filter { $0 == path || $0.hasPrefix(path + "/") }.sorted().flatMap { nested -> [ChangeSet.Change] in
      let (old, new) = (deployed[nested]?.resources ?? [:], new[nested]?.resources ?? [:])
      let (before, after) = (environments(deployed[nested]), environments(self.new[nested]))
      func change(_ action: String, _ id: String, _ resource: JSONValue) -> ChangeSet.Change {
        let (first, second) = action == "Remove" ? (before, after) : (after, before)
        return ChangeSet.Change(
          action: action, logicalID: "\(nested)/\(id)", type: resource["Type"]?.string ?? "", replacement: nil,
          policy: action == "Remove" ? Self.policy(resource["DeletionPolicy"]) : nil,
          environment: first.environment(of: id) ?? second.environment(of: id) ?? owner)
      }
      return old.filter { new[$0.key] == nil }.map { change("Remove", $0.key, $0.value) }
        + new.compactMap { resource in
          guard let known = old[resource.key] else { return change("Add", resource.key, resource.value) }
          return known == resource.value ? nil : change("Modify", resource.key, resource.value)
        }
    }
  }
}
