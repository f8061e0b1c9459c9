import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// What a definition leaves open is filled in by its substitutions, and each of them is used.
struct StateMachineSubstitutionRule: TemplateRule {
  let about = RuleDescription(
    "state-machine-substitution", .warning,
    reason: "what no substitution fills in stays as it is written, and one without its place does nothing",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html",
    good: StateMachineSubstitutionRule.sample("Region"), bad: StateMachineSubstitutionRule.sample("Regoin"))

  func check(_ template: TemplateContents) -> [Finding] {
    StateMachineProperties.all(in: template).flatMap(check)
  }

  private func check(_ machine: StateMachineProperties) -> [Finding] {
    let properties = machine.properties
    let values = ["Definition", "DefinitionString"].compactMap { name in
      machine.definitions.contains(name) ? properties.place[name] : nil
    }
    guard values.count == 1 else { return [] }
    var definition = Variables()
    definition.find(in: values[0].value, at: values[0].pointer)
    var names: [String] = []
    let substitutions = properties.value(of: "DefinitionSubstitutions").flatMap(DefinitionObject.init)
    switch properties.presence(of: "DefinitionSubstitutions") {
    case .no: break
    case .maybe: return []
    case .yes:
      guard let substitutions, !substitutions.isOpen else { return [] }
      names = substitutions.members.keys
    }
    let known = Set(names)
    // Of a task's resource there is a rule by itself.
    let told = Set(TaskPlaceholder.all(in: machine.resource).map { Place(name: $0.name, pointer: $0.place) })
    var hints = NameHints(names)
    let open = definition.found.filter { variable in
      // Without substitutions there may be scripts, which have such variables of their own.
      !known.contains(variable.name) && !told.contains(Place(name: variable.name, pointer: variable.pointer))
        && (!names.isEmpty || variable.name.hasPrefix("AWS::") || variable.isTask)
    }
    return open.map { variable in
      finding(
        "nothing fills in ${\(variable.name)}", at: variable.pointer,
        expected: names.isEmpty ? "DefinitionSubstitutions" : "one of \(Wording.list(names))",
        hint: hints.hint(for: variable.name)
          ?? (variable.name.hasPrefix("AWS::") ? "write Fn::Sub around the text, or name a substitution" : nil))
    } + unused(names, substitutions, definition)
  }

  private func unused(_ names: [String], _ substitutions: DefinitionObject?, _ definition: Variables) -> [Finding] {
    guard let substitutions, !definition.isOpen else { return [] }
    let used = Set(definition.found.map(\.name))
    return names.filter { !used.contains($0) }.map { name in
      finding(
        "the definition has no ${\(name)}", at: substitutions.place.pointer.appending(name),
        expected: "a place for it in the definition", hint: "remove the substitution")
    }
  }

  private struct Place: Hashable {
    let name: String
    let pointer: JSONPointer
  }

  /// The variables of a definition.
  private struct Variables {
    private(set) var found: [(name: String, pointer: JSONPointer, isTask: Bool)] = []
    /// Whether there may be others in what a function gives.
    private(set) var isOpen = false

    mutating func find(in value: JSONValue, at pointer: JSONPointer, isTask: Bool = false) {
      switch value {
      case .string(let text): find(in: text, at: pointer, isTask: isTask)
      case .array(let elements):
        for index in elements.indices { find(in: elements[index], at: pointer.appending(index)) }
      case .object(let object):
        if let call = value.call, call.function != .condition {
          find(in: call, value, at: pointer)
          return
        }
        for member in object {
          if member.key.isFunctionName { isOpen = true }
          find(in: member.key, at: pointer.appending(member.key), isTask: false)
          find(in: member.value, at: pointer.appending(member.key), isTask: member.key == "Resource")
        }
      default: break
      }
    }

    private mutating func find(in text: String, at pointer: JSONPointer, isTask: Bool) {
      guard text.utf8.contains(UInt8(ascii: "$")) else { return }
      for name in SubstitutionText.variables(in: text) where Self.isName(name) {
        found.append((name, pointer, isTask && text == "${\(name)}"))
      }
    }

    private static func isName(_ name: String) -> Bool { name.consistsOfAlphanumerics(and: "_-.:") }

    private mutating func find(in call: FunctionCall, _ value: JSONValue, at pointer: JSONPointer) {
      switch call.function {
      case .ref, .getAtt: break
      case .if:
        for (index, branch) in call.arguments.enumerated().dropFirst() {
          find(in: branch, at: pointer.appending(call.name).appending(index))
        }
      case .sub, .join:
        for part in PartialText(value).parts {
          switch part {
          case .literal(let text): find(in: text, at: pointer, isTask: false)
          case .unknown(let value): if value.referenceTarget == nil { isOpen = true }
          }
        }
      case .toJSONString: find(in: call.argument, at: pointer.appending(call.name))
      default: isOpen = true
      }
    }
  }

  private static func sample(_ name: String) -> JSONValue {
    [
      "Machine": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/machine",
          "DefinitionSubstitutions": ["Region": ["Ref": "AWS::Region"]],
          "Definition": [
            "StartAt": "Tell", "States": ["Tell": ["Type": "Pass", "Result": .string("in ${\(name)}"), "End": true]],
          ],
        ],
      ]
    ]
  }
}
