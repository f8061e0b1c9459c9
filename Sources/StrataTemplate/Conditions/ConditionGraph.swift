import StrataJSON

/// The conditions of a template, and what its rules assert, over what only the deployment knows.
///
/// Each condition is one node, however many others name it: conditions that name each other are as many as they are
/// written, where formulas put into each other would grow without bound.
struct ConditionGraph: Sendable {
  /// A part of a condition, with the places of others in ``nodes``.
  enum Node: Sendable {
    case always(Bool)
    /// Whether a subject has a value.
    case has(subject: Int, value: String)
    /// Whether something that can't be told apart further is so.
    case unknown(Int)
    case not(Int)
    case all([Int])
    case any([Int])

    /// The nodes that it's made of.
    var parts: [Int] {
      switch self {
      case .always, .has, .unknown: []
      case .not(let part): [part]
      case .all(let parts), .any(let parts): parts
      }
    }
  }

  private(set) var nodes: [Node] = []
  /// Nodes, each behind those that it's made of.
  private(set) var order: [Int] = []
  /// The place of each node in ``order``.
  private(set) var ranks: [Int] = []
  /// What values are compared with, each once.
  private(set) var subjects: [JSONValue] = []
  /// What the template's rules assert.
  private(set) var rules: [Rule] = []
  /// The rules that decide on a subject, by its number.
  private(set) var rulesOfSubjects: [Int: [Int]] = [:]

  /// What a rule of the template asserts: a node that holds in every deployment.
  struct Rule: Sendable {
    let node: Int
    /// The node and all that it's made of.
    let parts: [Int]
    let subjects: Set<Int>
  }

  private var named: [String: Int] = [:]
  private var subjectIndexes: [JSONValue: Int] = [:]
  private var unknownIndexes: [JSONValue: Int] = [:]
  /// Whether what is read now stands in a rule, which takes functions of its own.
  private var isRule = false
  private var asserted: [Int] = []

  init(_ template: JSONValue) {
    let conditions = template["Conditions"]?.object ?? [:]
    for (index, member) in conditions.enumerated() {
      named[member.key] = index
      nodes.append(.unknown(-1))
    }
    for (index, member) in conditions.enumerated() { nodes[index] = .all([node(of: member.value)]) }
    isRule = true
    for member in template["Rules"]?.object ?? [:] { read(rule: member.value) }
    sort()
    for (index, node) in asserted.enumerated() {
      let parts = parts(of: [node])
      let subjects = Set(
        parts.compactMap { part -> Int? in
          if case .has(let subject, _) = nodes[part] { subject } else { nil }
        })
      rules.append(Rule(node: node, parts: parts, subjects: subjects))
      for subject in subjects { rulesOfSubjects[subject, default: []].append(index) }
    }
  }

  /// All nodes that some are made of, and they themselves.
  func parts(of roots: [Int]) -> [Int] {
    var isFound = [Bool](repeating: false, count: nodes.count)
    var found: [Int] = []
    var pending = roots
    while let node = pending.popLast() {
      if isFound[node] { continue }
      isFound[node] = true
      found.append(node)
      pending += nodes[node].parts
    }
    return found
  }

  /// The node of a condition, or nil where there is none of the name.
  func node(named name: String) -> Int? { named[name] }

  // MARK: Reading

  private mutating func add(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func unknown(_ value: JSONValue) -> Int {
    let next = unknownIndexes.count
    let index = unknownIndexes[value, default: next]
    unknownIndexes[value] = index
    return add(.unknown(index))
  }

  private mutating func node(of value: JSONValue) -> Int {
    guard let call = value.call else { return unknown(value) }
    let arguments = call.arguments
    switch call.function {
    case .condition:
      if let name = call.argument.string, let index = named[name] { return index }
      return unknown(call.argument)
    case .not where arguments.count == 1:
      let part = node(of: arguments[0])
      return add(.not(part))
    case .and:
      let parts = arguments.map { node(of: $0) }
      return add(.all(parts))
    case .or:
      let parts = arguments.map { node(of: $0) }
      return add(.any(parts))
    case .equals where arguments.count == 2: return equality(arguments[0], arguments[1])
    case .contains where isRule && arguments.count == 2:
      guard let list = arguments[0].array else { return unknown(value) }
      let parts = list.map { equality(arguments[1], $0) }
      return add(.any(parts))
    default: return unknown(value)
    }
  }

  private mutating func equality(_ left: JSONValue, _ right: JSONValue) -> Int {
    switch (left.comparable, right.comparable) {
    case (let left?, let right?): return add(.always(left == right))
    case (nil, let value?): return add(.has(subject: subject(left), value: value))
    case (let value?, nil): return add(.has(subject: subject(right), value: value))
    case (nil, nil): return left == right ? add(.always(true)) : unknown([left, right])
    }
  }

  private mutating func subject(_ value: JSONValue) -> Int {
    if let index = subjectIndexes[value] { return index }
    subjects.append(value)
    subjectIndexes[value] = subjects.count - 1
    return subjects.count - 1
  }

  /// Reads a rule: where its condition holds, or it has none, its assertions hold.
  ///
  /// See [Rules](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html).
  private mutating func read(rule: JSONValue) {
    let condition = rule["RuleCondition"].map { node(of: $0) }
    for assertion in rule["Assertions"]?.array ?? [] {
      guard let assert = assertion["Assert"] else { continue }
      let holds = node(of: assert)
      if let condition {
        let otherwise = add(.not(condition))
        asserted.append(add(.any([otherwise, holds])))
      } else {
        asserted.append(holds)
      }
    }
  }

  // MARK: Order

  /// Puts each node behind its parts, without recursion; what names itself, if through others, is unknown.
  private mutating func sort() {
    var states = [UInt8](repeating: 0, count: nodes.count)
    var cyclic: [Int] = []
    for start in nodes.indices where states[start] == 0 {
      var path = [(node: start, next: 0)]
      states[start] = 1
      while let step = path.last {
        let parts = nodes[step.node].parts
        guard step.next < parts.count else {
          states[step.node] = 2
          order.append(step.node)
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let part = parts[step.next]
        if states[part] == 0 {
          states[part] = 1
          path.append((part, 0))
        } else if states[part] == 1 {
          cyclic.append(part)
        }
      }
    }
    for node in Set(cyclic).sorted() {
      nodes[node] = .unknown(unknownIndexes.count)
      unknownIndexes[["Condition": .integer(Int64(node))]] = unknownIndexes.count
    }
    if !cyclic.isEmpty {
      let unknown = Set(cyclic)
      order = unknown.sorted() + order.filter { !unknown.contains($0) }
    }
    ranks = [Int](repeating: 0, count: nodes.count)
    for (rank, node) in order.enumerated() { ranks[node] = rank }
  }
}

extension JSONValue {
  /// The text that a literal is compared as; nil for a function.
  fileprivate var comparable: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
