import StrataJSON

/// The profile that something was deployed with.
package struct RecordedProfile: Sendable, Hashable {
  /// The profile's name.
  package let name: String
  /// The SHA-256 of its files, in the order in which they're read; nil where nobody knows it.
  ///
  /// A user's own files aren't among them, since they may hold secrets.
  package let sha256: String?

  /// Records a profile.
  package init(name: String, sha256: String?) {
    (self.name, self.sha256) = (name, sha256)
  }

  var json: JSONValue {
    var object: JSONObject = ["name": .string(name)]
    object["sha256"] = sha256.map(JSONValue.string)
    return .object(object)
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(name: try members.text("name"), sha256: try members.optionalText("sha256"))
  }
}
