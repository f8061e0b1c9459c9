import StrataJSON

/// What a property of a resource says of another one, for drawings.
package struct NamedUse: Sendable, Hashable {
  /// The place among the world's resources of the one whose property it is.
  package let holder: Int
  /// The place of the one that it names.
  package let target: Int
  /// The name of the property, without those inside it.
  package let property: String
  /// What the holder does with the other, as in `sends messages to`.
  package let words: String
  /// Whether it's known what the property is for, and AWS carries something by it.
  package let isCarrying: Bool
  /// Whether the holder lets the other in, so that the other is the one that acts.
  package let isInward: Bool
  /// Whether the other is the key that the holder encrypts with.
  package let isEncryption: Bool
}

extension IsolationWorld {
  /// What the properties of all resources name for sure, in the order of the templates.
  package var namedUses: [NamedUse] {
    let finder = UseFinder(ResourceReferences(ResourceNames(self)))
    return resources.flatMap { resource in
      finder.uses(of: resource).filter { $0.certainty == .same }.map { use in
        NamedUse(
          holder: use.holder, target: use.target, property: use.pointer.tokens.dropFirst(3).first ?? "",
          words: use.edge.words, isCarrying: !["refers to", "is told of"].contains(use.edge.words),
          isInward: use.edge.kind == .inward, isEncryption: use.edge.words == "encrypts with")
      }
    }
  }
}
