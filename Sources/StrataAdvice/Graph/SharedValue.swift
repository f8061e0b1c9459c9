/// A value of a resource that others read: what `Ref` gives, or an attribute.
package struct SharedValue: Sendable, Hashable {
  /// The logical id of the resource.
  package let resource: String
  /// The attribute; nil for what `Ref` gives.
  package let attribute: String?
}
