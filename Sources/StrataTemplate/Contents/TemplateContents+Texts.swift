package import StrataJSON

extension TemplateContents {
  /// Calls a function with each text in the properties of resources, and with its place.
  package func forEachText(_ body: (String, JSONPointer) -> Void) {
    for resource in resources {
      JSONValue.object(resource.properties).forEachText(at: resource.pointer().appending("Properties"), body)
    }
  }

  /// Calls a function with each text of some kind in the properties of resources, and with its place.
  ///
  /// - Parameters:
  ///   - traits: What all texts of the kind have in them; of what hardly any text has, hardly any resource is looked at.
  ///   - isWanted: Whether a text is of the kind.
  ///   - body: What is called.
  package func forEachText(
    having traits: TextTraits, where isWanted: (String) -> Bool, _ body: (String, JSONPointer) -> Void
  ) {
    for resource in resources(having: traits) {
      JSONValue.object(resource.properties).forEachText(at: resource.pointer().appending("Properties")) { text, place in
        if isWanted(text) { body(text, place) }
      }
    }
  }
}

extension JSONValue {
  /// Calls a function with each text in the value, and with its place.
  ///
  /// - Parameters:
  ///   - place: The place of the value.
  ///   - body: What is called.
  package func forEachText(at place: JSONPointer, _ body: (String, JSONPointer) -> Void) {
    // One place that grows and shrinks, as a new one for each value takes long.
    var place = place
    func visit(_ value: JSONValue) {
      switch value {
      case .string(let text): body(text, place)
      case .array(let elements):
        for (index, element) in elements.enumerated() { visit(element, under: String(index)) }
      case .object(let object): for member in object { visit(member.value, under: member.key) }
      default: break
      }
    }
    func visit(_ value: JSONValue, under step: String) {
      place.tokens.append(step)
      visit(value)
      place.tokens.removeLast()
    }
    visit(self)
  }

  /// Whether there's a text of some kind in the value.
  package func hasText(where isWanted: (String) -> Bool) -> Bool {
    switch self {
    case .string(let text): return isWanted(text)
    case .array(let elements):
      for element in elements where element.hasText(where: isWanted) { return true }
      return false
    case .object(let object):
      for member in object where member.value.hasText(where: isWanted) { return true }
      return false
    default: return false
    }
  }
}
