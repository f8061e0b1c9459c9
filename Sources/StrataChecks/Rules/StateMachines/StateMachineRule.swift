import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The definition of a state machine is one that Step Functions takes.
struct StateMachineRule: TemplateRule {
  let about = RuleDescription(
    "state-machine-form", .error,
    reason: "Step Functions refuses a definition that isn't in the Amazon States Language",
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html",
    good: StateMachineRule.sample(["Seconds": 3]),
    bad: StateMachineRule.sample(["Seconds": 3, "SecondsPath": "$.wait"]))

  let parts: [(id: RuleID, reason: String)] = [
    ("state-machine-path", "Step Functions refuses paths, calls and expressions that it can't read"),
    ("state-machine-task", "a task must do something that there is, in a way that the type of execution allows"),
    ("state-machine-transition", "every state must be reached, go on to one that there is, or end the execution"),
  ]

  /// The most bytes of a definition.
  ///
  /// See [Quotas](https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html).
  private static let limit = 1_048_576

  func check(_ template: TemplateContents) -> [Finding] {
    StateMachineProperties.all(in: template).flatMap { machine -> [Finding] in
      var tasks: [(arn: String, pointer: JSONPointer)] = []
      let findings =
        machine.resource.all("Definition").flatMap { object(at: $0, machine.isExpress, &tasks, template) }
        + machine.resource.all("DefinitionString").flatMap { text(at: $0, machine.isExpress, &tasks, template) }
      return findings + StateMachineArns(machine, tasks: tasks).faults.map { finding($0) }
    }
  }

  private typealias Tasks = [(arn: String, pointer: JSONPointer)]

  /// Looks at a definition that is written as an object.
  private func object(
    at place: PlacedValue, _ isExpress: Bool?, _ tasks: inout Tasks, _ template: TemplateContents
  ) -> [Finding] {
    let reader = StateMachineReader(place, isExpress: isExpress)
    tasks += reader.tasks
    // That there can't be a null in a template is told of each.
    let faults = reader.faults.filter { template.json[$0.pointer]?.isNull != true }
    return faults.map { finding($0) } + size(DefinitionSize.bytes(of: place.value), at: place.pointer)
  }

  /// Looks at a definition that is written as text.
  private func text(
    at place: PlacedValue, _ isExpress: Bool?, _ tasks: inout Tasks, _ template: TemplateContents
  ) -> [Finding] {
    if let object = place.value.argument(of: .toJSONString) {
      let inner = PlacedValue(
        value: object, pointer: place.pointer.appending(IntrinsicFunction.toJSONString.name))
      return self.object(at: inner, isExpress, &tasks, template)
    }
    if place.value.isNested, !place.value.isFunction { return [] }
    let bytes = PartialText(place.value).parts.reduce(0) { size, part in
      if case .literal(let text) = part { size + text.utf8.count } else { size }
    }
    let size = size(bytes, at: place.pointer)
    switch DefinitionText.read(place.value) {
    case .open: return size
    case .fault(let error):
      return [
        finding(
          "the definition isn't JSON: \(error.message)", at: place.pointer, expected: "an object as JSON",
          given: "line \(error.line), column \(error.column) of the text")
      ] + size
    case .json(let definition):
      // The places are those within the text.
      let reader = StateMachineReader(PlacedValue(value: definition, pointer: JSONPointer()), isExpress: isExpress)
      tasks += reader.tasks.map { ($0.arn, place.pointer) }
      return reader.faults.map { finding($0, inText: place.pointer) } + size
    }
  }

  private func size(_ bytes: Int, at pointer: JSONPointer) -> [Finding] {
    if bytes <= Self.limit { return [] }
    return [
      finding(
        "a definition must have 1 MB at most", at: pointer, expected: "\(Count.grouped(Self.limit)) bytes or fewer",
        given: "\(Count.grouped(bytes)) bytes or more", hint: "put a part of it into a state machine of its own")
    ]
  }

  private func finding(_ fault: StateMachineFault, inText pointer: JSONPointer? = nil) -> Finding {
    let id: RuleID =
      switch fault.kind {
      case .form: about.id
      case .path: parts[0].id
      case .task: parts[1].id
      case .transition: parts[2].id
      }
    let isRoot = fault.pointer.tokens.isEmpty
    return Finding(
      id, pointer == nil || isRoot ? fault.message : "\(fault.pointer): \(fault.message)",
      severity: fault.isWarning ? .warning : .error, at: pointer ?? fault.pointer, expected: fault.expected,
      given: fault.given, hint: fault.hint)
  }

  private static func sample(_ fields: JSONObject) -> JSONValue {
    let wait = JSONObject([("Type", "Wait"), ("End", true)] + fields.map { ($0.key, $0.value) })
    return [
      "Machine": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/machine",
          "Definition": ["StartAt": "Pause", "States": ["Pause": .object(wait)]],
        ],
      ]
    ]
  }
}
