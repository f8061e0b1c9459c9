import StrataFacts
import StrataJSON

extension FormReader {
  /// The form of a function; `value` is nil where it's `AWS::NoValue`, and the whole is nil where there's no function.
  func function(_ call: FunctionCall, _ node: SchemaNode?, _ isLoose: Bool) -> (value: Form?, Void)? {
    let argument = call.argument
    switch call.function {
    case .condition: return nil
    case .ref:
      guard let target = argument.string else { return nil }
      return (target == "AWS::NoValue" ? nil : .reference(renamed(target)), ())
    case .getAtt: return (attribute(argument), ())
    case .sub: return (substitution(argument), ())
    case .join: return (join(argument), ())
    case .if: return (choice(argument, node, isLoose), ())
    case .getAZs:
      // An empty text is the region of the stack.
      let form = form(argument)
      return (.function(call.name, form == .scalar("") ? .reference("AWS::Region") : form ?? .scalar(.null)), ())
    case .select: return (selection(argument), ())
    case .split:
      if let parts = Self.parts(ofSplit: argument) { return (list(parts, view(node), isLoose), ()) }
      return (.function(call.name, form(argument, isLoose: true) ?? .scalar(.null)), ())
    case .and, .or, .equals:
      return (.function(call.name, asSet(form(argument, isLoose: true)) ?? .scalar(.null)), ())
    default: return (.function(call.name, form(argument, isLoose: true) ?? .scalar(.null)), ())
    }
  }

  package func renamed(_ name: String) -> String { renames.isEmpty ? name : renames[name] ?? name }

  private func attribute(_ argument: JSONValue) -> Form {
    let name = IntrinsicFunction.getAtt.name
    guard let target = ReferenceTarget(attributeOf: argument) else {
      return .function(name, form(argument) ?? .scalar(.null))
    }
    if let attribute = target.attribute, !attribute.isEmpty { return .attribute(renamed(target.name), attribute) }
    let resource = Form.Element(index: 0, form: .scalar(.string(renamed(target.name))))
    let attribute = Form.Element(index: 1, form: argument[1].flatMap { form($0) } ?? .scalar(.null))
    return .function(name, .list([resource, attribute]))
  }

  private func substitution(_ argument: JSONValue) -> Form {
    guard let substitution = Substitution(argument) else {
      return .function(IntrinsicFunction.sub.name, form(argument) ?? .scalar(.null))
    }
    return Self.text(
      substitution.parts.map { part -> Form in
        switch part {
        case .literal(let text): return .scalar(.string(text))
        case .value(let value): return form(value, isLoose: true) ?? .scalar("")
        case .reference(let target):
          let name = renamed(target.name)
          return target.attribute.map { .attribute(name, $0) } ?? .reference(name)
        }
      })
  }

  private func join(_ argument: JSONValue) -> Form {
    let opaque = { Form.function(IntrinsicFunction.join.name, self.form(argument, isLoose: true) ?? .scalar(.null)) }
    guard let arguments = argument.array, arguments.count == 2, let delimiter = arguments[0].string,
      case .array(let values) = arguments[1]
    else { return opaque() }
    var parts: [Form] = []
    for value in values {
      guard let part = form(value, isLoose: true) else { continue }
      // One that may turn out not to be there takes its delimiter along.
      if Self.mayBeAbsent(value) { return opaque() }
      if !parts.isEmpty, !delimiter.isEmpty { parts.append(.scalar(.string(delimiter))) }
      parts.append(part)
    }
    return Self.text(parts)
  }

  private static func mayBeAbsent(_ value: JSONValue) -> Bool {
    guard let branches = value.argument(of: .if)?.array else { return false }
    return branches.dropFirst().contains { $0.isNoValue || mayBeAbsent($0) }
  }

  /// Text of parts, with literals next to each other made one.
  private static func text(_ parts: [Form]) -> Form {
    var flat: [Form] = []
    func add(_ part: Form) {
      switch part {
      case .text(let inner): inner.forEach(add)
      case .scalar(.string(let text)):
        if text.isEmpty { return }
        if case .scalar(.string(let before))? = flat.last {
          flat[flat.count - 1] = .scalar(.string(before + text))
        } else {
          flat.append(part)
        }
      default: flat.append(part)
      }
    }
    parts.forEach(add)
    switch flat.count {
    case 0: return .scalar("")
    case 1: return flat[0]
    default: return .text(flat)
    }
  }

  private func choice(_ argument: JSONValue, _ node: SchemaNode?, _ isLoose: Bool) -> Form? {
    guard let parts = argument.array, parts.count == 3, let condition = parts[0].string else {
      return .function(IntrinsicFunction.if.name, form(argument) ?? .scalar(.null))
    }
    let one = form(parts[1], node, isLoose: isLoose)
    let other = form(parts[2], node, isLoose: isLoose)
    if one == other { return one }
    return .choice(condition: condition, one ?? .reference("AWS::NoValue"), other ?? .reference("AWS::NoValue"))
  }

  private func selection(_ argument: JSONValue) -> Form {
    let form = form(argument, isLoose: true) ?? .scalar(.null)
    guard let parts = form.elements, parts.count == 2, let index = parts[0].form.string.flatMap({ Int($0) }),
      let values = argument[1]?.array ?? argument[1]?.argument(of: .split).flatMap(Self.parts(ofSplit:)),
      values.indices.contains(index),
      !values.contains(where: { Self.mayBeAbsent($0) || $0.isNoValue })
    else { return .function(IntrinsicFunction.select.name, form) }
    return self.form(values[index], isLoose: true) ?? .scalar(.null)
  }

  /// The pieces of a text that is written out, at a delimiter that is as well.
  private static func parts(ofSplit argument: JSONValue) -> [JSONValue]? {
    guard let arguments = argument.array, arguments.count == 2, let delimiter = arguments[0].string,
      !delimiter.isEmpty, let text = arguments[1].string
    else { return nil }
    return text.split(separator: delimiter, omittingEmptySubsequences: false).map { .string(String($0)) }
  }
}
