package import StrataJSON

/// Something that a record may say, in a form that has a version of its own.
///
/// Who knows the version reads the content; others keep it as it is.
package struct VersionedFact: Sendable, Hashable {
  /// The version of the form.
  package let version: Int
  /// The content, with the version.
  package let content: JSONObject

  /// Puts a version to a content.
  package init(version: Int, _ content: JSONObject) {
    self.version = version
    var content = content
    content["version"] = .integer(Int64(version))
    self.content = content
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(version: try members.number("version"), members.content)
  }
}
