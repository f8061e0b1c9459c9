import StrataJSON

/// A value that a stack exports, and that others used when it was to change.
///
/// CloudFormation neither removes nor changes an export while a stack imports it.
/// See [Exports](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html).
public struct ExportConflict: Sendable, Hashable {
  /// The fate of the export.
  public enum Event: String, Sendable, Hashable {
    /// A value that isn't in the new template.
    case removed
    /// A value that is another in the new template.
    case changed
  }

  /// The export's name.
  public let name: String
  /// The stack that exports it.
  public let stack: String
  /// The id of the output that has it.
  public let outputID: String
  /// The event that befalls it.
  public let event: Event
  /// The stacks that use it now, and don't use it any more.
  public let formerUsers: [String]
  /// The stacks that go on using it, so that no order of deployments works.
  public let users: [String]

  /// The conflict and what to do, in a sentence.
  public var description: String {
    let what = "the export \(name) of \(stack) is \(event.rawValue)"
    if !users.isEmpty {
      let way =
        event == .removed
        ? "keep it until none of them does"
        : "export the new value under another name, and remove this one when none of them uses it"
      return "\(what) while \(users.joined(separator: ", ")) \(users.count == 1 ? "uses" : "use") it: \(way)"
    }
    return "\(what), and \(formerUsers.joined(separator: ", ")) "
      + "\(formerUsers.count == 1 ? "has" : "have") to be deployed without it before"
  }

  var json: JSONValue {
    [
      "export": .string(name), "stack": .string(stack), "output": .string(outputID), "event": .string(event.rawValue),
      "formerUsers": .array(formerUsers.map(JSONValue.string)), "users": .array(users.map(JSONValue.string)),
      "message": .string(description),
    ]
  }
}
