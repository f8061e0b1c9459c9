import StrataJSON

/// Somebody's approval of what was deployed.
package struct RecordedApproval: Sendable, Hashable {
  /// The name, as the approval has it.
  package let name: String
  /// The commit that brought the approval; nil where it's in none.
  package let commit: String?
  /// Whether it's known that it was this person; else the name is claimed.
  package let isVerified: Bool
  /// How that is known, or why it isn't.
  package let reason: String

  /// Records an approval.
  package init(name: String, commit: String?, isVerified: Bool, reason: String) {
    (self.name, self.commit, self.isVerified, self.reason) = (name, commit, isVerified, reason)
  }

  var json: JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["commit"] = commit.map(JSONValue.string)
    object["isVerified"] = .bool(isVerified)
    object["reason"] = .string(reason)
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      name: try members.text("name"), commit: try members.optionalText("commit"),
      isVerified: try members.flag("isVerified"), reason: try members.text("reason"))
  }
}
