import StrataFindings
import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  /// Looks at every text of a rendered value, and reports those that are unresolved.
  func inspect(_ value: JSONValue, under key: String? = nil) {
    // Hardly any value has such a text; only where one has, places are kept.
    if value.mayBeUnresolved { find(in: value, under: key) }
  }

  /// Looks at every text of a resource, if one of those that it was rendered from may be unresolved.
  func inspectSuspects(in attributes: [JSONObject.Member], _ properties: JSONObject) {
    assert(
      hasSuspectText
        || !attributes.contains { $0.value.mayBeUnresolved } && !JSONValue.object(properties).mayBeUnresolved,
      "a text was rendered that suspect(_:) wasn't told of")
    guard hasSuspectText else { return }
    for attribute in attributes { inspect(attribute.value, under: attribute.key) }
    inspect(.object(properties))
  }

  /// Remembers whether a text may be unresolved, as it is when it's rendered.
  func suspect(_ text: String) {
    if UnresolvedText.mayBe(in: text) { hasSuspectText = true }
  }

  /// Remembers whether a text in a value may be unresolved, where that was made of several texts.
  func suspect(_ value: JSONValue) {
    if value.mayBeUnresolved { hasSuspectText = true }
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
    if let key { go(.key(key)) }
    switch value {
    case .string(let text): inspect(text)
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        go(.index(index))
        find(in: element, under: nil)
        goBack()
      }
    case .object(let object):
      for member in object {
        inspect(member.key)
        find(in: member.value, under: member.key)
      }
    case .null, .bool, .integer, .double, .number: break
    }
    if key != nil { goBack() }
  }
}

extension JSONValue {
  /// Whether a text or a key in the value may be unresolved.
  fileprivate var mayBeUnresolved: Bool {
    switch self {
    case .string(let text): UnresolvedText.mayBe(in: text)
    case .array(let elements):
      elements.withElementsInPlace { elements in
        for index in 0..<elements.count where elements[index].mayBeUnresolved { return true }
        return false
      }
    case .object(let object):
      object.withMembersInPlace { members in
        for index in 0..<members.count where members[index].mayBeUnresolved { return true }
        return false
      }
    case .null, .bool, .integer, .double, .number: false
    }
  }
}

extension InPlace<JSONValue> {
  fileprivate var mayBeUnresolved: Bool { value.mayBeUnresolved }
}

extension InPlace<JSONObject.Member> {
  fileprivate var mayBeUnresolved: Bool { UnresolvedText.mayBe(in: value.key) || value.value.mayBeUnresolved }
}
