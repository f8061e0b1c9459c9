import StrataJSON
import StrataResourceModel

/// Proves that every property's Swift type takes the forms that its schema takes.
///
/// A list is a `ListValue`, never an object; of several forms each can be written. JSON of any shape beside a form that has
/// a type isn't a form of its own, since every type takes that by `raw`.
struct FormsProof {
  private let model: ResourceModel
  private let schema: ProofSchema
  private let nested: [String: NestedModel.Kind]
  private var proven = Set<String>()
  private(set) var failures: [String] = []

  init(_ model: ResourceModel, _ schema: ProofSchema) {
    self.model = model
    self.schema = schema
    nested = Dictionary(model.nested.map { ($0.name, $0.kind) }) { first, _ in first }
    compare([schema.root], with: model.properties, at: [], isWhole: false)
  }

  /// Proves it of all types.
  ///
  /// - Throws: Every property of which it isn't true.
  static func check(_ models: [ResourceModel], against types: [SchemaType]) throws(GeneratorError) {
    let failures = zip(models, types).flatMap { model, type in
      FormsProof(model, ProofSchema(schema: type.schema)).failures
    }
    if !failures.isEmpty { throw GeneratorError(failures: failures) }
  }

  // MARK: Properties

  private mutating func compare(
    _ nodes: [JSONObject], with properties: [PropertyModel], at path: [String], isWhole: Bool
  ) {
    var members: [String: [JSONObject]] = [:]
    for node in nodes.flatMap({ parts(of: $0, as: .object) }) {
      for member in schema.members(.properties, of: node) { members[member.name, default: []].append(member.node) }
    }
    let known = Dictionary(properties.map { ($0.name, $0) }) { first, _ in first }
    for (name, nodes) in members.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      if let property = known[name] {
        check(nodes, SwiftType(property.type), at: path + [name])
      } else if isWhole {
        failures.append(
          "\(place(path + [name])): the schema has the property, but its Swift type has no parameter for it")
      }
    }
  }

  private mutating func check(_ nodes: [JSONObject], _ type: SwiftType, at path: [String]) {
    let said = nodes.compactMap { schema.forms(of: $0) }
    let wanted = said.isEmpty ? ValueForm.all : said.reduce(into: []) { $0.formUnion($1) }
    let taken = forms(of: type)
    var isRight = wanted.isSubset(of: taken)
    // Any value takes a list, but says nothing of what is in it.
    if wanted == [.list], taken != [.list] { isRight = false }
    if !isRight {
      failures.append(
        "\(place(path)): the schema takes \(wanted.words), but \(type.text()) takes \(taken.words)")
    }
    descend(nodes, type, at: path)
  }

  /// Checks what is in a value.
  private mutating func descend(_ nodes: [JSONObject], _ type: SwiftType, at path: [String]) {
    switch type {
    case .list(let element):
      let items = nodes.flatMap { parts(of: $0, as: .list) }.compactMap { schema.value(.items, of: $0)?.object }
      if !items.isEmpty { check(items, element, at: path + ["*"]) }
    case .map(let element):
      let maps = nodes.flatMap { parts(of: $0, as: .object) }
      let values =
        maps.flatMap { schema.members(.patterns, of: $0).map(\.node) }
        + maps.compactMap { schema.value(.others, of: $0)?.object }
      if !values.isEmpty { check(values, element, at: path + ["*"]) }
    case .named(let name):
      let references = nodes.map { schema.value(.reference, of: $0)?.string ?? path.joined(separator: "/") }
      guard let kind = nested[name], proven.insert("\(name) \(references)").inserted else { return }
      switch kind {
      case .structure(let properties): compare(nodes, with: properties, at: path, isWhole: true)
      case .union(let cases): for node in nodes.flatMap({ leaves(of: $0) }) { place(node, in: cases, at: path) }
      case .enumeration: break
      }
    }
  }

  /// Checks that one of a union's cases takes an alternative with all that is in it.
  private mutating func place(_ node: JSONObject, in cases: [UnionCase], at path: [String]) {
    var least: [String]?
    for one in cases where schema.forms(of: node)?.contains(one.form) ?? true {
      var trial = self
      trial.failures = []
      trial.check([node], SwiftType(one.type), at: path)
      if trial.failures.count < least?.count ?? .max { least = trial.failures }
      if trial.failures.isEmpty { break }
    }
    failures += least ?? []
  }

  // MARK: Nodes

  /// The alternatives of a node that have none themselves; JSON of any shape isn't one.
  private func leaves(of node: JSONObject, depth: Int = 0) -> [JSONObject] {
    guard depth < 20 else { return [] }
    let target = schema.target(of: node) ?? node
    let alternatives = [ProofSchema.Keyword.any, .one].flatMap { schema.nodes($0, of: target) }
    if alternatives.isEmpty || schema.value(.properties, of: target) != nil { return [node] }
    return alternatives.filter { !schema.isDocument($0) }.flatMap { leaves(of: $0, depth: depth + 1) }
  }

  /// The nodes that together say what a value of some form is: a node, what it refers to and its alternatives.
  private func parts(of node: JSONObject, as form: ValueForm, depth: Int = 0) -> [JSONObject] {
    guard depth < 20 else { return [] }
    if let target = schema.target(of: node) { return parts(of: target, as: form, depth: depth + 1) }
    guard schema.forms(of: node)?.contains(form) ?? true else { return [] }
    let further = [ProofSchema.Keyword.any, .one, .all].flatMap { schema.nodes($0, of: node) }
    return [node] + further.flatMap { parts(of: $0, as: form, depth: depth + 1) }
  }

  /// The forms that a Swift type takes, whatever is written raw aside.
  private func forms(of type: SwiftType) -> Set<ValueForm> {
    switch type {
    case .list: return [.list]
    case .map: return [.object]
    case .named("AnyValue"), .named("PolicyDocument"): return ValueForm.all
    // CloudFormation reads numbers and truth values out of text.
    case .named("StringValue"): return ValueForm.scalars
    case .named("IntegerValue"): return [.integer]
    case .named("NumberValue"): return [.integer, .number]
    case .named("BooleanValue"): return [.boolean]
    case .named(let name):
      switch nested[name] {
      case .structure?: return [.object]
      case .enumeration?: return ValueForm.scalars
      case .union(let cases)?: return cases.reduce(into: []) { $0.formUnion(forms(of: SwiftType($1.type))) }
      case nil: return []
      }
    }
  }

  private func place(_ path: [String]) -> String { "\(model.typeName) at \(path.joined(separator: "/"))" }
}
