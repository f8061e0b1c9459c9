/// The conditions of a statement, of which each key has one of some values.
package struct PermissionConditions: Sendable, Hashable {
  /// The service that a role is handed to, such as `ecs-tasks.amazonaws.com`; any where there are none.
  package var services: [String] = []
  /// The boundary that a role keeps within, as an ARN with stars; any where there is none.
  package var boundary: String?
  /// The regions that a request is sent to; any where there are none.
  package var regions: [String] = []

  /// That nothing has to hold.
  package static let none = PermissionConditions()
}
