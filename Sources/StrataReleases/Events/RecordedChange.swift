import StrataJSON

/// A change of a resource, as the change set that was carried out had it.
package struct RecordedChange: Sendable, Hashable {
  /// `Add`, `Modify`, `Remove`, `Import` or what else CloudFormation says.
  package let action: String
  /// The resource's logical id.
  package let logicalID: String
  /// The resource's type.
  package let type: String
  /// `True` or `Conditional` where it's replaced, or may be; nil where it isn't.
  package let replacement: String?
  /// The fate of what goes away, such as `Delete` or `Retain`; nil where CloudFormation doesn't say.
  package let policy: String?
  /// The values by which a resource that was imported is known; nil for any other.
  package let identifier: [String: String]?

  /// Records a change.
  package init(
    action: String, logicalID: String, type: String, replacement: String? = nil, policy: String? = nil,
    identifier: [String: String]? = nil
  ) {
    (self.action, self.logicalID, self.type) = (action, logicalID, type)
    (self.replacement, self.policy, self.identifier) = (replacement, policy, identifier)
  }

  var json: JSONValue {
    var object: JSONObject = [
      "action": .string(action), "logicalId": .string(logicalID), "type": .string(type),
    ]
    object["replacement"] = replacement.map(JSONValue.string)
    object["policy"] = policy.map(JSONValue.string)
    object["identifier"] = identifier.map { .object(JSONObject(texts: $0)) }
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      action: try members.text("action"), logicalID: try members.text("logicalId"), type: try members.text("type"),
      replacement: try members.optionalText("replacement"), policy: try members.optionalText("policy"),
      identifier: members.has("identifier") ? try members.texts("identifier") : nil)
  }
}
