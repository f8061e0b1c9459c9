import StrataFacts
import StrataJSON
import StrataSchema
import StrataTemplate

/// Hides what looks like a secret in a difference.
struct Redaction: Sendable {
  private let hiding: SecretHiding
  /// The resources of both templates, the new ones first, for what stands beside a value.
  private let resources: [JSONObject]
  /// What hides the same in the nested stacks, by their logical ids.
  var nested: [String: Redaction] = [:]

  init(_ old: ComparedTemplate, _ new: ComparedTemplate) {
    hiding = SecretHiding(parameters: old.section("Parameters"), new.section("Parameters"))
    resources = [new.section("Resources"), old.section("Resources")]
  }

  /// A value of a resource as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue, of resource: ResourceDifference) -> JSONValue {
    shown(change, value, of: resource.logicalID, resource.type)
  }

  private func shown(_ change: PropertyChange, _ value: JSONValue, of id: String, _ type: String) -> JSONValue {
    if let (stack, name) = id.inNestedStack, let inner = nested[stack] {
      return inner.shown(change, value, of: name, type)
    }
    let steps = change.steps.steps
    let schema = steps.first == .name("Properties") ? Self.schema(at: steps.dropFirst(), of: type) : nil
    let parent = JSONPointer(change.pointer.tokens.dropLast())
    let title = resources.lazy.compactMap { SecretHiding.title(of: $0[id]?[parent]) }.first
    return hiding.shown(
      value, named: [id] + steps.compactMap(Self.name), beside: title, schema: schema)
  }

  /// A value of a section as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue, in section: SectionDifference) -> JSONValue {
    shown(change, value, in: section.section, section.name)
  }

  private func shown(_ change: PropertyChange, _ value: JSONValue, in section: String, _ name: String?) -> JSONValue {
    if let (stack, name) = name?.inNestedStack, let inner = nested[stack] {
      return inner.shown(change, value, in: section, name)
    }
    let names = change.steps.steps.compactMap(Self.name)
    guard let name else { return hiding.shown(value, named: names) }
    switch section {
    case "Parameters": return hiding.shown(value, ofParameter: name, at: names)
    // What an output is called says what it gives; what a condition is called doesn't.
    case "Outputs": return hiding.shown(value, named: [name] + names)
    default: return hiding.shown(value, named: names)
    }
  }

  /// A sentence as it may be shown.
  func shown(_ text: String) -> String {
    nested.values.reduce(hiding.shown(text: text)) { $1.shown($0) }
  }

  private static func name(_ step: PropertyPath.Step) -> String? {
    switch step {
    case .name(let name): name.isFunctionName || name == IntrinsicFunction.ref.name ? nil : name
    case .index(_, let name): name
    case .branch: nil
    }
  }

  /// The schema at a place below the properties of a type.
  private static func schema(
    at steps: ArraySlice<PropertyPath.Step>, of type: String
  ) -> (node: SchemaNode, facts: ResourceFacts)? {
    guard let facts = KnownFacts.of(type) else { return nil }
    var node = facts.root
    for step in steps {
      let view = SchemaView(node, of: facts)
      switch step {
      case .name(let name):
        guard let next = view.property(name) else { return nil }
        node = next
      case .index(let index, _): node = view.item(at: max(index, 0)) ?? node
      case .branch: break
      }
    }
    return (node, facts)
  }
}
