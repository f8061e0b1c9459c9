import StrataJSON

extension ModelBuilder {
  /// The key under which a node made here holds what several alternatives say of one property, each in another way.
  static let ways = "ways"

  /// The node of a property of two alternatives: the first way, unless what the second says doesn't fit into it.
  func joined(_ known: JSONObject, _ other: JSONObject) -> JSONObject {
    // An alternative may mention a property only to narrow it.
    let isNarrowing = known["t"] == nil && known["$"] == nil && known[Self.ways] == nil
    if isNarrowing, fits(known, into: other) { return other }
    let ways = known[Self.ways]?.array?.compactMap(\.object) ?? [known]
    if ways.contains(where: { fits(other, into: $0) }) { return known }
    return [Self.ways: .array((ways + [other]).map(JSONValue.object))]
  }

  /// Whether a type made for one node takes the forms and the properties that another says.
  private func fits(_ node: JSONObject, into other: JSONObject) -> Bool {
    lookup.letters(of: node).isSubset(of: lookup.letters(of: other))
      && Set(members(of: node).keys).isSubset(of: members(of: other).keys)
  }

  /// The type of a value of which several alternatives speak each in another way.
  func union(ofWays ways: [JSONObject], hint: String) -> String {
    let identity = "ways:\(hint):\(Self.text(of: .array(ways.map(JSONValue.object))))"
    return union(of: ways.flatMap { alternatives(of: ["any": [.object($0)]]) }, identity, hint: hint, isJoined: false)
      ?? "AnyValue"
  }

  /// The type of a value that takes several forms, or nil where they're all objects or none has a type of its own.
  func union(of node: JSONObject, key: String?, hint: String) -> String? {
    let alternatives = alternatives(of: node)
    if alternatives.allSatisfy({ lookup.letters(of: $0).isSubset(of: ["o"]) }) { return nil }
    let identity = key ?? "union:\(hint):\(Self.text(of: .object(node)))"
    return union(of: alternatives, identity, hint: hint, isJoined: true)
  }

  /// Makes a union.
  ///
  /// JSON of any shape beside a form that has a type isn't a form of its own: every type takes that by `raw`.
  ///
  /// - Parameters:
  ///   - alternatives: The forms that the value takes.
  ///   - identity: The key that tells the union from others.
  ///   - hint: The name of the value.
  ///   - isJoined: Whether all objects among them are one structure.
  /// - Returns: The type, or nil where no form has one of its own.
  private func union(of alternatives: [JSONObject], _ identity: String, hint: String, isJoined: Bool) -> String? {
    if let known = names[identity] { return known }
    let typed = alternatives.filter { !isDocument($0) }
    let isListOrDocument = typed.count < alternatives.count && typed.allSatisfy { lookup.letters(of: $0) == ["a"] }
    guard !typed.isEmpty, isListOrDocument || typed.contains(where: isStructured) else { return nil }
    var nodes: [ValueForm: [JSONObject]] = [:]
    for alternative in typed {
      let forms = lookup.letters(of: alternative).compactMap { ValueForm($0) }
      // What isn't one form has no case of its own.
      guard forms.count == 1 else { return "AnyValue" }
      nodes[forms[0], default: []].append(alternative)
    }
    // Structures come first, since they are called what the schema calls them.
    var cases: [UnionCase] = []
    for form in ValueForm.allCases.reversed() {
      guard let nodes = nodes[form] else { continue }
      if form == .object, !isJoined, nodes.count > 1 {
        cases += structures(nodes, hint: hint)
      } else {
        cases.append(UnionCase(label: form.rawValue, form: form, type: type(of: nodes, as: form, hint: hint)))
      }
    }
    if cases.count == 1 { return cases[0].type }
    let name = unique(hint + "Form")
    names[identity] = name
    nested.append(NestedModel(name: name, origin: hint, kind: .union(cases.reversed())))
    return name
  }

  /// A case for each structure, called what the schema calls it.
  private func structures(_ nodes: [JSONObject], hint: String) -> [UnionCase] {
    var labels = Set<String>()
    return nodes.reversed().map { node in
      // Some wrap what they refer to in a list of one.
      let only = node["all"]?.array?.count == 1 ? node["all"]?[0]?.object : nil
      let node = only ?? node
      var label = node["$"]?.string.map(Names.property) ?? ValueForm.object.rawValue
      while !labels.insert(label).inserted { label += "Value" }
      return UnionCase(label: label, form: .object, type: type(of: node, hint: hint))
    }
  }

  /// The alternatives that a node is, those of alternatives among them.
  private func alternatives(of node: JSONObject) -> [JSONObject] {
    ((node["any"]?.array ?? []) + (node["one"]?.array ?? [])).compactMap(\.object).flatMap { alternative in
      let resolved = lookup.resolved(alternative)
      let isFurther = ["t", "p", "i", "pi"].allSatisfy { resolved[$0] == nil }
      let further = isFurther ? alternatives(of: resolved) : []
      return further.isEmpty ? [alternative] : further
    }
  }

  /// Whether a node is an object with properties or a list of such.
  private func isStructured(_ node: JSONObject) -> Bool {
    let letters = lookup.letters(of: node)
    if letters == ["o"] { return !members(of: node).isEmpty }
    guard letters == ["a"], let items = lookup.resolved(node)["i"]?.object else { return false }
    return lookup.letters(of: items) == ["o"] && !members(of: items).isEmpty
  }

  /// Whether a node is JSON of any shape, written as an object or as its text.
  private func isDocument(_ node: JSONObject) -> Bool {
    let letters = lookup.letters(of: node)
    let resolved = lookup.resolved(node)
    return letters.contains("o") && letters.isSubset(of: ["o", "s"]) && members(of: node).isEmpty
      && resolved["pp"] == nil && resolved["ap"] == nil
  }

  private func type(of nodes: [JSONObject], as form: ValueForm, hint: String) -> String {
    switch form {
    case .object where nodes.count > 1:
      object(["any": .array(nodes.map(JSONValue.object))], key: nil, hint: hint)
    case .list where nodes.count > 1: "ListValue<AnyValue>"
    case .text: nodes.count > 1 ? "StringValue" : type(of: nodes[0], hint: hint + "Text")
    default: type(of: nodes[0], hint: hint)
    }
  }
}
