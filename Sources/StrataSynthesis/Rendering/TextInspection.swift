import StrataFindings
import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  /// Looks at every text of a rendered value: counts dynamic references, and finds unresolved text.
  func inspect(_ value: JSONValue, under key: String? = nil) {
    if let key { steps.append(.key(key)) }
    switch value {
    case .string(let text): inspect(text)
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        steps.append(.index(index))
        inspect(element)
        steps.removeLast()
      }
    case .object(let object):
      for member in object {
        inspect(member.key)
        inspect(member.value, under: member.key)
      }
    case .null, .bool, .integer, .double, .number: break
    }
    if key != nil { steps.removeLast() }
  }

  /// Looks at a text.
  func inspect(_ text: String) {
    var previous: UInt8 = 0
    var needsLook = false
    for byte in text.utf8 {
      // "«" (C2 AB) begins the text of an unresolved value.
      if byte == 0xAB, previous == 0xC2 { needsLook = true }
      previous = byte
    }
    guard needsLook else { return }
    if let subject = UnresolvedText.subject(in: text) {
      report(
        Finding(
          .unresolvedText, "this text contains \(subject), which is known only after deployment",
          expected: "a StringValue such as \"…\\(value)…\"", given: "a plain String made of it"))
    }
  }
}
