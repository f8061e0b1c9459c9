/// A resource that failed by itself, with the reason and the place that it comes from.
package struct FailedResource: Sendable, Hashable {
  /// The resource's logical id; in a nested stack behind those that lead there, as in `Network/Vpc`.
  package let logicalID: String
  /// The resource's type.
  package let type: String
  /// The status that CloudFormation gave it, such as `CREATE_FAILED`.
  package let status: String
  /// The reason, as CloudFormation has it; nil where it gives none.
  package let reason: String?
  /// The construct and line that it comes from; nil where none is known.
  package let place: ResourcePlace?
  /// What other services know of it, such as why tasks stopped, each in a line.
  package let details: [String]

  init(
    _ event: StackEvent, path: String = "", place: ResourcePlace?, details: [String], shown: (String) -> String
  ) {
    (logicalID, type, status) = (path + event.logicalID, event.type, event.status)
    reason = event.reason.map(shown)
    self.place = place
    self.details = details.map(shown)
  }

  /// The resource in a line.
  package var text: String { StackEvent.text(status, logicalID, type, reason) }
}
