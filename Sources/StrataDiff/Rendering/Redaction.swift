import StrataFacts
import StrataJSON
import StrataSchema
import StrataTemplate

/// Hides what looks like a secret in a difference.
struct Redaction: Sendable {
  private let hiding: SecretHiding
  /// The resources of both templates, the new ones first, for what stands beside a value.
  private let resources: [JSONObject]

  init(_ old: ComparedTemplate, _ new: ComparedTemplate) {
    hiding = SecretHiding(parameters: old.section("Parameters"), new.section("Parameters"))
    resources = [new.section("Resources"), old.section("Resources")]
  }

  /// A value of a resource as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue, of resource: ResourceDifference) -> JSONValue {
    let steps = change.steps.steps
    let schema = steps.first == .name("Properties") ? Self.schema(at: steps.dropFirst(), of: resource.type) : nil
    let parent = JSONPointer(change.pointer.tokens.dropLast())
    let title = resources.lazy.compactMap { SecretHiding.title(of: $0[resource.logicalID]?[parent]) }.first
    return hiding.shown(
      value, named: [resource.logicalID] + steps.compactMap(Self.name), beside: title, schema: schema)
  }

  /// A value of a section as it may be shown.
  func shown(_ change: PropertyChange, _ value: JSONValue, in section: SectionDifference) -> JSONValue {
    let names = change.steps.steps.compactMap(Self.name)
    guard let name = section.name else { return hiding.shown(value, named: names) }
    switch section.section {
    case "Parameters": return hiding.shown(value, ofParameter: name, at: names)
    // What an output is called says what it gives; what a condition is called doesn't.
    case "Outputs": return hiding.shown(value, named: [name] + names)
    default: return hiding.shown(value, named: names)
    }
  }

  /// A sentence as it may be shown.
  func shown(_ text: String) -> String { hiding.shown(text: text) }

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
