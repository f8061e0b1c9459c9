package import StrataJSON

/// The stack around another, which makes it and gives its parameters their values.
package struct OuterStack: Sendable {
  /// The place of the stack among those that are looked at together.
  package let stack: Int
  /// The logical id of the resource that makes the inner stack.
  package let logicalID: String
  /// The values of the inner stack's parameters, by name, as the outer template has them; nil where not even the names are
  /// known.
  package let parameters: [String: JSONValue]?
}
