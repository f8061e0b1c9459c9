import StrataJSON

/// A search for a deployment in which some nodes of a ``ConditionGraph`` hold.
struct ConditionSearch {
  /// What a deployment decides: the value of a subject, or whether something unknown is so.
  private enum Variable: Hashable {
    case subject(Int)
    case unknown(Int)
  }

  /// The values, by number, that a variable may have: of a subject those of `values`, of an unknown no and yes.
  private struct Domain {
    let variable: Variable
    let values: [String]

    var count: Int { values.isEmpty ? 2 : values.count }
  }

  private let graph: ConditionGraph
  /// The nodes that have to hold or not to.
  private let goals: [(node: Int, holds: Bool)]
  /// All that the goals are made of, each behind its parts.
  private let nodes: [Int]
  private var domains: [Domain] = []
  private var indexes: [Variable: Int] = [:]
  /// The number of the value that each variable has, or nil where that's open.
  private var chosen: [Int?]
  /// Whether each node holds, by its place in the graph.
  private var states: [Bool?]

  /// The number of nodes that may still be looked at.
  private(set) var budget: Int

  init(
    _ graph: ConditionGraph, goals: [(node: Int, holds: Bool)], nodes: [Int], budget: Int,
    values: (Int, [String]) -> [String]
  ) {
    self.graph = graph
    self.goals = goals
    self.nodes = nodes
    self.budget = budget
    states = [Bool?](repeating: nil, count: graph.nodes.count)
    var compared: [Int: [String]] = [:]
    var seen: [Int: Set<String>] = [:]
    var order: [Variable] = []
    for node in nodes {
      switch graph.nodes[node] {
      case .has(let subject, let value):
        if compared[subject] == nil { order.append(.subject(subject)) }
        if seen[subject, default: []].insert(value).inserted { compared[subject, default: []].append(value) }
      case .unknown(let index):
        if indexes.updateValue(0, forKey: .unknown(index)) == nil { order.append(.unknown(index)) }
      case .always, .not, .all, .any: break
      }
    }
    for variable in order {
      indexes[variable] = domains.count
      switch variable {
      case .subject(let subject):
        domains.append(Domain(variable: variable, values: values(subject, compared[subject] ?? [])))
      case .unknown: domains.append(Domain(variable: variable, values: []))
      }
    }
    chosen = [Int?](repeating: nil, count: domains.count)
  }

  /// Whether there is such a deployment; nil where the budget doesn't do to find out.
  mutating func run() -> Bool? {
    // The variables that have been decided, in turn: without recursion, as there may be many.
    var decided: [Int] = []
    while true {
      guard spend() else { return nil }
      evaluate()
      let outcomes = goals.map { goal in states[goal.node].map { $0 == goal.holds } }
      if outcomes.allSatisfy({ $0 == true }) { return true }
      if !outcomes.contains(false), let next = openVariable(outcomes) {
        chosen[next] = 0
        decided.append(next)
        continue
      }
      // Another value, or another one of what was decided before.
      while let last = decided.last {
        let value = (chosen[last] ?? 0) + 1
        if value < domains[last].count {
          chosen[last] = value
          break
        }
        chosen[last] = nil
        decided.removeLast()
      }
      if decided.isEmpty { return false }
    }
  }

  private mutating func spend() -> Bool {
    budget -= nodes.count
    return budget >= 0
  }

  private mutating func evaluate() {
    for node in nodes {
      switch graph.nodes[node] {
      case .always(let flag): states[node] = flag
      case .has(let subject, let value):
        let index = indexes[.subject(subject)] ?? 0
        states[node] = chosen[index].map { domains[index].values[$0] == value }
      case .unknown(let unknown):
        let index = indexes[.unknown(unknown)] ?? 0
        states[node] = chosen[index].map { $0 == 1 }
      case .not(let part): states[node] = states[part].map { !$0 }
      case .all(let parts):
        if parts.contains(where: { states[$0] == false }) {
          states[node] = false
        } else {
          states[node] = parts.allSatisfy { states[$0] == true } ? true : nil
        }
      case .any(let parts):
        if parts.contains(where: { states[$0] == true }) {
          states[node] = true
        } else {
          states[node] = parts.allSatisfy { states[$0] == false } ? false : nil
        }
      }
    }
  }

  /// A variable on which an open goal depends.
  private func openVariable(_ outcomes: [Bool?]) -> Int? {
    guard let goal = outcomes.firstIndex(where: { $0 == nil }) else { return nil }
    var node = goals[goal].node
    while true {
      switch graph.nodes[node] {
      case .has(let subject, _): return indexes[.subject(subject)]
      case .unknown(let unknown): return indexes[.unknown(unknown)]
      case .always: return nil
      case .not(let part): node = part
      case .all(let parts), .any(let parts):
        guard let open = parts.first(where: { states[$0] == nil }) else { return nil }
        node = open
      }
    }
  }
}
