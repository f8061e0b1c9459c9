import StrataJSON

/// Makes the model of a resource type out of its facts.
///
/// Every hazard is met by a rule here; none by the name of a type.
package final class ModelBuilder {
  private let facts: TypeFacts
  let lookup: FactsLookup
  private let documentation: (any PropertyDocumentation)?
  private let readOnly: Set<String>
  var nested: [NestedModel] = []
  /// The Swift names of what is nested, by what it's made of.
  var names: [String: String] = [:]
  private var taken: Set<String>

  /// Takes the facts of a type.
  ///
  /// - Parameters:
  ///   - facts: The facts.
  ///   - documentation: What is told of properties beside their names; nothing unless given.
  package init(_ facts: TypeFacts, documentation: (any PropertyDocumentation)? = nil) {
    self.facts = facts
    lookup = FactsLookup(root: facts.root, definitions: facts.definitions)
    self.documentation = documentation
    readOnly = Set(facts.paths("ro"))
    taken = ReservedNames.types.union([Self.swiftName(of: facts)])
  }

  package func model() -> ResourceModel {
    let tags = facts.json["tg"]
    let tagProperty = tags?["p"]?.string ?? ""
    let tagging = Self.tagging[tags?["k"]?.string ?? ""].map { $0.replacing("%", with: tagProperty) }
    let required = Set(facts.root["r"]?.array?.compactMap(\.string) ?? [])
    let replacing = Set(facts.paths("co"))
    let settable = members(of: facts.root).filter { name, _ in
      let isReadOnly = readOnly.contains(name) && !replacing.contains(name) && !required.contains(name)
      return !isReadOnly && !(tagging != nil && name == tagProperty)
    }
    let locals = ReservedNames.resourceLocals.union(tagging == nil ? [] : ["tags"])
    let properties = parameters(settable, of: facts.root, owner: .resource, reserved: locals)
    return ResourceModel(
      typeName: facts.name, service: facts.service, name: Self.swiftName(of: facts),
      isInUSEast1: facts.json["us"] != false, properties: properties,
      nested: nested.sorted { utf8Precedes($0.name, $1.name) }, attributes: attributes(),
      tagging: tagging ?? "StrataLanguage.Tagging.none", takesTags: tagging != nil)
  }

  /// The type's own name, unless Swift has another use for it: `AWS::Cassandra::Type`.
  private static func swiftName(of facts: TypeFacts) -> String {
    ReservedNames.unusable.contains(facts.shortName) ? facts.shortName + "Resource" : facts.shortName
  }

  private static let tagging = [
    "list": ".list(property: \"%\")", "propagated": ".propagatedList(property: \"%\")", "map": ".map(property: \"%\")",
  ]

  // MARK: Properties

  /// The properties of a node and of all its alternatives, by name.
  func members(of node: JSONObject) -> [String: JSONObject] {
    var members: [String: JSONObject] = [:]
    var seen = Set<String>()
    collect(node, into: &members, seen: &seen)
    return members
  }

  private func collect(_ node: JSONObject, into members: inout [String: JSONObject], seen: inout Set<String>) {
    if let name = node["$"]?.string, !seen.insert(name).inserted { return }
    let node = lookup.resolved(node)
    // Properties named beside the elements of a list are meant of those, or by mistake.
    let letters = lookup.letters(of: node)
    guard letters.isEmpty || letters.contains("o") else { return }
    for member in node["p"]?.object ?? [:] {
      let schema = member.value.object ?? [:]
      members[member.key] = members[member.key].map { joined($0, schema) } ?? schema
    }
    for key in ["all", "any", "one"] {
      for alternative in node[key]?.array ?? [] {
        if let object = alternative.object { collect(object, into: &members, seen: &seen) }
      }
    }
  }

  private func parameters(
    _ members: [String: JSONObject], of object: JSONObject, owner: PropertyOwner, reserved: Set<String>
  ) -> [PropertyModel] {
    let required = Set(object["r"]?.array?.compactMap(\.string) ?? [])
    var locals = reserved
    let models = members.sorted { utf8Precedes($0.key, $1.key) }.map { name, node in
      let label = Names.property(name)
      var local = label
      while !locals.insert(local).inserted { local += "Value" }
      return PropertyModel(
        name: name, label: label, localName: local, type: type(of: node, hint: name),
        isRequired: required.contains(name), facts: documentation?.text(for: name, node, of: object, owner: owner) ?? ""
      )
    }
    return models.filter(\.isRequired) + models.filter { !$0.isRequired }
  }

  private func attributes() -> [AttributeModel] {
    var taken = ReservedNames.members
    return (facts.json["at"]?.object ?? [:]).map { member in
      var name = Names.property(member.key.replacing(".", with: ""))
      while !taken.insert(name).inserted { name += "Attribute" }
      return AttributeModel(name: member.key, member: name, type: attributeType(member.value.string ?? "s"))
    }
  }

  private func attributeType(_ letter: String) -> String {
    switch letter {
    case "i": "IntegerValue"
    case "n": "NumberValue"
    case "b": "BooleanValue"
    case "a": "ListValue<StringValue>"
    case "o": "AnyValue"
    default: "StringValue"
    }
  }

  // MARK: Types

  /// The Swift type of a value, making what is nested on the way.
  func type(of node: JSONObject, hint: String) -> String {
    if let definition = node["$"]?.string {
      guard let target = facts.definitions[definition]?.object else { return "AnyValue" }
      return type(of: target, key: "$" + definition, hint: definition)
    }
    if let ways = node[Self.ways]?.array { return union(ofWays: ways.compactMap(\.object), hint: hint) }
    return type(of: node, key: nil, hint: hint)
  }

  private func type(of node: JSONObject, key: String?, hint: String) -> String {
    if let key, let name = names[key] { return name }
    let resolved = lookup.resolved(node)
    let letters = resolved["t"]?.array?.compactMap(\.string) ?? resolved["t"]?.string.map { [$0] } ?? []
    if letters.count > 1 { return scalar(of: letters, hint: hint) }
    switch letters.first {
    case "s": return text(resolved, key: key, hint: hint)
    case "i": return "IntegerValue"
    case "n": return "NumberValue"
    case "b": return "BooleanValue"
    case "a": return "ListValue<\(element(of: resolved, hint: hint))>"
    case "o": return object(resolved, key: key, hint: hint)
    default:
      if lookup.letters(of: resolved) == ["a"], resolved["i"] != nil {
        return "ListValue<\(element(of: resolved, hint: hint))>"
      }
      if let type = union(of: resolved, key: key, hint: hint) { return type }
      if !members(of: resolved).isEmpty { return object(resolved, key: key, hint: hint) }
      if resolved["f"] == "json" { return document(hint) }
      if resolved["e"]?.array?.allSatisfy({ $0.string != nil }) == true || resolved["pt"] != nil {
        return text(resolved, key: key, hint: hint)
      }
      return alternative(resolved, hint: hint)
    }
  }

  private func scalar(of letters: [String], hint: String) -> String {
    if Set(letters).isSubset(of: ["o", "s"]) { return document(hint) }
    return Set(letters).isSubset(of: ["s", "i", "n", "b"]) ? "StringValue" : "AnyValue"
  }

  /// A free-form object: a policy where it's called one.
  private func document(_ hint: String) -> String {
    ReservedNames.isPolicy(hint) ? "PolicyDocument" : "AnyValue"
  }

  private func element(of node: JSONObject, hint: String) -> String {
    guard let items = node["i"]?.object else { return "AnyValue" }
    return type(of: items, hint: hint + (items["$"] == nil && !members(of: items).isEmpty ? "Item" : ""))
  }

  /// The type where nothing but alternatives is known: theirs if they agree.
  private func alternative(_ node: JSONObject, hint: String) -> String {
    let alternatives = (node["any"]?.array ?? []) + (node["one"]?.array ?? [])
    let types = Set(alternatives.compactMap(\.object).map { lookup.type(of: $0) ?? "s" })
    guard types.count == 1, let only = types.first, !alternatives.isEmpty else { return "AnyValue" }
    switch only {
    case "s": return "StringValue"
    case "i": return "IntegerValue"
    case "n": return "NumberValue"
    case "b": return "BooleanValue"
    default: return "AnyValue"
    }
  }

  private func text(_ node: JSONObject, key: String?, hint: String) -> String {
    let values = node["e"]?.array?.compactMap(\.string) ?? []
    guard !values.isEmpty else { return "StringValue" }
    let identity = key ?? "enum:\(hint):\(values.joined(separator: "|"))"
    if let known = names[identity] { return known }
    var taken = ReservedNames.enumerationMembers
    var members: [(String, String)] = []
    for value in values {
      guard var name = Names.member(value) else { continue }
      // `nil` of an optional is called none, which would be taken instead.
      if name == "none" || name == "some" { name += "Value" }
      if taken.insert(name).inserted { members.append((name, value)) }
    }
    let name = unique(hint)
    names[identity] = name
    nested.append(NestedModel(name: name, origin: hint, kind: .enumeration(members)))
    return name
  }

  func object(_ node: JSONObject, key: String?, hint: String) -> String {
    let members = members(of: node)
    if members.isEmpty {
      let value = node["pp"]?.object?.first?.value.object ?? node["ap"]?.object
      if let value, node["pp"]?.object?.count ?? 1 == 1 { return "MapValue<\(type(of: value, hint: hint + "Value"))>" }
      return document(hint)
    }
    let identity = key ?? "object:\(hint):\(Self.text(of: .object(node)))"
    if let known = names[identity] { return known }
    let name = unique(hint)
    // Known before its properties are looked at, since it may be one of them.
    names[identity] = name
    let owner = key.map { PropertyOwner.definition(String($0.dropFirst())) } ?? .inline
    let properties = parameters(members, of: node, owner: owner, reserved: ReservedNames.structureLocals)
    nested.append(NestedModel(name: name, origin: hint, kind: .structure(properties)))
    return name
  }

  /// The text by which a node is known again.
  static func text(of node: JSONValue) -> String {
    (try? node.withoutNotes.text(keyOrder: .sorted, layout: .compact)) ?? ""
  }

  func unique(_ hint: String) -> String {
    var name = Names.type(hint)
    // What AWS itself calls such a type.
    if taken.contains(name) { name += "Property" }
    var number = 2
    let base = name
    while !taken.insert(name).inserted {
      name = "\(base)\(number)"
      number += 1
    }
    return name
  }
}
