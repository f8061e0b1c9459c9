import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// A constraint held against a resource, in each case of a deployment that makes a difference to it.
struct ConstraintCases {
  private let template: ConstraintTemplate
  private let constraint: Constraint
  private let resource: ConstrainedResource
  private var left = ConstraintCases.mostCases

  /// The most cases of one constraint and one resource that are looked at.
  private static let mostCases = 48

  init(_ template: ConstraintTemplate, _ constraint: Constraint, _ resource: ConstrainedResource) {
    (self.template, self.constraint, self.resource) = (template, constraint, resource)
  }

  /// What is found, each at the place once.
  mutating func findings() -> [Finding] {
    let found = breaches(in: resource.world)
    if found.isEmpty { return [] }
    var seen: Set<JSONPointer> = []
    return found.filter { seen.insert($0.finding.pointer ?? JSONPointer()).inserted }.map {
      $0.shown(isWarning: constraint.isWarning)
    }
  }

  /// A breach, with the values of parameters that it depends on.
  private struct Found {
    var finding: Finding
    var parameters: [String: String] = [:]

    /// The finding, which is no error where a parameter may have a value with which there is none.
    func shown(isWarning: Bool) -> Finding {
      if parameters.isEmpty { return finding }
      let values = parameters.sorted { $0.key < $1.key }.map { "\($0.key) \(Wording.quoted($0.value))" }
      return finding.where(values.joined(separator: " and "))
    }
  }

  private mutating func breaches(in world: ConstraintWorld) -> [Found] {
    left -= 1
    // Nearly nothing is found, and only of that a place is told.
    var scope = ConstraintScope(template, resource, in: world, keepsPlaces: false)
    var (findings, isOpen) = scope.breaches(of: constraint)
    if !findings.isEmpty {
      scope = ConstraintScope(template, resource, in: world)
      (findings, isOpen) = scope.breaches(of: constraint)
    }
    guard isOpen, let choice = scope.choice, left > 0 else {
      return findings.isEmpty || !canBe(world, isCertain: true)
        ? [] : findings.map { Found(finding: $0, parameters: world.parameters) }
    }
    switch choice {
    case .condition(let name):
      return [true, false].flatMap { holds -> [Found] in
        var inner = world
        inner.conditions[name] = holds
        return canBe(inner, isCertain: false) ? breaches(in: inner) : []
      }
    case .parameter(let name):
      let (values, isClosed) = template.values(of: name)
      let found = values.map { value -> [Found] in
        var inner = world
        inner.parameters[name] = value
        return breaches(in: inner)
      }
      let places = found.map { Set($0.compactMap(\.finding.pointer)) }
      return found.flatMap(\.self).map { breach in
        var breach = breach
        // What is so with each value doesn't depend on it.
        if isClosed, let place = breach.finding.pointer, places.allSatisfy({ $0.contains(place) }) {
          breach.parameters[name] = nil
        }
        return breach
      }
    }
  }

  /// Whether a deployment can be so, with the resource in it.
  private func canBe(_ world: ConstraintWorld, isCertain: Bool) -> Bool {
    let assumptions = world.assumptions
    if assumptions.isEmpty { return true }
    let solver =
      world.parameters.isEmpty ? template.solver : ConditionSolver(template.contents, given: world.parameters)
    let answer = solver.canHold(assumptions)
    return isCertain ? answer == true : answer != false
  }
}

extension Finding {
  /// The finding as a warning that says in which case it is so.
  fileprivate func `where`(_ condition: String) -> Finding {
    Finding(
      rule, "\(message), with \(condition)", severity: .warning, at: pointer ?? JSONPointer(), expected: expected,
      given: given, hint: hint, notes: notes)
  }
}
