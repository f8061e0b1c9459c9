/// A reason why CloudFormation refused a change set.
package struct ChangeSetReason: Sendable, Hashable {
  /// What was found, in a line.
  package let text: String
  /// The resource that it was found in; nil where it's of none.
  package let logicalID: String?
  /// The construct and line that it comes from; nil where none is known.
  package let place: ResourcePlace?
}
