import StrataText

/// A step of a state machine, and where it goes on.
///
/// ```swift
/// let jobs = Queue("Jobs", in: scope)
/// let steps: [Step] = [
///   .send("Ask", to: jobs, message: ["order": "{% $states.input.id %}"]).retrying(attempts: 5),
///   .choice("Large?", [.when("$states.input.total > 100", goTo: "Review")], otherwise: "Done"),
///   .wait("Review", for: .hours(1)).then("Done"),
///   .succeed("Done"),
/// ]
/// ```
///
/// A step goes on to the one that follows it in its list, and the last one ends, unless it says another. Expressions are
/// JSONata: in text between `{%` and `%}`, `$states.input` is what a step gets.
/// See [Transforming data with JSONata](https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html).
public struct Step {
  /// Where a step goes on.
  enum Next {
    /// To the one that follows; the last one ends.
    case following
    case step(String)
    case end
    /// The step says it itself, or ends by what it is.
    case none
  }

  let name: String
  /// The step's type, as the Amazon States Language calls it.
  let type: String
  /// The fields beside those of where it goes on.
  var fields: [(String, AnyValue)]
  /// What is in it, each a list of steps of its own.
  var branches: [[Step]] = []
  /// The permissions that it takes.
  var permissions: [Permission] = []
  /// What is wrong with it, which its state machine reports.
  var mistakes: [StepMistake] = []
  /// Checks of its numbers and times, which its state machine does.
  var checks: [(Declaration) -> Void] = []
  var next: Next = .following
  var retries: [AnyValue] = []
  var catches: [AnyValue] = []

  init(_ name: String, _ type: String, _ fields: [(String, AnyValue?)] = [], permissions: [Permission] = []) {
    (self.name, self.type, self.permissions) = (name, type, permissions)
    self.fields = fields.compactMap { key, value in value.map { (key, $0) } }
  }

  /// The same step, which goes on to another than the one that follows.
  ///
  /// - Parameter name: The name of the step, in the same list.
  /// - Returns: The step.
  public func then(_ name: String) -> Step { going(.step(name)) }

  /// The same step, after which its list of steps ends.
  public func ending() -> Step { going(.end) }

  private func going(_ next: Next) -> Step {
    var step = self
    if case .none = self.next {
      step.mistakes.append(
        StepMistake(
          "this step goes on by itself, or never", expected: "a step that may be told where to go on",
          given: "\"\(name)\", which is a \(type)"))
      return step
    }
    step.next = next
    return step
  }

  /// The same step, which is tried again where it fails.
  ///
  /// - Parameters:
  ///   - errors: The errors after which it is, such as `States.Timeout`; any unless given.
  ///   - attempts: The number of times that it's tried again, 1 to 1,000; 3 unless given.
  ///   - delay: The time before the first of them, 1 s to 24 h; 1 s unless given.
  ///   - rate: The number by which each delay is longer than the one before, 1 to 100; 2 unless given.
  /// - Returns: The step.
  ///
  /// See [Retrying after an error](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error).
  public func retrying(
    on errors: [String] = ["States.ALL"], attempts: Int = 3, after delay: Duration = .seconds(1),
    growingBy rate: Double = 2
  ) -> Step {
    var step = failing("tried again")
    step.checks.append { declaration in
      _ = declaration.number(
        attempts, in: 1...1_000, "a step must be tried again 1 to 1,000 times", property: "attempts")
      _ = declaration.seconds(delay, in: 1...86_400, property: "after")
    }
    if !(1...100).contains(rate) {
      step.mistakes.append(
        StepMistake("a delay must grow by a number in a range", expected: "growingBy: 1 to 100", given: "\(rate)"))
    }
    step.mistakes += Self.mistakes(in: errors)
    step.retries.append([
      "BackoffRate": .literal(rate.isFinite ? rate : 1), "ErrorEquals": .value(ListValue<StringValue>.literal(errors)),
      "IntervalSeconds": .literal(delay.wholeSeconds ?? 1), "MaxAttempts": .literal(attempts),
    ])
    return step
  }

  /// The same step, which goes on to another where it fails.
  ///
  /// - Parameters:
  ///   - name: The name of the other step, in the same list.
  ///   - errors: The errors after which it does, such as `States.TaskFailed`; any unless given.
  ///   - output: The input of that one; the error, with its `Error` and `Cause`, unless given.
  /// - Returns: The step.
  ///
  /// See [Fallback states](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states).
  public func catching(
    goTo name: String, on errors: [String] = ["States.ALL"], output: AnyValue = "{% $states.errorOutput %}"
  ) -> Step {
    var step = failing("caught")
    step.mistakes += Self.mistakes(in: errors)
    step.catches.append([
      "ErrorEquals": .value(ListValue<StringValue>.literal(errors)), "Next": .literal(name), "Output": output,
    ])
    return step
  }

  private static func mistakes(in errors: [String]) -> [StepMistake] {
    let isRight = !errors.isEmpty && !errors.contains("") && (errors.count == 1 || !errors.contains("States.ALL"))
    return isRight
      ? []
      : [
        StepMistake(
          "errors must be named, or all of them taken", expected: "names of errors, or States.ALL alone",
          given: errors.isEmpty ? "none" : errors.map { "\"\($0)\"" }.joined(separator: ", "))
      ]
  }

  /// The step, with a mistake where what it does can't fail.
  private func failing(_ what: String) -> Step {
    var step = self
    if ["Task", "Parallel", "Map"].contains(type) { return step }
    step.mistakes.append(
      StepMistake(
        "only tasks, parallel steps and maps can be \(what)", expected: "one of those",
        given: "\"\(name)\", which is a \(type)"))
    return step
  }
}

/// A mistake in a step, which is known before its state machine is.
struct StepMistake {
  private let message: String
  private let expected: String
  private let given: String

  init(_ message: String, expected: String, given: String) {
    (self.message, self.expected, self.given) = (message, expected, given)
  }

  func report(by declaration: Declaration) {
    declaration.report(message, property: "steps", expected: expected, given: given)
  }
}
