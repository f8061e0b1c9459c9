import StrataJSON
import StrataTemplate

extension ConditionSolver {
  /// Whether resources surely are there together, in some case, with the values that stand at some places in them.
  func canHave(_ resources: [TemplateResource], at places: [JSONPointer], in template: TemplateContents) -> Bool {
    let own = Set(resources.compactMap { $0.object["Condition"]?.string })
    let assumptions =
      own.sorted().map { Assumption(condition: $0, holds: true) } + places.flatMap { $0.assumptions(in: template.json) }
    return assumptions.isEmpty || canHold(assumptions) == true
  }
}
