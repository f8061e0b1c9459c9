package import StrataTemplate

/// A resource of one of the stacks that are looked at together.
package struct WorldResource: Sendable {
  /// The place among the world's resources, which is its identity.
  package let index: Int
  /// The place of its stack among the world's stacks.
  package let stack: Int
  /// The place of its environment among the world's environments; nil for what belongs to none, which is shared.
  package let environment: Int?
  /// What the template says of it.
  package let resource: TemplateResource

  package var logicalID: String { resource.logicalID }
  package var type: String { resource.type }
}
