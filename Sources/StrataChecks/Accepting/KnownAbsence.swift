import StrataFindings
import StrataJSON
import StrataTemplate

/// The parts of a template that the values of its parameters leave out, where these are known.
struct KnownAbsence {
  private let template: TemplateContents
  private let solver: ConditionSolver

  /// Reads a template; nil where no values are known.
  init?(_ template: TemplateContents) {
    if template.deployment.parameters.isEmpty || template.section("Conditions").isEmpty { return nil }
    self.template = template
    solver = ConditionSolver(template)
  }

  /// Whether a finding is about what surely isn't there.
  func covers(_ finding: Finding) -> Bool {
    guard let pointer = finding.pointer, pointer.tokens.count > 1,
      ["Outputs", "Resources"].contains(pointer.tokens[0])
    else { return false }
    var assumptions = pointer.assumptions(in: template.json)
    if let condition = template.json[JSONPointer(Array(pointer.tokens.prefix(2)) + ["Condition"])]?.string {
      assumptions.append(.init(condition: condition, holds: true))
    }
    return !assumptions.isEmpty && solver.canHold(assumptions) == false
  }
}
