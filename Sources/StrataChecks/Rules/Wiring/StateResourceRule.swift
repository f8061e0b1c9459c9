import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A task of a state machine gets its resource from what is put in for its placeholder.
struct StateResourceRule: TemplateRule {
  let about = RuleDescription(
    "state-resource", .error,
    reason: "Step Functions refuses a task whose resource is no ARN, as a placeholder that nothing is put in for",
    source: "https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html",
    good: StateResourceRule.sample(["Work": "arn:aws:states:::sqs:sendMessage"]),
    bad: StateResourceRule.sample(["Wrok": "arn:aws:states:::sqs:sendMessage"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::StepFunctions::StateMachine").flatMap { machine -> [Finding] in
      let given = machine["DefinitionSubstitutions"] ?? [:]
      guard let substitutions = given.object, !substitutions.keys.contains(where: \.isFunctionName), !given.isFunction
      else { return [] }
      let names = substitutions.keys
      let texts = machine.all("DefinitionString").flatMap { placed -> [Finding] in
        Self.tasks(inText: placed.value).compactMap { finding($0, at: placed.pointer, names) }
      }
      let objects = machine.all("Definition").flatMap { placed -> [Finding] in
        Self.tasks(in: placed).compactMap { finding($0, at: $0.place.appending("Resource"), names) }
      }
      return texts + objects
    }
  }

  private func finding(_ task: Task, at place: JSONPointer, _ names: [String]) -> Finding? {
    guard let name = task.placeholder, !names.contains(name) else { return nil }
    return finding(
      "nothing is put in for the resource of the state \(task.name)", at: place,
      expected: "an ARN, or a member \(name) of DefinitionSubstitutions", given: Wording.quoted(task.resource),
      hint: Suggestion.hint(for: name, in: names))
  }

  /// A state that does something.
  private struct Task {
    let name: String
    let resource: String
    let place: JSONPointer

    /// The placeholder with which the resource begins, if it does; of letters, digits and underscores.
    var placeholder: String? {
      guard case .variable(let name)? = SubstitutionText.parts(of: resource).first,
        name.consistsOfAlphanumerics(and: "_"), !name.isEmpty
      else { return nil }
      return name
    }
  }

  private static func tasks(inText value: JSONValue) -> [Task] {
    // What is only known at deployment can't be part of a placeholder.
    let text = PartialText(value).text(unknownAs: "\u{FFFD}")
    guard text.utf8.contains(UInt8(ascii: "$")), let definition = try? JSONValue(parsing: text) else { return [] }
    return tasks(in: PlacedValue(value: definition, pointer: JSONPointer()))
  }

  /// The tasks among the states of a machine, and among those of its branches.
  private static func tasks(in machine: PlacedValue) -> [Task] {
    guard let states = machine["States"], let object = states.value.object, !states.value.isFunction else { return [] }
    return object.flatMap { member -> [Task] in
      let state = PlacedValue(value: member.value, pointer: states.pointer.appending(member.key))
      var found: [Task] = []
      if state.value["Type"] == "Task", let resource = state.value["Resource"]?.string {
        found.append(Task(name: member.key, resource: resource, place: state.pointer))
      }
      let inner = ["Iterator", "ItemProcessor"].compactMap { state[$0] } + (state["Branches"]?.elements ?? [])
      return found + inner.flatMap(tasks)
    }
  }

  private static func sample(_ substitutions: JSONValue) -> JSONValue {
    let states = #"{"Send": {"Type": "Task", "Resource": "${Work}", "End": true}}"#
    return [
      "Machine": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/machine",
          "DefinitionString": .string(#"{"StartAt": "Send", "States": \#(states)}"#),
          "DefinitionSubstitutions": substitutions,
        ],
      ]
    ]
  }
}
