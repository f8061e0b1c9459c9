import StrataFacts

/// The kinds of value that a node takes of what a reference yields.
struct ReferenceKinds {
  /// The kinds; none of them means any.
  let kinds: SchemaTypes
  /// Whether text is made of a number where text is wanted.
  private let makesTextOfNumbers: Bool

  private static let numbers: SchemaTypes = [.integer, .number, .boolean]

  init(of node: SchemaNode, in facts: ResourceFacts) {
    kinds = Self.kinds(of: node, facts, depth: 0)
    // Handlers get a number as it is, and refuse it: "expected type: String, found: Integer".
    makesTextOfNumbers = !facts.hasHandlers
  }

  /// Whether a value of one of some kinds is taken; a number is read from text anywhere.
  func takes(_ given: SchemaTypes) -> Bool {
    if kinds.isEmpty || given.isEmpty || !kinds.isDisjoint(with: given) { return true }
    let isNumber = !given.isDisjoint(with: Self.numbers)
    if !kinds.isDisjoint(with: Self.numbers) { return isNumber || given.contains(.string) }
    return isNumber && makesTextOfNumbers && kinds.contains(.string)
  }

  private static func kinds(of node: SchemaNode, _ facts: ResourceFacts, depth: Int) -> SchemaTypes {
    guard depth < 20 else { return [] }
    var kinds = node.types
    if kinds.isEmpty, let target = facts.target(of: node) { kinds = self.kinds(of: target, facts, depth: depth + 1) }
    if kinds.isEmpty, let logic = node.logic {
      for part in logic.all where kinds.isEmpty { kinds = self.kinds(of: part, facts, depth: depth + 1) }
      for alternatives in [logic.any, logic.one] where kinds.isEmpty {
        let all = alternatives.map { self.kinds(of: $0, facts, depth: depth + 1) }
        // One that takes anything is as if there were none.
        if !all.contains(where: \.isEmpty) { kinds = all.reduce([]) { $0.union($1) } }
      }
    }
    // JSON may be given as what it is or as its text.
    if node.format == "json", !kinds.isEmpty { kinds.formUnion([.string, .object]) }
    return kinds
  }
}
