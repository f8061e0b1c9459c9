import StrataJSON
import StrataTemplate
import StrataText

/// Data of which parts are filled in: by members with `.$` in JSONPath, by expressions in JSONata.
///
/// See [Payload templates](https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html).
extension StateMachineReader {
  mutating func checkTemplate(_ template: PlacedValue, _ name: String, _ language: StateLanguage?) {
    if name == "Assign" { checkVariables(template) }
    if name == "Items", let known = template.known, !Self.mayHaveItems(known) {
      add(
        .form, template, "Items must be a list, an object or an expression", expected: "a list or {% … %}", given: known
      )
    }
    switch language {
    case .jsonPath:
      if let known = template.known, ["ItemSelector", "ResultSelector"].contains(name), known.object == nil {
        add(.form, template, "\(name) must be an object", expected: "an object", given: known)
      }
      checkPaths(in: template)
    case .jsonata: checkExpressions(in: template)
    case nil: break
    }
  }

  private static func mayHaveItems(_ value: JSONValue) -> Bool {
    value.isNested || value.string.map { $0.hasPrefix("{%") || $0.hasSuffix("%}") } == true
  }

  // MARK: JSONPath

  private mutating func checkPaths(in place: PlacedValue) {
    for value in place.alternatives {
      guard let known = value.known else { continue }
      switch known {
      case .array(let elements):
        for index in elements.indices {
          checkPaths(in: PlacedValue(value: elements[index], pointer: value.pointer.appending(index)))
        }
      case .object(let object):
        for member in object where !member.key.isFunctionName && !member.key.isOpen {
          let inner = PlacedValue(value: member.value, pointer: value.pointer.appending(member.key))
          if member.key.hasSuffix(".$") { checkFilledIn(inner, member.key) } else { checkPlain(inner, member.key) }
        }
      default: break
      }
    }
  }

  /// A member with `.$` is filled in by a path or a call.
  private mutating func checkFilledIn(_ place: PlacedValue, _ name: String) {
    for value in place.alternatives {
      guard let known = value.known else { continue }
      let expected = "a path such as $.order.id, or a call such as States.UUID()"
      guard let text = known.string else {
        add(
          .path, value, "\(name) must be a path or a call, as its name ends with .$", expected: expected, given: known,
          hint: "write \(name.dropLast(2)) without .$ for a value that stands here")
        continue
      }
      if !text.hasPrefix("$"), !IntrinsicCall.begins(text) {
        add(
          .path, value, "\(name) must be a path or a call, as its name ends with .$", expected: expected, given: known,
          hint: "write \(name.dropLast(2)) without .$ for a text that stands here")
      } else if let fault = StatePath.fault(in: text, for: .pathOrCall) {
        add(.path, value, fault.message, expected: fault.expected, given: known)
      }
    }
  }

  /// A member without `.$` is taken as it stands, which a path is hardly meant to be.
  private mutating func checkPlain(_ place: PlacedValue, _ name: String) {
    for value in place.alternatives {
      guard let text = value.knownText else {
        if value.value.isNested { checkPaths(in: value) }
        continue
      }
      let isPath = text.hasPrefix("$.") || text.hasPrefix("$$.")
      guard isPath && StatePath.fault(in: text, for: .path) == nil || Self.isCall(text) else { continue }
      add(
        .path, value.pointer, "\(name) gets this text as it stands, and not what it leads to",
        expected: "a name that ends with .$", given: Wording.quoted(text), hint: "write \(name).$", isWarning: true)
    }
  }

  private static func isCall(_ text: String) -> Bool {
    IntrinsicCall.begins(text) && text.hasSuffix(")") && IntrinsicCall.fault(in: text) == nil
  }

  // MARK: JSONata

  private mutating func checkExpressions(in place: PlacedValue) {
    for value in place.alternatives {
      guard let known = value.known else { continue }
      switch known {
      case .string(let text): checkExpression(text, at: value)
      case .array(let elements):
        for index in elements.indices {
          checkExpressions(in: PlacedValue(value: elements[index], pointer: value.pointer.appending(index)))
        }
      case .object(let object):
        for member in object where !member.key.isFunctionName {
          let inner = PlacedValue(value: member.value, pointer: value.pointer.appending(member.key))
          if member.key.hasSuffix(".$") {
            add(
              .path, inner.pointer, "nothing is filled in here, as the state is in JSONata",
              expected: "an expression such as {% $states.input.id %}",
              hint: "write \(member.key.dropLast(2)) without .$", isWarning: true)
          }
          checkExpressions(in: inner)
        }
      default: break
      }
    }
  }

  // MARK: Variables

  /// See [Variables](https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html).
  private mutating func checkVariables(_ assignment: PlacedValue) {
    guard let known = assignment.known else { return }
    guard let object = known.object else {
      add(.form, assignment, "Assign must be an object", expected: "an object of variables by name", given: known)
      return
    }
    for key in object.keys where !key.isFunctionName && !key.isOpen {
      let name = key.hasSuffix(".$") ? String(key.dropLast(2)) : key
      let place = assignment.pointer.appending(key)
      if name == "states" {
        add(.form, place, "no variable may have the name states", expected: "another name")
      } else if !Self.isVariable(name) {
        add(
          .form, place, "a variable can't have such a name",
          expected: "1 to 80 letters, digits and _, with a letter first", given: Wording.quoted(name))
      }
    }
  }

  private static func isVariable(_ name: String) -> Bool {
    guard let first = name.utf8.first, name.unicodeScalars.count <= 80 else { return false }
    if first.isASCIIDigit { return false }
    return name.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 >= 0x80 }
  }
}
