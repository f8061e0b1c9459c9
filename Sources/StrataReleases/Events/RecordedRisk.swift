import StrataJSON

/// Data that the deployment could lose, or had to say that it would.
package struct RecordedRisk: Sendable, Hashable {
  /// The stack's name.
  package let stack: String
  /// The resource's logical id in the template before.
  package let logicalID: String
  /// The resource's type.
  package let type: String
  /// What happens to it, and why nothing keeps the data, in words.
  package let reason: String

  /// Records a risk.
  package init(stack: String, logicalID: String, type: String, reason: String) {
    (self.stack, self.logicalID, self.type, self.reason) = (stack, logicalID, type, reason)
  }

  var json: JSONValue {
    [
      "stack": .string(stack), "logicalId": .string(logicalID), "type": .string(type), "reason": .string(reason),
    ]
  }

  init(_ members: RecordMembers) throws(RecordFormatError) {
    self.init(
      stack: try members.text("stack"), logicalID: try members.text("logicalId"), type: try members.text("type"),
      reason: try members.text("reason"))
  }
}
