import StrataJSON
import StrataResourceModel
import StrataTemplate

/// Writes a parameter.
struct ParameterWriter {
  let id: String
  private let object: JSONObject
  /// The name of the type in the template.
  private let type: String
  /// The Swift of what isn't the template's own, by its key.
  var codes: [String: Code] = [:]

  /// Takes a parameter, or gives nil where it's none.
  init?(_ id: String, _ value: JSONValue) {
    guard let object = value.object, let type = object["Type"]?.string else { return nil }
    self.id = id
    self.object = object
    self.type = type
  }

  /// The type of the parameter's value.
  var valueType: SwiftType {
    switch type {
    case "Number": isWhole ? .named("IntegerValue") : .named("NumberValue")
    case "List<Number>": .list(.named("NumberValue"))
    default: (TemplateParameterType(type)?.isList ?? type.hasPrefix("List<")) ? .strings : .string
    }
  }

  /// Whether every number that is named has no fraction.
  private var isWhole: Bool {
    let named = ["Default", "MinValue", "MaxValue"].compactMap { object[$0] } + (object["AllowedValues"]?.array ?? [])
    return named.allSatisfy { Scalar.text(of: $0).flatMap { Int64($0) } != nil }
  }

  /// The declaration, or nil where the language has none that says all of it.
  var code: Code? {
    var rest = object
    rest["Type"] = nil
    let isString = type == "String"
    var arguments = [Code(TextLiteral.line(id))]
    if !isString { arguments.append(.labeled("type", Code(typeName))) }
    if let value = take("Default", &rest) {
      guard let literal = codes["Default"] ?? literal(value) else { return nil }
      arguments.append(.labeled("default", literal))
    }
    guard add("Description", "description", &arguments, &rest) else { return nil }
    if let values = take("AllowedValues", &rest) {
      let literals = values.array?.map(literal) ?? []
      let known = literals.compactMap(\.self)
      if known.isEmpty || known.count < literals.count { return nil }
      arguments.append(.labeled("allowedValues", .array(known)))
    }
    guard add("AllowedPattern", "allowedPattern", &arguments, &rest),
      add("ConstraintDescription", "constraintDescription", &arguments, &rest)
    else { return nil }
    if isString, let range = range("MinLength", "MaxLength", &rest) {
      arguments.append(.labeled("length", Code(range)))
    } else if valueType != .string, valueType != .strings, let range = range("MinValue", "MaxValue", &rest) {
      arguments.append(.labeled("range", Code(range)))
    }
    if let isHidden = take("NoEcho", &rest) {
      guard isHidden == true || isHidden == "true" else { return nil }
      arguments.append(.labeled("isHidden", Code("true")))
    }
    return rest.isEmpty ? .call("scope.parameter", arguments) : nil
  }

  private func take(_ key: String, _ rest: inout JSONObject) -> JSONValue? {
    defer { rest[key] = nil }
    return rest[key]
  }

  private func add(_ key: String, _ label: String, _ arguments: inout [Code], _ rest: inout JSONObject) -> Bool {
    guard let value = take(key, &rest) else { return true }
    guard let text = value.string else { return false }
    arguments.append(.labeled(label, codes[key] ?? TextLiteral.code([.literal(text)])))
    return true
  }

  private func range(_ least: String, _ greatest: String, _ rest: inout JSONObject) -> String? {
    guard let low = rest[least].flatMap({ Scalar.number(readFrom: $0) }),
      let high = rest[greatest].flatMap({ Scalar.number(readFrom: $0) }), low <= high,
      least == "MinValue" || (Scalar.isWhole(low) && Scalar.isWhole(high))
    else { return nil }
    rest[least] = nil
    rest[greatest] = nil
    // A sign after the dots would be read as an operator's.
    let end = Wording.number(high)
    return Wording.number(low) + "..." + (end.hasPrefix("-") ? "(\(end))" : end)
  }

  private func literal(_ value: JSONValue) -> Code? {
    if type != "String" {
      if case .integer(let number) = value { return Code(String(number)) }
      if case .double(let number) = value { return Code(String(number)) }
    }
    return Scalar.text(of: value).map { TextLiteral.code([.literal($0)]) }
  }

  private var typeName: String {
    switch type {
    case "Number": isWhole ? ".integer" : ".number"
    case "List<Number>": ".numberList"
    case "CommaDelimitedList": ".commaDelimitedList"
    case "AWS::SSM::Parameter::Value<String>": ".parameterStoreString"
    case "AWS::SSM::Parameter::Name": ".parameterStoreName"
    case "AWS::SSM::Parameter::Value<List<String>>": ".parameterStoreList"
    case _ where type.hasPrefix("List<AWS::") && type.hasSuffix(">"):
      ".awsList(\(TextLiteral.line(String(type.dropFirst("List<AWS::".count).dropLast()))))"
    case _ where type.hasPrefix("AWS::") && valueType == .string:
      ".aws(\(TextLiteral.line(String(type.dropFirst("AWS::".count)))))"
    default: "ParameterType<\(valueType.text())>(named: \(TextLiteral.line(type)))"
    }
  }
}
