import StrataJSON
import StrataResourceModel
import StrataTemplate

/// A value that profiles have, since it differs between templates.
struct ProfileValue: Sendable {
  /// The type of the value in a profile.
  enum Kind: Sendable, Hashable {
    /// A value of templates.
    case value(SwiftType)
    /// A text that no function can stand for: a description, or the default of a text.
    case text
    /// The default of another parameter.
    case parameterDefault
    case deletionPolicy
  }

  /// The name of the property that has it.
  let name: String
  let kind: Kind
  /// The value in each profile, as it's written there.
  let values: [JSONValue]
  /// The places in the template.
  let places: [JSONPointer]

  /// The type of the property.
  var type: String {
    switch kind {
    case .value(let type): type.text()
    case .text: "String"
    case .parameterDefault: "ParameterLiteral"
    case .deletionPolicy: "DeletionPolicy"
    }
  }

  /// The Swift that reads it.
  var code: Code { Code("profile.\(name)") }

  /// The value as a piece of text, where it's a value of templates.
  var part: TextLiteral.Part? {
    if case .value = kind { .value("profile.\(name)") } else { nil }
  }
}

extension ProfileValue.Kind {
  /// The kind of a value by where it stands, and the values as profiles have them.
  static func of(_ value: TemplateDifferences.Value, in template: JSONValue) -> (Self, [JSONValue]) {
    let (tokens, values) = (value.place.tokens, value.values)
    let isDescription = tokens.last == "Description"
    if isDescription, tokens.count == 1 || tokens.count == 3 && ["Parameters", "Outputs"].contains(tokens[0]) {
      return (.text, values)
    }
    if tokens.count == 3, tokens[0] == "Parameters", tokens[2] == "Default" {
      let isText = template["Parameters"]?[tokens[1]]?["Type"] == "String"
      return (isText ? .text : .parameterDefault, values.map { isText ? asText($0) : $0 })
    }
    if tokens.count == 3, tokens[0] == "Resources", tokens[2] == "DeletionPolicy" || tokens[2] == "UpdateReplacePolicy"
    {
      let names = values.compactMap { $0.string.flatMap { ValueWriter.deletionPolicies[$0] } }
      if names.count == values.count { return (.deletionPolicy, names.map { .string($0) }) }
    }
    let type =
      switch values[0] {
      case .bool: SwiftType.named("BooleanValue")
      case .string: SwiftType.string
      default: SwiftType.named(values.allSatisfy { $0.integer != nil } ? "IntegerValue" : "NumberValue")
      }
    return (.value(type), values)
  }

  private static func asText(_ value: JSONValue) -> JSONValue { Scalar.text(of: value).map { .string($0) } ?? value }
}
