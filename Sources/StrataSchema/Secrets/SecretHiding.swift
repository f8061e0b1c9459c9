package import StrataFacts
package import StrataJSON
import StrataTemplate

/// Hides what looks like a secret in values that are shown to people.
///
/// Whatever isn't known to be harmless isn't shown under the name of a secret, also within functions. A value that its
/// schema lists, a number, and true or false are no secrets.
package struct SecretHiding: Sendable {
  /// The text that stands for what isn't shown.
  package static let mark = "(hidden)"

  /// The parameters whose values CloudFormation doesn't show either.
  private var parameters: Set<String> = []
  /// The parameters that take some values alone, which is no way to choose a secret, or numbers.
  private var listed: Set<String> = []

  /// Takes the parameters of some templates.
  package init(parameters: JSONObject...) {
    for section in parameters {
      for parameter in section {
        if Self.isHidden(parameter.value) { self.parameters.insert(parameter.key) }
        if parameter.value["AllowedValues"] != nil || parameter.value["Type"] == "Number" {
          listed.insert(parameter.key)
        }
      }
    }
    listed.subtract(self.parameters)
  }

  /// Whether CloudFormation doesn't show a parameter's value.
  package static func isHidden(_ parameter: JSONValue) -> Bool {
    let flag = parameter["NoEcho"]
    return flag == true || flag?.string?.lowercased() == "true"
  }

  /// The name that an object has for the value in it, as `DB_PASSWORD` is of `{"Name": "DB_PASSWORD", "Value": "…"}`.
  package static func title(of object: JSONValue?) -> String? {
    SecretName.titles.lazy.compactMap { object?[$0]?.string }.first
  }

  /// Whether a text under a name would be hidden.
  package static func hides(_ text: String, named name: String) -> Bool {
    let hidden = SecretHiding().shown(.string(text), named: [name])
    return hidden != .string(text)
  }

  /// A value as it may be shown.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - names: The names on the way to it, such as a logical id and those of properties.
  ///   - title: The name beside it, which counts where its own says nothing; none unless given.
  ///   - schema: The schema of the value and the facts of its type, where they're known.
  /// - Returns: The value without secrets.
  package func shown(
    _ value: JSONValue, named names: [String], beside title: String? = nil,
    schema: (node: SchemaNode, facts: ResourceFacts)? = nil
  ) -> JSONValue {
    shown(value, Self.name(of: names, beside: title), schema.map(Schema.init))
  }

  /// The part of a value at a place in it, as it may be shown; nil where the value as it may be shown has none there.
  ///
  /// - Parameters:
  ///   - tokens: The steps from the value to its part.
  ///   - value: The value.
  ///   - names: The names on the way to it, such as a logical id and those of properties.
  ///   - schema: The schema of the value and the facts of its type, where they're known.
  /// - Returns: The part without secrets.
  package func shown(
    partAt tokens: some Sequence<String>, of value: JSONValue, named names: [String],
    schema: (node: SchemaNode, facts: ResourceFacts)? = nil
  ) -> JSONValue? {
    part(at: Array(tokens)[...], of: value, Self.name(of: names, beside: nil), schema.map(Schema.init))
  }

  /// The name that tells what a value is.
  private static func name(of names: [String], beside title: String?) -> String {
    guard let last = names.last, SecretName.plain.contains(last) else { return names.last ?? "" }
    return title ?? names.last { !SecretName.plain.contains($0) } ?? ""
  }

  /// A text for people as it may be shown, whatever it's about.
  package func shown(text: String) -> String { TextPieces(.string(text)).hidingSpans().string ?? text }

  /// A parameter, or a part of it at a place, as it may be shown.
  package func shown(_ value: JSONValue, ofParameter name: String, at tokens: [String]) -> JSONValue {
    if tokens.isEmpty, let object = value.object {
      return .object(JSONObject(object.map { ($0.key, shown($0.value, ofParameter: name, at: [$0.key])) }))
    }
    switch tokens.first {
    case "Default", "AllowedValues":
      if parameters.contains(name) { return hiddenTexts(value) }
      return listed.contains(name) ? value : shown(value, named: [name])
    default: return shown(value, named: tokens)
    }
  }

  // MARK: Values

  private struct Schema {
    let view: SchemaView
    let facts: ResourceFacts

    init(node: SchemaNode, facts: ResourceFacts) {
      view = SchemaView(node, of: facts)
      self.facts = facts
    }

    func property(_ name: String) -> Schema? {
      view.property(name).map { Schema(node: $0, facts: facts) }
    }

    func item(at index: Int) -> Schema? {
      view.item(at: index).map { Schema(node: $0, facts: facts) }
    }

    /// Whether the schema lists the values that there are, or means no text at all; a misspelled one is no secret either.
    var isEnumeration: Bool { !view.types.isEmpty && !view.types.contains(.string) || !view.values.isEmpty }
  }

  private func shown(_ value: JSONValue, _ name: String, _ schema: Schema?) -> JSONValue {
    switch value {
    case .string(let text):
      if schema?.isEnumeration == true { return value }
      if SecretName.isSecret(name), SecretName.isSecret(text, under: name) { return .string(Self.mark) }
      return TextPieces(value).hidingSpans()
    case .array(let elements):
      return .array(elements.enumerated().map { shown($0.element, name, schema?.item(at: $0.offset)) })
    case .object(let object):
      if let call = value.call, call.function != .condition { return shown(call, value, name, schema) }
      return .object(members(of: object, name, schema))
    default: return value
    }
  }

  private func members(of object: JSONObject, _ name: String, _ schema: Schema?) -> JSONObject {
    // A value beside a name is what the name says.
    let title = Self.title(of: .object(object))
    return JSONObject(
      object.map { member in
        let key = member.key
        let own = SecretName.plain.contains(key) ? title ?? name : key
        return (key, shown(member.value, own, schema?.property(key)))
      })
  }

  private func part(
    at tokens: ArraySlice<String>, of value: JSONValue, _ name: String, _ schema: Schema?
  ) -> JSONValue? {
    guard let token = tokens.first else { return shown(value, name, schema) }
    switch value {
    case .array:
      guard let element = value[JSONPointer([token])], let index = Int(token) else { return nil }
      return part(at: tokens.dropFirst(), of: element, name, schema?.item(at: index))
    case .object(let object):
      // What a function is given is shown as all of it is.
      if let call = value.call, call.function != .condition {
        return shown(call, value, name, schema)[JSONPointer(Array(tokens))]
      }
      guard let member = object[token] else { return nil }
      let own = SecretName.plain.contains(token) ? Self.title(of: value) ?? name : token
      return part(at: tokens.dropFirst(), of: member, own, schema?.property(token))
    default: return nil
    }
  }

  // MARK: Functions

  private func shown(_ call: FunctionCall, _ value: JSONValue, _ name: String, _ schema: Schema?) -> JSONValue {
    switch call.function {
    // What these name is a name.
    case .ref, .getAtt, .importValue, .getAZs, .findInMap, .getStackOutput, .refAll, .valueOf, .valueOfAll: return value
    case .if where call.arguments.count == 3:
      let branches = call.arguments.dropFirst().map { shown($0, name, schema) }
      return .object([call.name: .array([call.arguments[0]] + branches)])
    case .join, .sub:
      if SecretName.isSecret(name) { return hidingPieces(of: value, name) }
      return TextPieces(value).hidingSpans()
    case .equals, .contains, .eachMemberIn, .eachMemberEquals:
      return comparesHidden(call.argument) ? .object([call.name: hiddenTexts(call.argument)]) : value
    case .and, .or, .not: return .object([call.name: shown(call.argument, "", nil)])
    default: return .object([call.name: shown(call.argument, name, nil)])
    }
  }

  /// The value with each literal part hidden, unless all of it is a reference to where a secret is.
  private func hidingPieces(of value: JSONValue, _ name: String) -> JSONValue {
    let pieces = TextPieces(value)
    var whole = ""
    _ = pieces.rebuilt { text in
      whole += text
      return text
    } unknown: {
      whole += "\0"
    }
    if !SecretName.isSecret(whole, under: name) { return value }
    return pieces.rebuilt {
      SecretName.isSecret($0, under: name) ? Self.mark : $0
    } unknown: {
    }
  }

  /// Whether something is compared with a parameter that isn't shown.
  private func comparesHidden(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): elements.contains(where: comparesHidden)
    case .object(let object):
      value.argument(of: .ref)?.string.map(parameters.contains) ?? object.contains { comparesHidden($0.value) }
    default: false
    }
  }

  private func hiddenTexts(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements): .array(elements.map(hiddenTexts))
    case .object: value
    default: .string(Self.mark)
    }
  }
}
