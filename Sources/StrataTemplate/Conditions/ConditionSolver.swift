package import StrataJSON

/// Tells which conditions of a template can hold together.
package struct ConditionSolver {
  /// A condition, and whether it holds.
  package struct Assumption: Hashable {
    package let condition: String
    package let holds: Bool

    package init(condition: String, holds: Bool) {
      self.condition = condition
      self.holds = holds
    }
  }

  private let conditions: JSONObject
  private let parameters: JSONObject
  private let given: [String: String]

  /// The number of cases that are tried before nothing is said.
  private static let maximumCases = 4_096

  package init(_ template: TemplateContents) {
    conditions = template.section("Conditions")
    parameters = template.section("Parameters")
    given = template.deployment.parameters
  }

  /// Whether the assumptions can hold together; nil where that would take too many cases to find out.
  package func canHold(_ assumptions: [Assumption]) -> Bool? {
    let formulas = assumptions.map { assumption -> ConditionFormula in
      let formula = ConditionFormula(named: assumption.condition, in: conditions)
      return assumption.holds ? formula : .not(formula)
    }
    var subjects: [JSONValue: [String]] = [:]
    var unknowns: [JSONValue] = []
    for formula in formulas { formula.collect(&subjects, &unknowns) }
    let domains = subjects.map { (subject: $0.key, values: values(of: $0.key, $0.value)) }
    var cases = 1
    for count in domains.map(\.values.count) + unknowns.map({ _ in 2 }) {
      cases *= max(1, count)
      if cases > Self.maximumCases { return nil }
    }
    return (0..<cases).contains { number in
      var number = number
      var given: [JSONValue: String] = [:]
      var truths: [JSONValue: Bool] = [:]
      for domain in domains where !domain.values.isEmpty {
        given[domain.subject] = domain.values[number % domain.values.count]
        number /= domain.values.count
      }
      for unknown in unknowns {
        truths[unknown] = number % 2 == 1
        number /= 2
      }
      return formulas.allSatisfy { $0.holds(given, truths) }
    }
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
      let allowed = parameter["AllowedValues"]?.array?.compactMap(\.string), !allowed.isEmpty
    {
      let others = allowed.first { !compared.contains($0) }
      return allowed.filter(compared.contains) + (others.map { [$0] } ?? [])
    }
    // Anything else stands for all that it isn't compared with.
    return compared + ["\u{0}"]
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
