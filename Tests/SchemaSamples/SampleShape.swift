import StrataFacts
import StrataJSON

/// All that nodes, those they refer to and one alternative of each choice say of one value.
struct SampleShape {
  /// The nodes that always apply.
  private(set) var fixed: [SchemaNode] = []
  /// The nodes that apply because an alternative was taken.
  private(set) var chosen: [SchemaNode] = []
  /// The properties that other alternatives ask for.
  private(set) var foreign: Set<String> = []
  /// The properties of which each of an object's alternatives asks for some.
  private(set) var alternatives: [Set<String>] = []

  /// The properties that each of an object's alternatives asks for, where that's all they say and only one may fit.
  private(set) var exclusives: [[Set<String>]] = []

  private let facts: ResourceFacts

  /// Makes a shape.
  ///
  /// - Parameters:
  ///   - fixed: Nodes that always apply.
  ///   - chosen: Nodes that apply because of a choice further up.
  ///   - facts: The type whose nodes they are.
  ///   - choose: Gives the position of one of as many alternatives.
  init(fixed: [SchemaNode], chosen: [SchemaNode] = [], facts: ResourceFacts, choose: (Int) -> Int) {
    self.facts = facts
    for node in fixed { add(node, isChosen: false, depth: 0, choose) }
    for node in chosen { add(node, isChosen: true, depth: 0, choose) }
  }

  private mutating func add(_ node: SchemaNode, isChosen: Bool, depth: Int, _ choose: (Int) -> Int) {
    guard depth < 20 else { return }
    if isChosen { chosen.append(node) } else { fixed.append(node) }
    if let target = facts.target(of: node) { add(target, isChosen: isChosen, depth: depth + 1, choose) }
    guard let logic = node.logic else { return }
    for part in logic.all { add(part, isChosen: isChosen, depth: depth + 1, choose) }
    for (choices, isExclusive) in [(logic.any, false), (logic.one, true)] where !choices.isEmpty {
      let position = choose(choices.count)
      add(choices[position], isChosen: true, depth: depth + 1, choose)
      let wanted = choices.map { Set($0.object?.required ?? []) }
      if isExclusive {
        for (index, names) in wanted.enumerated() where index != position {
          foreign.formUnion(names.subtracting(wanted[position]))
        }
        if !isChosen, choices.allSatisfy(Self.onlyRequires) { exclusives.append(wanted) }
      }
      if !isChosen, wanted.allSatisfy({ !$0.isEmpty }) {
        alternatives.append(wanted.reduce(into: Set()) { $0.formUnion($1) })
      }
    }
  }

  /// Whether a node asks for properties, and for nothing else.
  private static func onlyRequires(_ node: SchemaNode) -> Bool {
    guard let rules = node.object, node.logic == nil, node.reference == nil else { return false }
    return rules.names.isEmpty && !rules.isClosed && rules.exactlyOne.isEmpty && rules.count == nil
      && rules.dependent.isEmpty && rules.excluded.isEmpty
  }

  /// All nodes that apply.
  var nodes: [SchemaNode] { fixed + chosen }

  /// The kinds of value that all nodes take.
  var types: SchemaTypes { Self.types(of: nodes) }

  /// The kinds of value that all of some nodes take.
  static func types(of nodes: [SchemaNode]) -> SchemaTypes {
    nodes.reduce(SchemaTypes()) { types, node in
      if types.isEmpty || node.types.isEmpty { return types.union(node.types) }
      let common = types.intersection(node.types)
      let numbers: SchemaTypes = [.integer, .number]
      // Whole numbers are numbers.
      if common.isDisjoint(with: numbers), !types.isDisjoint(with: numbers), !node.types.isDisjoint(with: numbers) {
        return common.union(.integer)
      }
      return common
    }
  }

  /// What the nodes want of texts.
  var text: TextSampler.Wish {
    var wish = TextSampler.Wish()
    for node in nodes {
      if let format = node.format { wish.formats.append(format) }
      guard let rules = node.text else { continue }
      if let pattern = rules.pattern, !wish.patterns.contains(pattern) { wish.patterns.append(pattern) }
      wish.least = max(wish.least, rules.length?.least ?? 0)
      if let most = rules.length?.greatest { wish.most = min(wish.most ?? most, most) }
    }
    return wish
  }

  /// The values that all nodes allow, or nil where any is allowed.
  var values: [JSONValue]? {
    var values: [JSONValue]?
    for node in nodes {
      guard let rules = node.values else { continue }
      let allowed = rules.constant.map { [$0] } ?? rules.allowed
      values = values.map { $0.filter { Self.allows($0, rules) } } ?? allowed
    }
    return values
  }

  private static func allows(_ value: JSONValue, _ rules: ValueRules) -> Bool {
    if let constant = rules.constant, constant != value { return false }
    if rules.allowed.isEmpty || rules.allowed.contains(value) { return true }
    guard rules.ignoresCase, let text = value.string?.lowercased() else { return false }
    return rules.allowed.contains { $0.string?.lowercased() == text }
  }
}

extension SampleShape {
  /// The rules for objects.
  var objects: [ObjectRules] { nodes.compactMap(\.object) }

  /// The rules for lists.
  var lists: [ListRules] { nodes.compactMap(\.list) }

  /// The rules for numbers.
  var numbers: [NumberRules] { nodes.compactMap(\.number) }

  /// The nodes of a property, those that always apply apart from those of an alternative.
  func nodes(ofProperty name: String) -> (fixed: [SchemaNode], chosen: [SchemaNode]) {
    func find(_ nodes: [SchemaNode]) -> [SchemaNode] { nodes.compactMap { $0.object?.properties[name] } }
    return (find(fixed), find(chosen))
  }

  /// The nodes of a list's element.
  func nodes(ofElement index: Int, isStrict: Bool) -> (fixed: [SchemaNode], chosen: [SchemaNode]) {
    func find(_ nodes: [SchemaNode]) -> [SchemaNode] {
      nodes.compactMap(\.list).flatMap { list -> [SchemaNode] in
        guard index < list.firstItems.count else { return [list.items].compactMap(\.self) }
        return [list.firstItems[index]] + (isStrict ? [list.items].compactMap(\.self) : [])
      }
    }
    return (find(fixed), find(chosen))
  }
}
