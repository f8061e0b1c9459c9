import StrataText

/// The name of a parameter, output, condition, mapping or rule, before it's known what its scope is called.
///
/// A scope may still be moved after something was declared in it, so the logical id is made when all is declared.
package struct SectionID {
  package let id: String
  package let node: ConstructNode

  init(_ id: String, in node: ConstructNode) {
    self.id = id
    self.node = node
  }

  /// The environment of the scope that it's declared in, if that has one.
  package var environment: String? { node.environmentOwner?.environment }

  /// The id below the scope of its environment; below the stack where there is none.
  package var ownID: String {
    let owner = node.environmentOwner
    var name = id.pascalCased
    var current: ConstructNode? = node
    while let place = current, place !== owner, place.parent != nil {
      name = place.path.id.pascalCased + name
      current = place.parent
    }
    return name
  }
}
