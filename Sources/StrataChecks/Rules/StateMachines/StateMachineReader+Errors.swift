import StrataJSON
import StrataTemplate
import StrataText

/// What states do about errors.
///
/// See [Handling errors](https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html).
extension StateMachineReader {
  /// A year of 366 days, in seconds.
  private static let year: Int64 = 31_622_400

  private static let retrier: [String: StateField] = [
    "BackoffRate": StateField(form: .number(1 ... .infinity)), "Comment": .text, "ErrorEquals": .any,
    "IntervalSeconds": StateField(form: .whole(1...StateField.most)),
    "JitterStrategy": StateField(form: .oneOf(["FULL", "NONE"])),
    "MaxAttempts": StateField(form: .whole(0...StateField.most)),
    "MaxDelaySeconds": StateField(form: .whole(1...year - 1)),
  ]

  private static let catcher: [String: StateField] = [
    "Assign": .template, "Comment": .text, "ErrorEquals": .any, "Next": .text,
    "Output": .template.only(in: .jsonata), "ResultPath": .path(.result, isNullable: true),
  ]

  mutating func checkErrors(of state: DefinitionObject, _ language: StateLanguage?) {
    for (name, fields) in [("Retry", Self.retrier), ("Catch", Self.catcher)] {
      for value in state.values(of: name) {
        guard value.value.array != nil else {
          add(.form, value, "\(name) must be a list", expected: "a list of objects", given: value.value)
          continue
        }
        let elements = value.elements
        let isCertain = elements.count == value.value.array?.count
        for (index, element) in elements.enumerated() {
          guard let known = element.known else { continue }
          guard let handler = DefinitionObject(element) else {
            add(.form, element, "\(name) must be a list of objects", expected: "an object", given: known)
            continue
          }
          check(handler, name, fields, language)
          checkNames(in: handler, name, isLast: index == elements.count - 1, isCertain: isCertain)
        }
      }
    }
  }

  private mutating func check(
    _ handler: DefinitionObject, _ name: String, _ fields: [String: StateField], _ language: StateLanguage?
  ) {
    for key in handler.members.keys where !key.isFunctionName && !key.isOpen {
      let field = fields[key]
      let isForeign = field?.language.map { language != nil && $0 != language } ?? false
      guard let field, !isForeign else {
        let known = fields.filter { language == nil || $0.value.language == nil || $0.value.language == language }
          .map(\.key).sorted()
        add(
          .form, handler.place.pointer.appending(key),
          "an element of \(name)\(isForeign ? " in \(language?.rawValue ?? "")" : "") has no \(key)",
          expected: known.joined(separator: ", "), hint: Suggestion.hint(for: key, in: known))
        continue
      }
      for value in handler.values(of: key) { check(value, key, field, in: field.language ?? language) }
    }
    for key in name == "Catch" ? ["ErrorEquals", "Next"] : ["ErrorEquals"] where handler.presence(of: key) == .no {
      add(
        key == "Next" ? .transition : .form, handler.place.pointer,
        key == "Next" ? "an element of Catch must go on to a state" : "an element of \(name) must name errors",
        expected: "a member \(key)")
    }
  }

  // MARK: Names of errors

  /// The names that Step Functions has itself.
  private static let reserved: Set = [
    "States.ALL", "States.BranchFailed", "States.DataLimitExceeded", "States.ExceedToleratedFailureThreshold",
    "States.HeartbeatTimeout", "States.Http.Socket", "States.IntrinsicFailure", "States.ItemReaderFailed",
    "States.NoChoiceMatched", "States.ParameterPathFailure", "States.Permissions", "States.QueryEvaluationError",
    "States.ResultPathMatchFailure", "States.ResultWriterFailed", "States.Runtime", "States.TaskFailed",
    "States.Timeout",
  ]

  private mutating func checkNames(in handler: DefinitionObject, _ list: String, isLast: Bool, isCertain: Bool) {
    for value in handler.values(of: "ErrorEquals") {
      guard let names = value.value.array else {
        add(.form, value, "ErrorEquals must be a list", expected: "a list of names", given: value.value)
        continue
      }
      if names.isEmpty { add(.form, value, "ErrorEquals names no error", expected: "one or more", given: value.value) }
      for element in value.elements {
        guard let known = element.known else { continue }
        guard let name = known.string else {
          add(.form, element, "the name of an error must be text", expected: "text", given: known)
          continue
        }
        checkName(name, at: element)
        guard name == "States.ALL" else { continue }
        if names.count > 1, value.elements.count == names.count {
          add(.form, element, "States.ALL must stand alone", expected: "no other name beside it", given: .array(names))
        } else if !isLast, isCertain {
          add(
            .form, element, "States.ALL must stand last, as nothing behind it would count",
            expected: "no element of \(list) after this one", hint: "move it to the end")
        }
      }
    }
  }

  private mutating func checkName(_ name: String, at place: PlacedValue) {
    guard name.hasPrefix("States."), !Self.reserved.contains(name), !name.hasPrefix("States.Http.") else { return }
    add(
      .form, place.pointer, "Step Functions has no error \(name)", expected: "one of its own, or another prefix",
      hint: Suggestion.hint(for: name, in: Self.reserved.sorted()), isWarning: true)
  }

  private mutating func add(
    _ kind: StateMachineFault.Kind, _ place: PlacedValue, _ message: String, expected: String, hint: String
  ) {
    add(kind, place.pointer, message, expected: expected, hint: hint)
  }
}
