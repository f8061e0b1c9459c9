import StrataJSON

/// What a walk finds in one resource, which is the same wherever the same resource stands.
package struct ResourceSurvey: Sendable {
  /// What it refers to.
  let references: [TemplateReference]
  /// The functions in it.
  let functions: [WrittenFunction]
  /// What is in its texts.
  let traits: TextTraits
  /// The number of dynamic references in its texts.
  let dynamicReferences: Int
  /// Whether there's a null in it.
  let hasNull: Bool

  /// About how many bytes of memory it takes.
  package var byteCount: Int {
    references.reduce(functions.count * Self.bytesOfFunction) { count, reference in
      count + MemoryLayout<TemplateReference>.stride
        + (reference.pointer.tokens.count + Self.wordsOfArray) * MemoryLayout<String>.stride
    }
  }

  private static let bytesOfFunction = 160
  private static let wordsOfArray = 2
}

/// Where in what a walk found that stands which it found in one resource.
struct ResourceExtent: Sendable {
  /// The positions of what it refers to, among all references.
  let references: Range<Int>
  /// The positions of the functions in it, among all.
  let functions: Range<Int>
  /// What is in its texts.
  let traits: TextTraits
  /// The number of dynamic references in its texts.
  let dynamicReferences: Int
  /// Whether there's a null in it.
  let hasNull: Bool

  /// What a walk has found before it comes to a resource.
  struct Start {
    let references: Int
    let functions: Int
    let dynamicReferences: Int
    let hasNull: Bool

    init(of walk: TemplateWalk) {
      (references, functions) = (walk.references.count, walk.functions.count)
      (dynamicReferences, hasNull) = (walk.dynamicReferences, walk.hasNull)
    }
  }

  /// Takes what a walk found since it came to a resource.
  ///
  /// - Parameters:
  ///   - start: What had been found before.
  ///   - walk: The walk, whose null is one in the resource.
  ///   - traits: What is in the resource's texts.
  init(from start: Start, to walk: TemplateWalk, traits: TextTraits) {
    references = start.references..<walk.references.count
    functions = start.functions..<walk.functions.count
    self.traits = traits
    dynamicReferences = walk.dynamicReferences - start.dynamicReferences
    hasNull = walk.hasNull
  }
}
