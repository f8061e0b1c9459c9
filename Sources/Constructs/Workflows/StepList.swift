/// A list of steps as the Amazon States Language has it.
///
/// See [State machine structure](https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html).
enum StepList {
  /// The members of a state machine, or of a part of one.
  static func members(_ steps: [Step]) -> [(String, TemplateNode?)] {
    // Of two of one name the first is taken; both are reported.
    var seen: Set<String> = []
    let states = steps.enumerated().filter { seen.insert($0.element.name).inserted }.map { index, step in
      (step.name, state(step, following: steps.dropFirst(index + 1).first?.name))
    }
    return [("StartAt", .string(steps.first?.name ?? "")), ("States", .map(states.map { ($0.0, $0.1) }))]
  }

  /// All steps, those in others among them.
  static func all(_ steps: [Step]) -> [Step] {
    steps.flatMap { [$0] + all($0.branches.flatMap { $0 }) }
  }

  private static func state(_ step: Step, following: String?) -> TemplateNode {
    var members = step.fields.map { ($0.0, Optional($0.1.node)) }
    members.append(("Type", .string(step.type)))
    switch step.next {
    case .following:
      members.append(following.map { ("Next", .string($0)) } ?? ("End", AnyValue.literal(true).node))
    case .step(let name): members.append(("Next", .string(name)))
    case .end: members.append(("End", AnyValue.literal(true).node))
    case .none: break
    }
    if !step.retries.isEmpty { members.append(("Retry", ListValue(step.retries).node)) }
    if !step.catches.isEmpty { members.append(("Catch", ListValue(step.catches).node)) }
    let parts = step.branches.map { self.members($0) }
    if step.type == "Parallel" { members.append(("Branches", TemplateNode(.list(parts.map { .map($0) })))) }
    if step.type == "Map", let part = parts.first {
      let mode: AnyValue = ["Mode": "INLINE"]
      members.append(("ItemProcessor", .map([("ProcessorConfig", mode.node)] + part)))
    }
    return .map(members.sorted { $0.0 < $1.0 })
  }
}
