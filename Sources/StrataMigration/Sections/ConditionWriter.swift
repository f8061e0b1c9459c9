import StrataJSON
import StrataResourceModel
import StrataTemplate

/// Writes the expressions of conditions and rules.
struct ConditionWriter {
  var values: ValueWriter
  /// Whether it's a rule's, which has functions of its own and names no conditions.
  let isRule: Bool

  /// An expression, or nil where the language has none that says it.
  mutating func write(_ value: JSONValue) -> Code? {
    guard let call = value.call else { return nil }
    let arguments = call.arguments
    switch call.function {
    case .condition where !isRule:
      guard let name = call.argument.string,
        let condition = values.context.reference(to: values.context.conditions[name])
      else { return nil }
      return Code(".condition(\(condition))")
    case .equals where arguments.count == 2:
      return .call(".equals", [string(arguments[0]), string(arguments[1])])
    case .not where arguments.count == 1:
      guard let term = write(arguments[0]) else { return nil }
      // Swift takes two of these operators beside each other for one of another name.
      let isNegated = arguments[0].call?.function == .not
      return isNegated ? .sequence(Code("!("), term, Code(")")) : .sequence(Code("!"), term)
    case .and, .or:
      // The operators of rules nest what is written flat.
      guard isRule ? arguments.count == 2 : !arguments.isEmpty else { return nil }
      var terms: [Code] = []
      for argument in arguments {
        guard let term = write(argument) else { return nil }
        terms.append(term)
      }
      let isAnd = call.function == .and
      if isRule { return .sequence(Code("("), terms[0], Code(isAnd ? " && " : " || "), terms[1], Code(")")) }
      return .call(isAnd ? ".and" : ".or", terms)
    case .contains where isRule && arguments.count == 2:
      return .call(".contains", [list(arguments[0]), string(arguments[1])])
    case .eachMemberEquals where isRule && arguments.count == 2:
      return .call(".eachMember", [.labeled("of", list(arguments[0])), .labeled("equals", string(arguments[1]))])
    case .eachMemberIn where isRule && arguments.count == 2:
      return .call(".eachMember", [.labeled("of", list(arguments[0])), .labeled("isIn", list(arguments[1]))])
    default: return nil
    }
  }

  private mutating func string(_ value: JSONValue) -> Code {
    if isRule, let call = value.call, call.function == .valueOf, call.arguments.count == 2,
      let name = call.arguments[0].string, let attribute = call.arguments[1].string,
      let parameter = values.context.values[name], case .parameter(.named("StringValue")) = parameter.kind,
      let code = values.context.reference(to: parameter)
    {
      return .call(".attribute", [Code(TextLiteral.line(attribute)), .labeled("of", Code(code))])
    }
    return values.write(value, as: .string)
  }

  private mutating func list(_ value: JSONValue) -> Code {
    if isRule, let call = value.call {
      if call.function == .refAll, let type = call.argument.string {
        return .call(".allParameters", [.labeled("ofType", Code(TextLiteral.line(type)))])
      }
      if call.function == .valueOfAll, call.arguments.count == 2, let type = call.arguments[0].string,
        let attribute = call.arguments[1].string
      {
        let codes = [Code(TextLiteral.line(attribute)), .labeled("ofParametersOfType", Code(TextLiteral.line(type)))]
        return .call(".attribute", codes)
      }
    }
    return values.write(value, as: .strings)
  }
}
