import StrataFacts
import StrataJSON
import StrataSchema

extension FormReader {
  /// The form of a function; `value` is nil where it's `AWS::NoValue`, and the whole is nil where there's no function.
  func function(_ name: String, _ argument: JSONValue, _ node: SchemaNode?, _ isLoose: Bool) -> (value: Form?, Void)? {
    switch name {
    case "Ref":
      guard let target = argument.string else { return nil }
      return (target == "AWS::NoValue" ? nil : .reference(renamed(target)), ())
    case "Fn::GetAtt": return (attribute(argument), ())
    case "Fn::Sub": return (substitution(argument), ())
    case "Fn::Join": return (join(argument), ())
    case "Fn::If": return (choice(argument, node, isLoose), ())
    case "Fn::GetAZs":
      // An empty text is the region of the stack.
      let form = form(argument)
      return (.function(name, form == .scalar("") ? .reference("AWS::Region") : form ?? .scalar(.null)), ())
    case "Fn::Select": return (selection(argument), ())
    case "Fn::And", "Fn::Or", "Fn::Equals":
      return (.function(name, asSet(form(argument, isLoose: true)) ?? .scalar(.null)), ())
    default:
      guard name.hasPrefix("Fn::") else { return nil }
      return (.function(name, form(argument, isLoose: true) ?? .scalar(.null)), ())
    }
  }

  func renamed(_ name: String) -> String { renames.isEmpty ? name : renames[name] ?? name }

  private func attribute(_ argument: JSONValue) -> Form {
    if let text = argument.string {
      let parts = text.split(separator: ".", maxSplits: 1)
      if parts.count == 2 { return .attribute(renamed(String(parts[0])), String(parts[1])) }
    }
    if let parts = argument.array, parts.count == 2, let resource = parts[0].string {
      if let name = parts[1].string { return .attribute(renamed(resource), name) }
      let target = Form.Element(index: 0, form: .scalar(.string(renamed(resource))))
      let name = Form.Element(index: 1, form: form(parts[1]) ?? .scalar(.null))
      return .function("Fn::GetAtt", .list([target, name]))
    }
    return .function("Fn::GetAtt", form(argument) ?? .scalar(.null))
  }

  private func substitution(_ argument: JSONValue) -> Form {
    guard let text = argument.string ?? argument[0]?.string else {
      return .function("Fn::Sub", form(argument) ?? .scalar(.null))
    }
    let variables = argument[1]?.object ?? [:]
    let parts = SubstitutionText.parts(of: text).map { part -> Form in
      switch part {
      case .literal(let text): return .scalar(.string(text))
      case .variable(let name):
        if let value = variables[name] { return form(value, isLoose: true) ?? .scalar("") }
        let names = name.split(separator: ".", maxSplits: 1)
        return names.count == 2
          ? .attribute(renamed(String(names[0])), String(names[1])) : .reference(renamed(name))
      }
    }
    return Self.text(parts)
  }

  private func join(_ argument: JSONValue) -> Form {
    let opaque = { Form.function("Fn::Join", self.form(argument, isLoose: true) ?? .scalar(.null)) }
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
    guard let branches = value["Fn::If"]?.array else { return false }
    return branches.dropFirst().contains { $0["Ref"]?.string == "AWS::NoValue" || mayBeAbsent($0) }
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
      return .function("Fn::If", form(argument) ?? .scalar(.null))
    }
    let one = form(parts[1], node, isLoose: isLoose)
    let other = form(parts[2], node, isLoose: isLoose)
    if one == other { return one }
    return .choice(condition: condition, one ?? .reference("AWS::NoValue"), other ?? .reference("AWS::NoValue"))
  }

  private func selection(_ argument: JSONValue) -> Form {
    let form = form(argument, isLoose: true) ?? .scalar(.null)
    guard let parts = form.elements, parts.count == 2, let index = parts[0].form.string.flatMap({ Int($0) }),
      let values = argument[1]?.array, values.indices.contains(index),
      !values.contains(where: { Self.mayBeAbsent($0) || $0["Ref"]?.string == "AWS::NoValue" })
    else { return .function("Fn::Select", form) }
    return self.form(values[index], isLoose: true) ?? .scalar(.null)
  }
}
