import StrataText

/// A way on from a choice.
public struct StepChoice: Sendable {
  let condition: StringValue
  let next: String

  /// To a step where an expression holds.
  ///
  /// - Parameters:
  ///   - condition: The expression, JSONata without `{%` and `%}`, such as `$states.input.total > 100`.
  ///   - name: The name of the step, in the same list.
  /// - Returns: The way.
  public static func when(_ condition: StringValue, goTo name: String) -> StepChoice {
    StepChoice(condition: condition, next: name)
  }
}

extension Step {
  /// A step that hands on something else than it gets.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - output: The value that it hands on, such as `["id": "{% $states.input.order.id %}"]`.
  /// - Returns: The step.
  public static func pass(_ name: String, output: AnyValue) -> Step { Step(name, "Pass", [("Output", output)]) }

  /// A step that waits.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - time: The time that it waits, 1 s to 1 year of 365 days.
  /// - Returns: The step.
  public static func wait(_ name: String, for time: Duration) -> Step {
    var step = Step(name, "Wait", [("Seconds", .literal(time.wholeSeconds ?? 1))])
    step.checks.append { _ = $0.seconds(time, in: 1...31_536_000, property: "for") }
    return step
  }

  /// A step that waits until a time.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - time: The time, such as `{% $states.input.due %}`, in the form of `2027-01-01T00:00:00Z`.
  /// - Returns: The step.
  public static func wait(_ name: String, until time: StringValue) -> Step {
    Step(name, "Wait", [("Timestamp", .value(time))])
  }

  /// A step that goes on by the first of some expressions that holds.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - choices: The ways on, 1 or more.
  ///   - other: The name of the step that it goes on to where none holds; it fails there unless given.
  /// - Returns: The step.
  public static func choice(_ name: String, _ choices: [StepChoice], otherwise other: String? = nil) -> Step {
    let rules = choices.map { choice in
      ["Condition": "{% \(choice.condition) %}", "Next": .literal(choice.next)] as AnyValue
    }
    var step = Step(
      name, "Choice", [("Choices", .value(ListValue(rules))), ("Default", other.map { .literal($0) })])
    step.next = .none
    if choices.isEmpty {
      step.mistakes.append(
        StepMistake(
          "a choice must have a way on", expected: "[.when(…, goTo: …)]", given: "none for \"\(name)\""))
    }
    return step
  }

  /// A step that does several lists of steps at once, and hands on a list of what each handed on.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - branches: The lists of steps.
  /// - Returns: The step.
  public static func parallel(_ name: String, _ branches: [Step]...) -> Step {
    var step = Step(name, "Parallel")
    step.branches = branches
    return step
  }

  /// A step that does steps for each of some items, and hands on a list of what each handed on.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - items: The items: a list, or an expression such as `{% $states.input.orders %}`.
  ///   - steps: The steps, of which the first gets the item.
  ///   - limit: The number of items that are worked on at once, 1 to 40; 40 unless given.
  /// - Returns: The step.
  ///
  /// See [Inline map](https://docs.aws.amazon.com/step-functions/latest/dg/state-map-inline.html).
  public static func map(_ name: String, over items: AnyValue, _ steps: [Step], atOnce limit: Int = 40) -> Step {
    var step = Step(
      name, "Map", [("Items", items), ("MaxConcurrency", .literal(min(max(limit, 1), 40)))])
    step.branches = [steps]
    step.checks.append { declaration in
      _ = declaration.number(limit, in: 1...40, "a map must work on 1 to 40 items at once", property: "atOnce")
    }
    return step
  }

  /// A step that ends the whole well.
  public static func succeed(_ name: String) -> Step {
    var step = Step(name, "Succeed")
    step.next = .none
    return step
  }

  /// A step that ends the whole in failure.
  ///
  /// - Parameters:
  ///   - name: The step's name, 1 to 80 characters.
  ///   - error: The error's name, such as `OrderTooLarge`.
  ///   - cause: The cause in words; none unless given.
  /// - Returns: The step.
  public static func fail(_ name: String, error: StringValue, cause: StringValue? = nil) -> Step {
    var step = Step(name, "Fail", [("Cause", cause.map { .value($0) }), ("Error", .value(error))])
    step.next = .none
    return step
  }
}
