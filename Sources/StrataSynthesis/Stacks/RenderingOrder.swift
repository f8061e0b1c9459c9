import StrataJSON
import StrataLanguage

extension Synthesis {
  /// The indexes of stacks in groups: each comes after all that may use its values, whose rendering adds to it.
  ///
  /// A group is one stack, but for the last, which has those that may use each other in a circle and what these use.
  ///
  /// - Parameters:
  ///   - indexes: The indexes of the stacks, in the order of declaration; of none that is nested, as those are rendered with
  ///     the stack around them.
  ///   - usable: The indexes of those among them whose values each one may use.
  /// - Returns: The groups.
  func renderingOrder(of indexes: [Int], using usable: [Int: Set<Int>]) -> [[Int]] {
    var users = [Int](repeating: 0, count: stacks.count)
    for used in indexes.compactMap({ usable[$0] }).joined() { users[used] += 1 }
    var order: [[Int]] = []
    var ready = Array(indexes.reversed().filter { users[$0] == 0 })
    while let next = ready.popLast() {
      order.append([next])
      for used in (usable[next] ?? []).sorted(by: >) {
        users[used] -= 1
        if users[used] == 0 { ready.append(used) }
      }
    }
    let remaining = indexes.filter { users[$0] > 0 }
    return remaining.isEmpty ? order : order + [remaining]
  }

  /// The indexes of the other stacks of the app whose values a stack may use, or what is nested in it.
  func stacksUsable(by index: Int) -> Set<Int> {
    if stacks.count == 1 { return [] }
    let used = stacks[index].withNested.map(\.state.usableStacks).joined()
    return Set(used.map { app.stacks[$0].outermost.index }).subtracting([index])
  }
}

extension StackState {
  /// The indexes of the other stacks whose values this one may use; those that it won't use after all among them.
  fileprivate var usableStacks: Set<Int> {
    var walk = ReferenceWalk(stack: self)
    for resource in resources { walk.visit(resource) }
    walk.visit(app.tags)
    for condition in conditions { walk.visit(condition.expression) }
    for mapping in mappings { walk.visit(mapping.table) }
    for entry in metadata { walk.visit(entry.value) }
    for member in rawMembers { walk.visit(member.value) }
    for rule in rules {
      if let condition = rule.condition { walk.visit(condition) }
      for assertion in rule.assertions { walk.visit(assertion.expression) }
    }
    for output in outputs {
      walk.visit(output.value)
      if let name = output.exportName { walk.visit(name) }
    }
    return walk.found
  }
}

/// Goes through what is declared of a stack, and finds the other stacks that it refers to.
private struct ReferenceWalk {
  private let synthesis: SynthesisIdentity
  private let stack: Int
  private var taggedNodes = Set<ObjectIdentifier>()
  private var depth = 0
  private(set) var found = Set<Int>()

  init(stack: StackState) {
    synthesis = stack.app.identity
    self.stack = stack.index
  }

  mutating func visit(_ resource: Resource) {
    visit(resource.properties.members)
    visit(resource.rawProperties.members)
    visit(resource.ownTags)
    visitTags(around: resource.node)
    if let policy = resource.creationPolicy { visit(policy.node) }
    if let policy = resource.updatePolicy { visit(policy.node) }
    if let policy = resource.deletionPolicy { visit(policy.node) }
    if let policy = resource.updateReplacePolicy { visit(policy.node) }
    if let metadata = resource.metadata { visit(metadata.node) }
    visit(contentOf: resource)
  }

  /// Visits what a logical id is made of, which has the ids of what it refers to.
  private mutating func visit(contentOf resource: Resource) {
    guard case .content(let sources, let values) = resource.identity else { return }
    for value in values { visit(value) }
    for source in sources where source.node.stack.index != stack && source.anchor.synthesis === synthesis {
      found.insert(source.node.stack.index)
      visit(source.properties.members)
      visit(source.rawProperties.members)
    }
  }

  private mutating func visitTags(around node: ConstructNode) {
    if !node.stack.app.hasScopeTags { return }
    var current: ConstructNode? = node
    while let node = current {
      if !node.tags.isEmpty, taggedNodes.insert(ObjectIdentifier(node)).inserted { visit(node.tags) }
      current = node.enclosing
    }
  }

  mutating func visit(_ tags: Tags) {
    for (_, value) in tags.values { visit(value.node) }
  }

  mutating func visit(_ members: [TemplateNode.Member]) {
    members.withElementsInPlace { members in
      for index in 0..<members.count { visit(members[index]) }
    }
  }

  private mutating func visit(_ member: borrowing InPlace<TemplateNode.Member>) { visit(member.value.value) }

  private mutating func visit(_ element: borrowing InPlace<TemplateNode>) { visit(element.value) }

  mutating func visit(_ node: TemplateNode) {
    // What the renderer refuses it doesn't follow either.
    guard node.hasReferences, depth < TemplateRenderer.maximumDepth else { return }
    depth += 1
    visit(node.content)
    depth -= 1
  }

  /// Visits what is in a node, which isn't copied.
  private mutating func visit(_ content: TemplateNode.Content) {
    switch content {
    case .literal, .pseudoParameter, .name, .templateKey, .condition, .invalid: break
    case .list(let elements):
      elements.withElementsInPlace { elements in
        for index in 0..<elements.count { visit(elements[index]) }
      }
    case .map(let members): visit(members)
    case .function(_, let argument): visit(argument)
    case .reference(let reference): visit(reference.anchor)
    case .substitution(let segments):
      for case .value(let value) in segments { visit(value) }
    case .choice(_, let then, let otherwise):
      visit(then)
      visit(otherwise)
    case .find(let lookup):
      visit(lookup.firstKey)
      visit(lookup.secondKey)
      if let fallback = lookup.fallback { visit(fallback) }
    case .jsonText(let value): visit(value)
    case .weak(let value, let role):
      visit(value)
      if let role { visit(role) }
    }
  }

  private mutating func visit(_ anchor: Anchor) {
    if anchor.stack != stack, anchor.synthesis === synthesis { found.insert(anchor.stack) }
  }
}
