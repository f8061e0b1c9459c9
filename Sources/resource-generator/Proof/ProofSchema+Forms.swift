import StrataJSON
import StrataResourceModel

extension ProofSchema {
  /// The forms that a node takes, or nil where it says nothing of them.
  func forms(of node: JSONObject, depth: Int = 0) -> Set<ValueForm>? {
    // Definitions may refer to each other in cycles.
    guard depth < 20 else { return nil }
    if let target = target(of: node) { return forms(of: target, depth: depth + 1) }
    var found: Set<ValueForm>?
    func narrow(_ forms: Set<ValueForm>?) {
      guard let forms else { return }
      found = found.map { Self.common($0, forms) } ?? forms
    }
    narrow(declared(by: node))
    for keyword in [Keyword.any, .one] {
      let alternatives = nodes(keyword, of: node)
      let typed = alternatives.filter { !isDocument($0) }.compactMap { forms(of: $0, depth: depth + 1) }
      let every = typed.isEmpty ? alternatives.compactMap { forms(of: $0, depth: depth + 1) } : typed
      if !every.isEmpty { narrow(every.reduce(into: []) { $0.formUnion($1) }) }
    }
    for part in nodes(.all, of: node) { narrow(forms(of: part, depth: depth + 1)) }
    return found ?? implied(by: node)
  }

  /// The types that a node names.
  func declared(by node: JSONObject) -> Set<ValueForm>? {
    guard let types = value(.type, of: node) else { return nil }
    return Set((types.array ?? [types]).compactMap(\.string).compactMap { ValueForm($0) })
  }

  /// Whether a node is JSON of any shape, which beside forms with types of their own is none.
  func isDocument(_ node: JSONObject) -> Bool {
    let node = target(of: node) ?? node
    guard let types = declared(by: node), types.contains(.object), types.isSubset(of: [.object, .text]) else {
      return false
    }
    return ![Keyword.properties, .patterns, .any, .one, .all].contains { value($0, of: node) != nil }
      && value(.others, of: node)?.object == nil
  }

  /// The forms that a node takes that names no type.
  private func implied(by node: JSONObject) -> Set<ValueForm>? {
    if value(.items, of: node) != nil || value(.firstItems, of: node) != nil { return [.list] }
    if !members(.properties, of: node).isEmpty || !members(.patterns, of: node).isEmpty { return [.object] }
    if let values = value(.values, of: node)?.array { return Set(values.compactMap(Self.form)) }
    return value(.pattern, of: node) != nil || value(.least, of: node) != nil ? [.text] : nil
  }

  private static func form(of value: JSONValue) -> ValueForm? {
    switch value {
    case .string: .text
    case .integer: .integer
    case .double, .number: .number
    case .bool: .boolean
    case .array: .list
    case .object: .object
    case .null: nil
    }
  }

  /// The forms that two nodes both take; whole numbers are numbers.
  private static func common(_ one: Set<ValueForm>, _ other: Set<ValueForm>) -> Set<ValueForm> {
    var common = one.intersection(other)
    if one.union(other).isSuperset(of: [.integer, .number]), !common.contains(.number) { common.insert(.integer) }
    return common
  }
}
