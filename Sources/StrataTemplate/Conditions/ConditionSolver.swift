package import StrataJSON
import Synchronization

/// Tells which conditions of a template can hold together, in deployments that its rules allow.
package struct ConditionSolver: Sendable {
  /// A condition, and whether it holds.
  package struct Assumption: Hashable, Sendable {
    package let condition: String
    package let holds: Bool

    package init(condition: String, holds: Bool) {
      self.condition = condition
      self.holds = holds
    }
  }

  private let graph: Lazily<ConditionGraph>
  private let parameters: JSONObject
  private let given: [String: String]
  private let effort = Effort()

  /// The number of parts of conditions that are looked at for one question before it's left open.
  private static let mostOfOne = 100_000

  /// The number of parts that may be looked at for all questions about a template: some hundredths of a second.
  private final class Effort: Sendable {
    let left = Mutex(1_000_000)
  }

  /// Takes the conditions of a template.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - values: Values that parameters have, beside those that the deployment gives them; none unless given.
  package init(_ template: TemplateContents, given values: [String: String] = [:]) {
    graph = template.conditionGraph
    parameters = template.section("Parameters")
    given = template.deployment.parameters.merging(values) { $1 }
  }

  /// Whether the assumptions can hold together; nil where that would take too long to find out.
  package func canHold(_ assumptions: [Assumption]) -> Bool? {
    var assumed: [String: Bool] = [:]
    for assumption in assumptions {
      if assumed.updateValue(assumption.holds, forKey: assumption.condition) == !assumption.holds { return false }
    }
    let graph = graph.made
    // Of a condition that there isn't, nothing is known.
    var goals = assumptions.compactMap { assumption in
      graph.node(named: assumption.condition).map { (node: $0, holds: assumption.holds) }
    }
    if goals.isEmpty { return true }
    let budget = min(Self.mostOfOne, effort.left.withLock { $0 })
    if budget <= 0 { return nil }
    let rules = graph.rules(about: goals.map(\.node))
    goals += rules.map { (node: $0.node, holds: true) }
    let nodes = graph.parts(of: goals.map(\.node))
    var search = ConditionSearch(
      graph, goals: goals, nodes: nodes.sorted { graph.ranks[$0] < graph.ranks[$1] }, budget: budget,
      values: { values(of: graph.subjects[$0], $1) })
    let answer = search.run()
    // To find the parts takes as long as to look at them some times.
    let spent = budget - search.budget + 4 * nodes.count
    effort.left.withLock { $0 -= spent }
    return answer
  }

  /// Whether two resources surely are there together in some case.
  package func canHave(_ one: TemplateResource, _ other: TemplateResource) -> Bool {
    let conditions = [one, other].compactMap { $0.object["Condition"]?.string }
    if conditions.count < 2 || conditions[0] == conditions[1] { return true }
    return canHold(conditions.map { Assumption(condition: $0, holds: true) }) == true
  }

  /// The values that something can have, as far as conditions tell them apart.
  private func values(of subject: JSONValue, _ compared: [String]) -> [String] {
    if let name = subject.argument(of: .ref)?.string, let value = given[name] { return [value] }
    if let name = subject.argument(of: .ref)?.string, let parameter = parameters[name]?.object,
      let allowed = parameter["AllowedValues"]?.array?.compactMap(Scalar.text), !allowed.isEmpty
    {
      let compared = Set(compared)
      let others = allowed.first { !compared.contains($0) }
      return allowed.filter(compared.contains) + (others.map { [$0] } ?? [])
    }
    // Anything else stands for all that it isn't compared with.
    return compared + ["\u{0}"]
  }
}

extension ConditionGraph {
  /// The rules that decide on what some nodes compare, and those that decide on what these do.
  fileprivate func rules(about roots: [Int]) -> [Rule] {
    if rules.isEmpty { return [] }
    var pending: [Int] = parts(of: roots).flatMap { node -> [Int] in
      if case .has(let subject, _) = nodes[node] { rulesOfSubjects[subject] ?? [] } else { [] }
    }
    var found: Set<Int> = []
    while let index = pending.popLast() {
      guard found.insert(index).inserted else { continue }
      for subject in rules[index].subjects { pending += rulesOfSubjects[subject] ?? [] }
    }
    return found.sorted().map { rules[$0] }
  }
}

extension JSONPointer {
  /// The assumptions that hold of conditions at a place, by the `Fn::If` that it stands in.
  package func assumptions(in template: JSONValue) -> [ConditionSolver.Assumption] {
    var found: [ConditionSolver.Assumption] = []
    for index in tokens.indices.dropLast()
    where tokens[index] == IntrinsicFunction.if.name && tokens.indices.contains(index + 1) {
      let branch = tokens[index + 1]
      guard branch == "1" || branch == "2",
        let name = template[JSONPointer(Array(tokens[...index]) + ["0"])]?.string
      else { continue }
      found.append(ConditionSolver.Assumption(condition: name, holds: branch == "1"))
    }
    return found
  }
}
