import StrataJSON
import StrataLanguage
import StrataTemplate

/// The changes that CloudFormation would make to a stack.
package struct ChangeSet: Sendable, Hashable {
  /// The change that a resource would see.
  package struct Change: Sendable, Hashable {
    /// `Add`, `Modify`, `Remove`, `Import`, `Dynamic` or `SyncWithActual`, as CloudFormation has it.
    package let action: String
    /// The resource's logical id; in a nested stack behind those that lead there, as in `Network/Vpc`.
    package let logicalID: String
    /// The resource's type.
    package let type: String
    /// `True`, `False` or `Conditional`; nil where the resource isn't there yet.
    package let replacement: String?
    /// The fate of what goes away, such as `Delete`, `Retain` or `ReplaceAndSnapshot`; nil where CloudFormation doesn't say.
    package let policy: String?
    /// The environment that the resource belongs to; nil for one that is shared.
    package let environment: String?

    /// Whether what is there now goes away.
    package var isDestructive: Bool {
      if policy == "Retain" || policy == "ReplaceAndRetain" { return false }
      return action == "Remove" || replacement == "True" || replacement == "Conditional"
    }

    /// The change in a line, such as `Modify  Topic  AWS::SNS::Topic  of prod  is replaced`.
    package var text: String {
      var words = [action + String(repeating: " ", count: max(0, 6 - action.count)), logicalID, type]
      if let environment { words.append("of \(environment)") }
      if replacement == "True" { words.append("is replaced") }
      if replacement == "Conditional" { words.append("may be replaced") }
      switch policy {
      case "Retain": words.append("leaves the stack and stays")
      case "Snapshot": words.append("is deleted after a snapshot")
      case "Delete": words.append("is deleted")
      case "ReplaceAndRetain": words.append("and the old one stays")
      case "ReplaceAndSnapshot": words.append("and the old one is deleted after a snapshot")
      case "ReplaceAndDelete": words.append("and the old one is deleted")
      case nil: break
      case let other?: words.append(other)
      }
      return words.joined(separator: "  ")
    }
  }

  /// The changes, sorted by logical id.
  package let changes: [Change]

  /// Reads the answer to `describe-change-set`.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - new: The environments of the new template.
  ///   - deployed: Those of the deployed one, which alone knows what is removed.
  ///   - path: The logical ids that lead to the stack, for one that is nested; none unless given.
  ///   - owner: The environment of what the templates say nothing of; none unless given.
  init(
    _ answer: JSONValue, new: TemplateEnvironments, deployed: TemplateEnvironments, below path: String? = nil,
    _ owner: String? = nil
  ) {
    let prefix = path.map { $0 + "/" } ?? ""
    changes = (answer["Changes"]?.array ?? []).compactMap { entry in
      guard let change = entry["ResourceChange"], let id = change["LogicalResourceId"]?.string else { return nil }
      let action = change["Action"]?.string ?? "Dynamic"
      let (first, second) = action == "Remove" ? (deployed, new) : (new, deployed)
      return Change(
        action: action, logicalID: prefix + id, type: change["ResourceType"]?.string ?? "",
        replacement: change["Action"]?.string == "Modify" ? change["Replacement"]?.string : nil,
        policy: change["PolicyAction"]?.string,
        environment: first.environment(of: id) ?? second.environment(of: id) ?? owner)
    }.sorted { $0.logicalID < $1.logicalID }
  }

  /// The same changes with those of nested stacks.
  func adding(_ nested: [Change]) -> ChangeSet {
    ChangeSet((changes + nested).sorted { $0.logicalID < $1.logicalID })
  }

  /// Takes changes that aren't a change set's.
  init(_ changes: [Change]) { self.changes = changes }

  /// The changes of resources that belong to environments other than one.
  func touching(otherThan environment: String) -> [Change] {
    changes.filter { $0.environment != nil && $0.environment != environment }
  }
}
