import StrataJSON
import StrataTemplate

/// What is known of a stack's values before it's deployed: by its parameters and conditions.
final class StackReading: Sendable {
  let stack: CostedStack
  let solver: ConditionSolver
  var contents: TemplateContents { stack.contents }

  init(_ stack: CostedStack) {
    self.stack = stack
    solver = ConditionSolver(stack.contents)
  }

  /// A resource's properties.
  func properties(of resource: TemplateResource) -> ValueReading {
    ValueReading(
      value: .object(resource.properties), stack: self, name: "",
      assumptions: resource.object["Condition"]?.string.map { [.init(condition: $0, holds: true)] } ?? [])
  }

  /// The number of a resource that a template names once: one, none, or either.
  func presence(of resource: TemplateResource) -> Bounds {
    guard let condition = resource.object["Condition"]?.string else { return .one }
    if solver.canHold([.init(condition: condition, holds: true)]) == false { return Bounds(0) }
    return solver.canHold([.init(condition: condition, holds: false)]) == false ? .one : Bounds(.zero, .one)
  }
}
