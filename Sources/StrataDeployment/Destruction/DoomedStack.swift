import StrataJSON
import StrataTemplate

/// A stack that is wholly of an environment, and goes with it.
package struct DoomedStack: Sendable, Hashable {
  /// The stack's name.
  package let name: String
  /// The id, which no other stack ever has.
  package let id: String
  /// The region that it's in; nil for the one that `aws` is set to.
  package let region: String?
  /// The resources in it, sorted by logical id.
  package let resources: [DoomedResource]

  let status: String
  /// The time of its last change when it was looked at.
  let changed: String

  /// The resources that are deleted, some of which leave something behind.
  package var gone: [DoomedResource] { resources.filter { $0.fate != .kept } }

  /// The resources of which something stays.
  package var kept: [DoomedResource] { resources.filter { $0.fate != .deleted } }

  /// Whether it's being deleted already, by an earlier run or by somebody else.
  package var isBeingDeleted: Bool { status == "DELETE_IN_PROGRESS" }
}
