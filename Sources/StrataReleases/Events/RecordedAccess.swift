import StrataJSON

/// Access that is wider than before, or may be.
package struct RecordedAccess: Sendable, Hashable {
  /// The stack's name.
  package let stack: String
  /// The logical id of the resource that says so.
  package let logicalID: String
  /// What is allowed, reachable or open, in words.
  package let text: String
  /// Whether it's wider; else nobody knows which way it goes.
  package let isWider: Bool

  /// Records a change of access.
  package init(stack: String, logicalID: String, text: String, isWider: Bool) {
    (self.stack, self.logicalID, self.text, self.isWider) = (stack, logicalID, text, isWider)
  }

  var json: JSONValue {
    [
      "stack": .string(stack), "logicalId": .string(logicalID), "text": .string(text), "isWider": .bool(isWider),
    ]
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      stack: try members.text("stack"), logicalID: try members.text("logicalId"), text: try members.text("text"),
      isWider: try members.flag("isWider"))
  }
}
