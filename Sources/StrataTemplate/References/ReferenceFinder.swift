import StrataJSON

/// Finds everything that a template refers to.
struct ReferenceFinder {
  private(set) var references: [TemplateReference] = []

  /// The place of the value looked at; one pointer that grows and shrinks, as a new one for each value takes long.
  private var place: JSONPointer

  init(at place: JSONPointer = JSONPointer()) {
    self.place = place
  }

  mutating func find(in template: JSONValue) {
    for section in template.object ?? [:] {
      switch section.key {
      case "Resources", "Outputs":
        descend(section.key) { $0.findMembers(of: section.value.object ?? [:]) }
      case "Conditions", "Rules", "Mappings": descend(section.key) { $0.search(section.value) }
      default: break
      }
    }
  }

  /// Looks at resources or outputs, and at those that loops make of their bodies.
  private mutating func findMembers(of object: JSONObject) {
    for member in object {
      descend(member.key) { finder in
        guard member.key.isLoopName, let arguments = member.value.array else {
          return finder.find(in: member.value.object ?? [:])
        }
        finder.search(.array(Array(arguments.prefix(2))))
        guard arguments.count > 2, let body = arguments[2].object else { return }
        finder.descend("2") { $0.findMembers(of: body) }
      }
    }
  }

  /// Looks at what a resource or an output says beside its values.
  private mutating func find(in object: JSONObject) {
    for member in object {
      descend(member.key) { finder in
        switch member.key {
        case "Condition":
          if let name = member.value.string { finder.add(.condition, name) }
        case "DependsOn":
          if let name = member.value.string { finder.add(.dependency, name) }
          for (index, element) in (member.value.array ?? []).enumerated() {
            if let name = element.string { finder.add(.dependency, name, String(index)) }
          }
        case "Type", "Description": break
        default: finder.search(member.value)
        }
      }
    }
  }

  mutating func search(_ value: JSONValue) {
    switch value {
    case .array(let elements):
      for (index, element) in elements.enumerated() where element.isNested {
        descend(String(index)) { $0.search(element) }
      }
    case .object(let object):
      if let call = value.call, visit(call) { return }
      for member in object where member.value.isNested { descend(member.key) { $0.search(member.value) } }
    default: break
    }
  }

  /// Takes down what a function refers to; whether nothing in it is left to be searched.
  private mutating func visit(_ call: FunctionCall) -> Bool {
    let (name, argument) = (call.name, call.argument)
    switch call.function {
    case .ref:
      if let target = argument.string { add(.ref, target, name) }
      return argument.string != nil
    case .condition:
      // Elsewhere than in conditions it's an ordinary key, as in statements of policies.
      guard place.tokens.first == "Conditions", let target = argument.string else { return false }
      add(.condition, target, name)
      return true
    case .getAtt:
      guard let target = ReferenceTarget(attributeOf: argument) else { return false }
      add(.attribute(target.attribute ?? ""), target.name, name)
      if let inner = argument[1] { descend(name) { $0.descend("1") { $0.search(inner) } } }
      return true
    case .if:
      if let target = argument[0]?.string { add(.condition, target, name, "0") }
      return false
    case .findInMap:
      if let target = argument[0]?.string {
        add(.mapping(row: argument[1]?.string, key: argument[2]?.string), target, name, "0")
      }
      return false
    case .sub:
      guard let substitution = Substitution(argument) else { return true }
      for case .reference(let target) in substitution.parts where !target.name.isEmpty {
        add(.substitution(attribute: target.attribute), target.name, name)
      }
      if !substitution.variables.isEmpty {
        descend(name) { $0.descend("1") { $0.search(.object(substitution.variables)) } }
      }
      return true
    default: return false
    }
  }

  private mutating func add(_ kind: TemplateReference.Kind, _ target: String, _ steps: String...) {
    references.append(
      TemplateReference(
        kind: kind, target: target, pointer: steps.isEmpty ? place : JSONPointer(place.tokens + steps)))
  }

  private mutating func descend(_ step: String, body: (inout ReferenceFinder) -> Void) {
    place.tokens.append(step)
    body(&self)
    place.tokens.removeLast()
  }
}
