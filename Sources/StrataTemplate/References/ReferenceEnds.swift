/// The resources that a reference leads from and to, by their positions among those of the template.
package struct ReferenceEnds: Sendable {
  /// The resource that refers; nil where something else does.
  package let source: Int?
  /// The resource that is referred to; nil where it's something else.
  package let target: Int?
}
