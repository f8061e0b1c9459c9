package import StrataJSON

extension TemplateContents {
  /// Calls a function with each text in the properties of resources, and with its place.
  package func forEachText(_ body: (String, JSONPointer) -> Void) {
    // One place that grows and shrinks, as a new one for each value takes long.
    var place = JSONPointer()
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
    for resource in resources {
      place = resource.pointer().appending("Properties")
      visit(.object(resource.properties))
    }
  }
}
