import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension Inspection {
  mutating func check(_ value: JSONValue, against rules: LogicRules) {
    let (any, one, all) = (rules.any, rules.one, rules.all)
    for index in 0..<all.count { check(value, against: all[index]) }
    if !any.isEmpty { checkAny(value, of: any) }
    if !one.isEmpty { checkOne(value, of: one) }
    if let node = rules.not {
      let result = decide(value, against: node)
      if result.isUncertain { isUncertain = true }
      if result.wrongs == 0, !result.isUncertain { report(Self.forbidden(value, node)) }
    }
    if let condition = rules.condition { check(value, if: condition, rules) }
  }

  private mutating func check(_ value: JSONValue, if condition: SchemaNode, _ rules: LogicRules) {
    let result = decide(value, against: condition)
    if result.isUncertain {
      // What is unknown can decide it either way, unless something known already has.
      isUncertain = true
      if result.wrongs == 0 { return }
    }
    let holds = result.wrongs == 0
    guard let node = holds ? rules.then : rules.otherwise else { return }
    check(value, against: node, where: ConditionWording(node: condition, value: value, holds: holds))
  }

  private mutating func checkAny(_ value: JSONValue, of nodes: TableList<SchemaNode>) {
    var counts: [Int] = []
    for index in 0..<nodes.count {
      let result = count(value, against: nodes[index])
      if result.isUncertain { isUncertain = true }
      if result.wrongs == 0 { return }
      counts.append(result.wrongs)
    }
    reportNearest(value, of: nodes, counts)
  }

  private mutating func checkOne(_ value: JSONValue, of nodes: TableList<SchemaNode>) {
    var counts: [Int] = []
    var fitting: [Int] = []
    var isSure = true
    for index in 0..<nodes.count {
      let result = count(value, against: nodes[index])
      if result.isUncertain { (isUncertain, isSure) = (true, false) }
      if result.wrongs == 0 { fitting.append(index) }
      counts.append(result.wrongs)
    }
    if fitting.isEmpty { return reportNearest(value, of: nodes, counts) }
    guard fitting.count > 1, isSure, !value.hasFunction else { return }
    // A number fits where text is wanted, but a node that wants a number is meant.
    let meant = fitting.map { nodes[$0] }.filter { Scalar.isExactly(value, types(of: $0)) }
    if meant.count > 1 { report(Self.ambiguous(meant)) }
  }

  /// Reports what is wrong with the alternative that comes nearest.
  private mutating func reportNearest(_ value: JSONValue, of nodes: TableList<SchemaNode>, _ counts: [Int]) {
    if case .object(let object) = value, let names = Self.missing(nodes, in: object) {
      report(Finding("required-property", "one of \(Wording.list(names)) is required"))
      return
    }
    let types = nodes.map(types)
    let takers = nodes.indices.filter { types[$0].isEmpty || Scalar.fits(value, types[$0]) }
    if takers.isEmpty {
      let wanted = types.reduce(into: SchemaTypes()) { $0.formUnion($1) }
      reportType(of: value, wanted)
    } else if let nearest = nearest(of: takers, nodes, value, counts) {
      reportFirst(of: value, against: nodes[nearest], counted: counts[nearest])
    }
  }

  /// The alternative with which the least is wrong; of those that say something of the same properties, one by which
  /// the first of them is right, so that a pair is told from its first member.
  private mutating func nearest(
    of indices: [Int], _ nodes: TableList<SchemaNode>, _ value: JSONValue, _ counts: [Int]
  ) -> Int? {
    var candidates = indices
    if case .object(let object) = value, let names = Self.commonNames(nodes), let member = object[names[0]] {
      let right = indices.filter { index in
        nodes[index].object?.properties[names[0]].map { count(member, against: $0).wrongs == 0 } == true
      }
      if !right.isEmpty { candidates = right }
    }
    return candidates.min { counts[$0] < counts[$1] }
  }

  /// The properties, two or more, of which each of several nodes says something.
  private static func commonNames(_ nodes: TableList<SchemaNode>) -> [String]? {
    guard let names = nodes.first?.object?.names, names.count > 1 else { return nil }
    return nodes.allSatisfy { $0.object?.names == names } ? names : nil
  }

  /// The kinds of value that a node, or what it refers to, takes.
  private func types(of node: SchemaNode) -> SchemaTypes {
    var node = node
    for _ in 0..<20 where node.types.isEmpty {
      guard let target = facts.target(of: node) else { break }
      node = target
    }
    return node.types
  }

  /// The properties of which one is required, where that's all that the alternatives say.
  private static func missing(_ nodes: TableList<SchemaNode>, in object: JSONObject) -> [String]? {
    var names: [String] = []
    for node in nodes {
      guard let name = onlyRequired(node), Presence(object[name]) == .never else { return nil }
      names.append(name)
    }
    return names.count > 1 ? names : nil
  }

  /// The only property that a node asks for.
  private static func onlyRequired(_ node: SchemaNode) -> String? {
    guard let rules = node.object, rules.required.count == 1, node.logic == nil else { return nil }
    return rules.required[0]
  }

  private static func ambiguous(_ nodes: [SchemaNode]) -> Finding {
    let names = nodes.compactMap(onlyRequired)
    if names.count == nodes.count, Set(names).count == names.count {
      return Finding(
        "one-of", "only one of \(Wording.list(names)) can be set",
        expected: "one of them", given: Wording.list(names))
    }
    return Finding(
      "one-of", "the value fits \(nodes.count) alternatives, of which exactly one must fit",
      expected: "what fits one", given: "what fits \(nodes.count)")
  }

  private static func forbidden(_ value: JSONValue, _ node: SchemaNode) -> Finding {
    if let names = node.object?.required, !names.isEmpty, case .object = value {
      let words = names.count == 1 ? "\(names[0]) can't be set" : "\(Wording.list(names)) can't be set together"
      return Finding("excluded-property", "\(words) here")
    }
    return Finding("not-allowed-value", "the value is one of those that aren't allowed", given: Wording.value(value))
  }
}
