import StrataJSON
import Synchronization

/// A node with a name, made of its JSON when it's first asked for.
///
/// A type can have hundreds of definitions, of which a template uses a few.
package final class SchemaDefinition: Sendable {
  /// The name by which nodes refer to it.
  package let name: String

  private let source: JSONValue
  private let positions: [String: Int]
  private let made = AtomicLazyReference<SchemaNode>()

  init(name: String, source: JSONValue, positions: [String: Int]) {
    self.name = name
    self.source = source
    self.positions = positions
  }

  /// The node.
  package var node: SchemaNode {
    if let node = made.load() { return node }
    var reader = SchemaReader(positions: positions)
    return made.storeIfNil(reader.node(source))
  }
}
