import StrataJSON
import StrataReleases

/// A change set that was to be carried out, and whose end nobody has seen yet.
package struct PendingExecution: Sendable, Hashable {
  /// The stack's name.
  package let stack: String
  /// The stack's id, an ARN that has its region.
  package let stackID: String
  /// The change set's id.
  package let changeSetID: String
  /// The SHA-256 of the template.
  package let sha256: String
  /// The profile that it was made with.
  package let profile: String
  /// The time at which it was begun.
  package let startedAt: String
  /// What its record will say that was known before; nil where none are kept.
  var event: ReleaseEvent?
  /// The names of the parameters that get a value; only where records are kept.
  var set: [String] = []

  /// That its end isn't known, in a sentence.
  package var remark: String {
    "\(stack) was begun at \(startedAt), and hasn't been seen to end: the next deploy looks it up"
  }

  var json: JSONValue {
    var object: JSONObject = [
      "stack": .string(stack), "stackId": .string(stackID), "changeSetId": .string(changeSetID),
      "sha256": .string(sha256), "profile": .string(profile), "startedAt": .string(startedAt),
    ]
    object["event"] = event.map { .object($0.json) }
    if !set.isEmpty { object["set"] = .array(set.map(JSONValue.string)) }
    return .object(object)
  }

  init(stack: String, stackID: String, changeSetID: String, sha256: String, profile: String, startedAt: String) {
    (self.stack, self.stackID, self.changeSetID) = (stack, stackID, changeSetID)
    (self.sha256, self.profile, self.startedAt) = (sha256, profile, startedAt)
  }

  /// Reads what a record has; nil where that is none.
  init?(_ json: JSONValue) {
    guard let stack = json["stack"]?.string, let stackID = json["stackId"]?.string,
      let changeSetID = json["changeSetId"]?.string
    else { return nil }
    self.init(
      stack: stack, stackID: stackID, changeSetID: changeSetID, sha256: json["sha256"]?.string ?? "",
      profile: json["profile"]?.string ?? "", startedAt: json["startedAt"]?.string ?? "")
    event = json["event"]?.object.flatMap(ReleaseEvent.init)
    set = json["set"]?.array?.compactMap(\.string) ?? []
  }
}
