import StrataJSON
import StrataTemplate

/// The values that a template gives where it's deployed with its own defaults.
struct TemplateValues: Sendable {
  private let parameters: JSONObject
  private let mappings: JSONObject

  init(_ template: ComparedTemplate) {
    parameters = template.section("Parameters")
    mappings = template.section("Mappings")
  }

  /// Whether two templates give the same for each parameter and mapping.
  func isSame(as other: TemplateValues) -> Bool { parameters == other.parameters && mappings == other.mappings }

  /// The value of a form, with defaults and mapped values where they're known; nil where there's nothing.
  ///
  /// - Parameters:
  ///   - form: The form.
  ///   - situation: What the conditions say.
  /// - Returns: The form without what is decided.
  func resolved(_ form: Form, in situation: Situation) -> Form? {
    switch form {
    case .scalar, .attribute: return form
    case .reference("AWS::NoValue"): return nil
    case .reference(let name): return value(of: name) ?? form
    case .choice(let condition, let one, let other):
      guard let flag = situation.guards.holds[condition] else { return form }
      return resolved(flag ? one : other, in: situation)
    case .text(let parts):
      let parts = parts.map { resolved($0, in: situation) ?? .scalar("") }
      let texts = parts.compactMap(Self.text)
      return texts.count == parts.count ? .scalar(.string(texts.joined())) : .text(parts)
    case .list(let elements): return .list(resolved(elements, in: situation))
    case .set(let set): return .set(FormSet(elements: resolved(set.elements, in: situation)))
    case .object(let members):
      return .object(
        members.compactMap { member in
          resolved(member.form, in: situation).map { Form.Member(key: member.key, form: $0) }
        })
    case .function(let name, let argument): return function(name, argument, situation)
    }
  }

  private func resolved(_ elements: [Form.Element], in situation: Situation) -> [Form.Element] {
    elements.flatMap { element -> [Form.Element] in
      guard let form = resolved(element.form, in: situation) else { return [] }
      // A list that a function gives is the whole.
      if element.form.isFunction, let inner = form.elements { return inner }
      return [Form.Element(index: element.index, form: form)]
    }
  }

  private func function(_ name: String, _ argument: Form, _ situation: Situation) -> Form {
    let argument = resolved(argument, in: situation) ?? .scalar(.null)
    let function = Form.function(name, argument)
    let arguments = argument.elements?.map(\.form) ?? []
    switch IntrinsicFunction(named: name) {
    case .findInMap:
      guard arguments.count >= 2, let map = arguments[0].string,
        let keys = Self.all(
          arguments.dropFirst().prefix(2).map { key -> String? in
            if case .reference(let name) = key { return situation.rows[name] }
            return Self.text(key)
          }),
        keys.count == 2, let value = mappings[map]?[keys[0]]?[keys[1]]
      else { return function }
      return FormReader().form(value) ?? function
    case .split:
      guard arguments.count == 2, let delimiter = arguments[0].string, !delimiter.isEmpty,
        let text = arguments[1].string
      else { return function }
      return Self.list(text.split(separator: delimiter, omittingEmptySubsequences: false).map(String.init))
    case .select:
      guard arguments.count == 2, let index = Self.text(arguments[0]).flatMap({ Int($0) }),
        let elements = arguments[1].elements, elements.indices.contains(index)
      else { return function }
      return elements[index].form
    default: return function
    }
  }

  /// The default of a parameter; nil where it has none, or it's no text.
  private func value(of parameter: String) -> Form? {
    guard let declaration = parameters[parameter], let value = declaration["Default"], !isHidden(declaration),
      let text = Scalar.text(of: value)
    else { return nil }
    let type = declaration["Type"]?.string ?? "String"
    // The default of these is the name of a value.
    if type.hasPrefix("AWS::SSM::Parameter::Value") { return nil }
    guard type == "CommaDelimitedList" || type.hasPrefix("List<") else { return .scalar(.string(text)) }
    return Self.list(text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
  }

  private func isHidden(_ declaration: JSONValue) -> Bool {
    declaration["NoEcho"] == true || declaration["NoEcho"]?.string?.lowercased() == "true"
  }

  /// The rows of a mapping.
  func rows(of mapping: String) -> [String] { mappings[mapping]?.object?.keys ?? [] }

  /// Whether a name is a parameter's that has a default.
  func hasDefault(_ parameter: String) -> Bool { value(of: parameter) != nil }

  private static func list(_ texts: [String]) -> Form {
    .list(
      texts.enumerated().map { index, text in
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        return Form.Element(index: index, form: .scalar(.string(text)))
      })
  }

  /// The text of a scalar.
  static func text(_ form: Form) -> String? {
    guard case .scalar(let value) = form else { return nil }
    return Scalar.text(of: value)
  }

  private static func all(_ texts: [String?]) -> [String]? {
    let known = texts.compactMap(\.self)
    return known.count == texts.count ? known : nil
  }
}
