package import StrataFacts
package import StrataJSON

/// Finds what values of a template mean, with what is known of a resource type.
package struct FormReader {
  let facts: ResourceFacts?
  /// Whether every scalar is a text, as it is for custom resources.
  var takesTexts = false
  /// Names that stand for others, where a resource has another logical id now.
  var renames: [String: String] = [:]
  /// The property that takes tags, whose order means nothing.
  let tags: String?

  /// Reads values that no schema describes, or those of a resource type.
  package init(type: String? = nil, renames: [String: String] = [:]) {
    facts = type.flatMap(KnownFacts.of)
    takesTexts = type.map(KnownFacts.isCustom) ?? false
    tags = facts?.tagging.property
    self.renames = renames
  }

  /// The form of all properties of a resource.
  package func properties(_ value: JSONValue?) -> Form? {
    guard let value else { return nil }
    guard case .object(let object) = value, !value.isFunction, let facts else {
      return form(value)
    }
    let view = SchemaView(facts.root, of: facts)
    return .object(
      members(object) { key, value in
        let node = view.property(key)
        return key == tags ? asSet(form(value, node)) : form(value, node)
      })
  }

  /// The form of a value, or nil where it's `AWS::NoValue`.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - node: The node of its schema.
  ///   - isLoose: Whether a number and its text are one, as in policies.
  /// - Returns: The meaning of the value.
  package func form(_ value: JSONValue, _ node: SchemaNode? = nil, isLoose: Bool = false) -> Form? {
    switch value {
    case .null, .bool, .integer, .double, .number, .string: scalar(value, view(node), isLoose)
    case .array(let elements): list(elements, view(node), isLoose)
    case .object(let object): self.object(object, node, isLoose)
    }
  }

  /// The members that are there, sorted by key.
  func members(_ object: JSONObject, _ form: (String, JSONValue) -> Form?) -> [Form.Member] {
    var members: [Form.Member] = []
    members.reserveCapacity(object.count)
    for member in object {
      if let form = form(member.key, member.value) { members.append(Form.Member(key: member.key, form: form)) }
    }
    return members.sorted { utf8Precedes($0.key, $1.key) }
  }

  func view(_ node: SchemaNode?) -> SchemaView? {
    guard let node, let facts else { return nil }
    return SchemaView(node, of: facts)
  }

  private func object(_ object: JSONObject, _ node: SchemaNode?, _ isLoose: Bool) -> Form? {
    if let call = JSONValue.object(object).call, let form = function(call, node, isLoose) {
      return form.value.map { policyInText($0, node) }
    }
    if isPolicy(object) { return policy(object) }
    let view = view(node)
    return wrapped(
      .object(members(object) { key, value in form(value, view?.property(key), isLoose: isLoose) }), view)
  }

  func list(_ values: [JSONValue], _ view: SchemaView?, _ isLoose: Bool) -> Form {
    var elements: [Form.Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      guard let form = form(value, view?.item(at: index), isLoose: isLoose) else { continue }
      elements.append(Form.Element(index: index, form: form))
    }
    return view?.isSet == true ? .set(FormSet(elements: elements)) : .list(elements)
  }

  private func scalar(_ value: JSONValue, _ view: SchemaView?, _ isLoose: Bool) -> Form {
    if case .string(let text) = value, let form = policyText(text, takesObject: view?.types.contains(.object) == true) {
      return form
    }
    if isLoose || takesTexts { return .scalar(Self.text(of: value)) }
    guard let view else { return .scalar(value) }
    return wrapped(.scalar(Self.scalar(value, as: view.types)), view)
  }

  /// A single value as a list of one, where a type takes both.
  private func wrapped(_ form: Form, _ view: SchemaView?) -> Form {
    guard let view, view.types.contains(.list) else { return form }
    let isTaken: Bool =
      switch form {
      case .object: view.types.contains(.object)
      case .scalar: !view.types.isDisjoint(with: [.string, .integer, .number, .boolean])
      default: false
      }
    guard isTaken else { return form }
    let elements = [Form.Element(index: Form.Element.single, form: form)]
    return view.isSet ? .set(FormSet(elements: elements)) : .list(elements)
  }

  /// The same list without an order.
  package func asSet(_ form: Form?) -> Form? {
    if case .list(let elements)? = form { return .set(FormSet(elements: elements)) }
    return form
  }

  /// A scalar of the kind that is taken, since CloudFormation takes a text for a number and the other way around.
  private static func scalar(_ value: JSONValue, as types: SchemaTypes) -> JSONValue {
    if types.contains(.string) { return text(of: value) }
    if types.contains(.boolean), case .string(let text) = value {
      switch text {
      case "true", "True": return true
      case "false", "False": return false
      default: break
      }
    }
    guard !types.isDisjoint(with: [.integer, .number]) else { return value }
    let number: Double? =
      switch value {
      case .string(let text): Scalar.number(inText: text)
      case .double(let number): number
      default: nil
      }
    return number.map { number in Int64(exactly: number).map { .integer($0) } ?? .double(number) } ?? value
  }

  /// A number or a truth value as text.
  package static func text(of value: JSONValue) -> JSONValue {
    switch value {
    case .bool, .integer, .double, .number: Scalar.text(of: value).map { .string($0) } ?? value
    case .null, .string, .array, .object: value
    }
  }
}
