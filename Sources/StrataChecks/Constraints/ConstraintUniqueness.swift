import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// No two resources of a type have the same values.
struct ConstraintUniqueness {
  private let template: ConstraintTemplate
  private let constraint: Constraint
  private let paths: [ConstraintPath]

  init(_ template: ConstraintTemplate, _ constraint: Constraint, _ paths: [ConstraintPath]) {
    (self.template, self.constraint, self.paths) = (template, constraint, paths)
  }

  func findings(among resources: [ConstrainedResource]) -> [Finding] {
    if resources.count < 2 { return [] }
    var first: [[ConstraintIdentity]: TemplateResource] = [:]
    return resources.compactMap { constrained -> Finding? in
      guard constrained.canBreak(constraint), let (key, place) = key(of: constrained) else { return nil }
      let resource = constrained.declaration
      guard let other = first[key] else {
        first[key] = resource
        return nil
      }
      guard template.solver.canHave(other, resource) else { return nil }
      let names = paths.map(ConstraintWording.name)
      return Finding(
        RuleID(stringLiteral: constraint.id),
        constraint.message.map {
          $0.split(separator: "{other}", omittingEmptySubsequences: false).joined(separator: other.logicalID)
        }
          ?? "\(other.logicalID) has the same \(ConstraintWording.list(names, "and"))",
        severity: constraint.isWarning ? .warning : .error, at: place,
        expected: constraint.expected ?? "another \(ConstraintWording.list(names, "or"))", hint: constraint.hint)
    }
  }

  /// The values of a resource that are known whatever the conditions are, and the place of the last.
  private func key(of resource: ConstrainedResource) -> ([ConstraintIdentity], JSONPointer)? {
    var scope = ConstraintScope(template, resource, in: ConstraintWorld())
    guard let subject = scope.subjects(constraint.subjects[0]).first else { return nil }
    if let condition = constraint.condition, scope.holds(condition, for: subject) != .yes { return nil }
    var key: [ConstraintIdentity] = []
    var place = resource.pointer
    for path in paths {
      let search = scope.search(path, from: subject)
      guard search.values.count == 1, !search.isIncomplete,
        let identity = ConstraintIdentity(search.values[0], in: template)
      else { return nil }
      key.append(identity)
      place = search.values[0].place
    }
    return (key, place)
  }
}
