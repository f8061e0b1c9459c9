import StrataJSON
import StrataTemplate
import StrataText

/// The rules of Choice states.
///
/// See [Choice state](https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html).
extension StateMachineReader {
  mutating func checkChoices(of state: DefinitionObject, _ language: StateLanguage?) {
    if state.presence(of: "Choices") == .no {
      add(.form, state.place.pointer, "a Choice state must have rules", expected: "a member Choices")
    }
    for choices in state.values(of: "Choices") {
      guard let list = choices.value.array else {
        add(.form, choices, "Choices must be a list", expected: "a list of rules", given: choices.value)
        continue
      }
      if list.isEmpty {
        add(.form, choices, "a Choice state must have rules", expected: "one or more", given: choices.value)
      }
      for element in choices.elements {
        guard let known = element.known else { continue }
        guard let rule = DefinitionObject(element) else {
          add(.form, element, "a choice rule must be an object", expected: "an object", given: known)
          continue
        }
        switch language {
        case .jsonPath: checkRule(rule, isNested: false)
        case .jsonata: checkCondition(of: rule)
        case nil: break
        }
        if rule.presence(of: "Next") == .no {
          add(
            .transition, rule.place.pointer, "a choice rule must go on to a state", expected: "a member Next")
        }
        for (name, field) in [("Next", StateField.text), ("Comment", .text), ("Assign", .template)] {
          for value in rule.values(of: name) { check(value, name, field, in: language) }
        }
      }
    }
  }

  // MARK: JSONPath

  /// Looks at a rule, or one in another.
  private mutating func checkRule(_ rule: DefinitionObject, isNested: Bool) {
    for name in rule.members.keys where !name.isFunctionName && !name.isOpen {
      if isNested && name == "Next" {
        add(
          .transition, rule.place.pointer.appending(name), "a rule within another can't go on to a state",
          expected: "Next in the outermost rule", hint: "remove it")
      } else if !ChoiceOperators.names.contains(name) || isNested && name == "Assign" {
        add(
          .form, rule.place.pointer.appending(name), "a choice rule in JSONPath has no \(name)",
          hint: name == "Condition"
            ? "compare a Variable, or set QueryLanguage to JSONata"
            : Suggestion.hint(for: name, in: ChoiceOperators.names))
      }
    }
    let operators = rule.members.keys.filter {
      (ChoiceOperators.comparisons[$0] != nil || ChoiceOperators.connectives.contains($0))
        && rule.presence(of: $0) != .no
    }
    checkCount(of: operators, in: rule)
    for name in operators {
      if let form = ChoiceOperators.comparisons[name] {
        for value in rule.values(of: name) { check(value, name, StateField(form: form), in: .jsonPath) }
      } else {
        checkConnective(name, of: rule)
      }
    }
    for value in rule.values(of: "Variable") { check(value, "Variable", .path(.path), in: .jsonPath) }
  }

  private mutating func checkCount(of operators: [String], in rule: DefinitionObject) {
    let sure = operators.filter { rule.presence(of: $0) == .yes }
    if sure.count > 1 {
      add(
        .form, rule.place.pointer, "a choice rule must compare once", expected: "one operator",
        given: sure.joined(separator: ", "), hint: "put the rules together with And or Or")
      return
    }
    if operators.isEmpty, !rule.isOpen {
      add(
        .form, rule.place.pointer, "a choice rule must compare with something",
        expected: "an operator such as StringEquals, or And, Or or Not", given: "none")
    }
    guard let name = sure.first else { return }
    let isComparison = ChoiceOperators.comparisons[name] != nil
    switch rule.presence(of: "Variable") {
    case .no where isComparison:
      add(.form, rule.place.pointer, "a comparison must have a variable", expected: "a member Variable")
    case .yes where !isComparison:
      add(
        .form, rule.place.pointer.appending("Variable"), "a rule with \(name) has no variable of its own",
        expected: "Variable in the rules within", hint: "remove it")
    default: break
    }
  }

  private mutating func checkConnective(_ name: String, of rule: DefinitionObject) {
    for value in rule.values(of: name) {
      if name == "Not" {
        checkNested(value)
        continue
      }
      guard let list = value.value.array else {
        add(.form, value, "\(name) must be a list of rules", expected: "a list", given: value.value)
        continue
      }
      if list.isEmpty {
        add(.form, value, "\(name) must have rules", expected: "one or more", given: value.value)
      }
      for element in value.elements { checkNested(element) }
    }
  }

  private mutating func checkNested(_ place: PlacedValue) {
    guard let known = place.known else { return }
    if let rule = DefinitionObject(place) {
      checkRule(rule, isNested: true)
    } else {
      add(.form, place, "a choice rule must be an object", expected: "an object", given: known)
    }
  }

  // MARK: JSONata

  private mutating func checkCondition(of rule: DefinitionObject) {
    let known = ["Assign", "Comment", "Condition", "Next", "Output"]
    for name in rule.members.keys where !known.contains(name) && !name.isFunctionName && !name.isOpen {
      add(
        .form, rule.place.pointer.appending(name), "a choice rule in JSONata has no \(name)",
        expected: known.joined(separator: ", "),
        hint: ChoiceOperators.names.contains(name)
          ? "compare in the Condition" : Suggestion.hint(for: name, in: known))
    }
    if rule.presence(of: "Condition") == .no {
      add(.form, rule.place.pointer, "a choice rule in JSONata must have a condition", expected: "a member Condition")
    }
    for value in rule.values(of: "Condition") {
      guard let text = value.knownText, text.hasPrefix("{%") || text.hasSuffix("%}") else {
        if value.value.bool == nil {
          add(
            .form, value, "a condition must be an expression", expected: "{% … %}, true or false", given: value.value)
        }
        continue
      }
      checkExpression(text, at: value)
    }
    for value in rule.values(of: "Output") { checkTemplate(value, "Output", .jsonata) }
  }
}
