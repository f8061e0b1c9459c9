import StrataFacts
import StrataFindings
import StrataLanguage
import StrataTemplate

extension TemplateRenderer {
  /// Reports a name that a naming policy gave and that has grown too long for what it's the name of.
  ///
  /// - Returns: Whether it's too long.
  func reportLength(of node: TemplateNode) -> Bool {
    guard !isForDigest, let (names, service) = node.origin.naming, let type = resourceType,
      let limit = nameLimit(in: type)
    else { return false }
    let name = names.name(service)
    let excess = name.unicodeScalars.count - limit
    if excess <= 0 { return false }
    report(
      Finding(
        .physicalName,
        "in the environment \(names.environment) the policy's name is too long for \(type)",
        expected: "\(limit) characters at most", given: "\(name.unicodeScalars.count) for \"\(name)\"",
        hint: excess < service.unicodeScalars.count
          ? "shorten \"\(service)\" by \(excess), here or in all environments"
          : "shorten \(names.policy), or call the environment otherwise", notes: node.origin.notes))
    return true
  }

  /// The number of characters that the property in question takes at most; nil where nobody says.
  private func nameLimit(in type: String) -> Int? {
    // The branches of Fn::If are no steps of the type's.
    let steps = steps.filter {
      if case .key("then") = $0 { false } else if case .key("else") = $0 { false } else { true }
    }
    guard case .key(let property)? = steps.first else { return nil }
    if steps.count == 1, let name = PhysicalName.of(type), name.property == property { return name.limit }
    guard let facts = ResourceFacts.of(type) else { return nil }
    var view = SchemaView(facts.root, of: facts)
    for step in steps {
      let node =
        switch step {
        case .key(let key): view.property(key)
        case .index(let index): view.item(at: index)
        }
      guard let node else { return nil }
      view = SchemaView(node, of: facts)
    }
    return view.longestText
  }
}
