import StrataJSON
import StrataLanguage
import StrataTemplate

/// The changes that CloudFormation would make to a stack.
package struct ChangeSet: Sendable, Hashable {
  /// The change that a resource would see.
  package struct Change: Sendable, Hashable {
    /// `Add`, `Modify`, `Remove`, `Import`, `Dynamic` or `SyncWithActual`, as CloudFormation has it.
    package let action: String
    /// The resource's logical id.
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
  init(_ answer: JSONValue, new: TemplateEnvironments, deployed: TemplateEnvironments) {
    changes = (answer["Changes"]?.array ?? []).compactMap { entry in
      guard let change = entry["ResourceChange"], let id = change["LogicalResourceId"]?.string else { return nil }
      let action = change["Action"]?.string ?? "Dynamic"
      let (first, second) = action == "Remove" ? (deployed, new) : (new, deployed)
      return Change(
        action: action, logicalID: id, type: change["ResourceType"]?.string ?? "",
        replacement: change["Action"]?.string == "Modify" ? change["Replacement"]?.string : nil,
        policy: change["PolicyAction"]?.string,
        environment: first.environment(of: id) ?? second.environment(of: id))
    }.sorted { $0.logicalID < $1.logicalID }
  }

  /// The changes of resources that belong to environments other than one.
  func touching(otherThan environment: String) -> [Change] {
    changes.filter { $0.environment != nil && $0.environment != environment }
  }
}
