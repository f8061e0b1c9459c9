import StrataFindings
import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  /// Looks at every text of a rendered value, and reports those that are unresolved.
  func inspect(_ value: JSONValue, under key: String? = nil) {
    // Hardly any value has such a text; only where one has, places are kept.
    if value.mayBeUnresolved { find(in: value, under: key) }
  }

  /// Looks at a text.
  func inspect(_ text: String) {
    if let subject = UnresolvedText.subject(in: text) {
      report(
        Finding(
          .unresolvedText, "this text contains \(subject), which is known only after deployment",
          expected: "a StringValue such as \"…\\(value)…\"", given: "a plain String made of it"))
    }
  }

  private func find(in value: JSONValue, under key: String?) {
    if let key { steps.append(.key(key)) }
    switch value {
    case .string(let text): inspect(text)
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        steps.append(.index(index))
        find(in: element, under: nil)
        steps.removeLast()
      }
    case .object(let object):
      for member in object {
        inspect(member.key)
        find(in: member.value, under: member.key)
      }
    case .null, .bool, .integer, .double, .number: break
    }
    if key != nil { steps.removeLast() }
  }
}

extension JSONValue {
  /// Whether a text or a key in the value may be unresolved.
  fileprivate var mayBeUnresolved: Bool {
    switch self {
    case .string(let text): return UnresolvedText.mayBe(in: text)
    case .array(let elements):
      return elements.withUnsafeBufferPointer { elements in
        for index in elements.indices where elements[index].mayBeUnresolved { return true }
        return false
      }
    case .object(let object):
      return object.withMembers { members in
        for index in members.indices {
          if UnresolvedText.mayBe(in: members[index].key) || members[index].value.mayBeUnresolved { return true }
        }
        return false
      }
    case .null, .bool, .integer, .double, .number: return false
    }
  }
}
