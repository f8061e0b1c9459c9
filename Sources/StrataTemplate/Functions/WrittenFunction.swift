package import StrataJSON

/// A member of an object that has a function's name, whether it can stand there or not.
package struct WrittenFunction: Sendable {
  /// The name and the argument.
  package let member: JSONObject.Member
  /// The number of members beside it in its object.
  package let siblings: Int
  /// The section in which it stands.
  package let section: String
}
