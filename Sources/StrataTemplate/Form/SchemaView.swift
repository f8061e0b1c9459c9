package import StrataFacts
import StrataJSON

/// The rules of a node and those it refers to together, as far as it decides what a value means.
package struct SchemaView {
  private let alternatives: [SchemaNode]
  /// The kinds of value taken.
  package let types: SchemaTypes
  /// Whether the order of a list means nothing.
  package let isSet: Bool

  package init(_ node: SchemaNode, of facts: ResourceFacts) {
    var alternatives: [SchemaNode] = []
    Self.collect(node, of: facts, into: &alternatives, depth: 0)
    self.alternatives = alternatives
    types = alternatives.reduce(into: SchemaTypes()) { $0.formUnion($1.types) }
    isSet = alternatives.contains { $0.list?.isSet == true }
  }

  private static func collect(
    _ node: SchemaNode, of facts: ResourceFacts, into nodes: inout [SchemaNode], depth: Int
  ) {
    guard depth < 8, nodes.count < 64 else { return }
    nodes.append(node)
    if let target = facts.target(of: node) { collect(target, of: facts, into: &nodes, depth: depth + 1) }
    guard let logic = node.logic else { return }
    for others in [logic.any, logic.one, logic.all] {
      for other in others { collect(other, of: facts, into: &nodes, depth: depth + 1) }
    }
    for other in [logic.then, logic.otherwise] {
      if let other { collect(other, of: facts, into: &nodes, depth: depth + 1) }
    }
  }

  /// The lists of values that may stand here.
  package var values: [ValueRules] { alternatives.compactMap(\.values) }

  /// The number of characters that a text has at most; nil where some may have any number, or nothing is said.
  package var longestText: Int? {
    let bounds = alternatives.compactMap(\.text?.length).map(\.greatest)
    return bounds.contains(nil) ? nil : bounds.compactMap(\.self).max()
  }

  /// The node of a property.
  package func property(_ name: String) -> SchemaNode? {
    for node in alternatives {
      if let found = node.object?.properties[name] { return found }
    }
    for node in alternatives {
      guard let object = node.object else { continue }
      if let others = object.others { return others }
      // One pattern is as good as all of them; which of several fits isn't worth an expression.
      if object.patterns.count == 1 { return object.patterns[0].node }
    }
    return nil
  }

  /// The node of an element of a list.
  package func item(at index: Int) -> SchemaNode? {
    for node in alternatives {
      guard let list = node.list else { continue }
      if index < list.firstItems.count { return list.firstItems[index] }
      if let items = list.items { return items }
    }
    // A single value that stands for a list of one.
    return nil
  }
}
