import StrataJSON

/// Something that happened to a resource of a stack.
struct StackEvent {
  let id: String
  let logicalID: String
  let physicalID: String?
  let type: String
  let status: String
  let reason: String?
  /// The token of the request that it came of, where that had one.
  let token: String?
  private let time: String
  private let stackID: String?

  init(_ event: JSONValue) {
    id = event["EventId"]?.string ?? ""
    logicalID = event["LogicalResourceId"]?.string ?? ""
    physicalID = event["PhysicalResourceId"]?.string
    type = event["ResourceType"]?.string ?? ""
    status = event["ResourceStatus"]?.string ?? ""
    reason = event["ResourceStatusReason"]?.string
    token = event["ClientRequestToken"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    time = event["Timestamp"]?.string ?? ""
    stackID = event["StackId"]?.string
  }

  /// Sorts events by their times, and leaves them as they are where those are the same.
  static func inOrder(_ events: [StackEvent]) -> [StackEvent] {
    events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
  }

  /// Whether it happened to the stack itself.
  func isOf(_ stack: String, id: String) -> Bool {
    logicalID == stack && physicalID == id && (stackID == nil || stackID == id)
  }

  /// Whether something began to be done with the whole stack, rather than to be taken back.
  func begins(_ stack: String, id: String) -> Bool {
    isOf(stack, id: id) && Self.beginnings.contains(status)
  }

  private static let beginnings: Set = [
    "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "IMPORT_IN_PROGRESS",
  ]

  /// Whether it failed by itself, and not because something else did.
  var isCause: Bool {
    status.hasSuffix("_FAILED") && !(reason ?? "").hasPrefix("Resource creation cancelled")
      && !(reason ?? "").hasPrefix("Resource update cancelled")
  }

  var text: String { Self.text(status, logicalID, type, reason) }

  /// What happened to a resource, in a line.
  static func text(_ status: String, _ logicalID: String, _ type: String, _ reason: String?) -> String {
    "\(status)  \(logicalID)  \(type)" + (reason.map { "  \($0)" } ?? "")
  }
}
