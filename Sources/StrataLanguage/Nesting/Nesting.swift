import StrataFindings
import StrataText

/// The place in another stack that has a stack's template.
package struct Nesting {
  /// The place in the other stack's tree; for a nested stack that of its resource.
  package let node: ConstructNode

  /// Whether the template is deployed by something else than the other stack, such as a stack set, so that no value
  /// crosses from one to the other.
  package let isDetached: Bool

  /// The name of the stack whose template is at a place: that of the other stack, and the ids below it.
  ///
  /// - Parameter own: The stack's own name, for a place that is no more than the other stack.
  /// - Returns: The name, such as `Orders.Network`.
  func name(of own: String) -> String {
    let ids = node.path.idsBelowStack.map(\.pascalCased).joined()
    return "\(node.stack.name).\(ids.isEmpty ? own : ids)"
  }

  /// The path of the stack whose template is there.
  var path: ConstructPath {
    ConstructPath(node.path.id, in: node.path.parent, isRepeated: node.path.isRepeated, isStack: true)
  }
}

extension StackState {
  /// The stack of the app that this one is in; itself where it's one.
  package var outermost: StackState { nesting?.node.stack.outermost ?? self }

  /// The outermost of the stacks that this one is deployed with.
  package var deployed: StackState {
    guard let nesting, !nesting.isDetached else { return self }
    return nesting.node.stack.deployed
  }

  /// The resources, and those of the stacks that are nested in it.
  var resourcesWithNested: [Resource] {
    if nested.isEmpty { return resources }
    return resources + nested.filter { $0.nesting?.isDetached == false }.flatMap(\.resourcesWithNested)
  }
}

extension ConstructNode {
  /// This node and another as one template has them, where a nested stack's resource stands for what is in it.
  ///
  /// - Parameter other: The other node.
  /// - Returns: The two nodes of one template; nil where no stack that is deployed has both.
  package func meeting(_ other: ConstructNode) -> (own: ConstructNode, other: ConstructNode)? {
    let places = other.places
    for own in self.places {
      if let place = places.first(where: { $0.stack === own.stack }) { return (own, place) }
    }
    return nil
  }

  /// The node, and those that stand for it in the stacks around.
  private var places: [ConstructNode] {
    var places = [self]
    while let nesting = places[places.count - 1].stack.nesting, !nesting.isDetached { places.append(nesting.node) }
    return places
  }
}

extension Finding {
  /// The fault that something needs what is deployed apart from it.
  package static func deployedApart(_ path: ConstructPath) -> Finding {
    Finding(
      .invalidReference, "\(path) and what it uses are in templates that are deployed apart from each other",
      hint: "give the value by a parameter of the template, which whoever deploys it fills")
  }
}
