import StrataJSON

/// Something in a resource's properties that names another resource.
struct ResourceUse: Sendable {
  /// The place among the world's resources of the one whose property it is.
  let holder: Int
  let pointer: JSONPointer
  let edge: DataEdge
  /// The resource that it names.
  let target: Int
  /// Whether it does.
  var certainty: Sameness
}
