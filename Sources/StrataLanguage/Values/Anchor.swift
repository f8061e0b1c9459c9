/// The place of the thing that a reference refers to, never the thing itself.
///
/// Resources live for one synthesis and are mutable; an anchor is immutable, so values made from it are `Sendable`.
package final class Anchor: Sendable {
  package enum Kind: String, Sendable {
    case resource, parameter, condition, mapping
    /// The template of a whole stack.
    case template
  }

  package let synthesis: SynthesisIdentity
  package let kind: Kind
  /// The stack, counted in the order of declaration.
  package let stack: Int
  /// The resource, parameter, condition or mapping of that stack; 0 for its template.
  package let index: Int
  package let path: ConstructPath

  package init(synthesis: SynthesisIdentity, kind: Kind, stack: Int, index: Int, path: ConstructPath) {
    self.synthesis = synthesis
    self.kind = kind
    self.stack = stack
    self.index = index
    self.path = path
  }
}

/// Tells one synthesis from another, so that a value carried over between two is noticed.
package final class SynthesisIdentity: Sendable {
  package let app: String

  package init(app: String) {
    self.app = app
  }
}
