import StrataJSON

/// Something that happened to a resource of a stack.
struct StackEvent {
  private let logicalID: String
  private let type: String
  private let status: String
  private let reason: String?

  init(_ event: JSONValue) {
    logicalID = event["LogicalResourceId"]?.string ?? ""
    type = event["ResourceType"]?.string ?? ""
    status = event["ResourceStatus"]?.string ?? ""
    reason = event["ResourceStatusReason"]?.string
  }

  /// Whether it failed by itself, and not because something else did.
  var isCause: Bool {
    status.hasSuffix("_FAILED") && !(reason ?? "").hasPrefix("Resource creation cancelled")
      && !(reason ?? "").hasPrefix("Resource update cancelled")
  }

  var text: String {
    "\(status)  \(logicalID)  \(type)" + (reason.map { "  \($0)" } ?? "")
  }
}
