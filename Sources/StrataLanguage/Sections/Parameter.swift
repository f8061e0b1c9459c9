package import StrataJSON

/// A literal that a parameter can have as its default or among its allowed values.
public struct ParameterLiteral: Sendable, Hashable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral
{
  let json: JSONValue

  /// Makes text.
  public init(stringLiteral text: String) { json = .string(text) }

  /// Makes a whole number.
  public init(integerLiteral number: Int64) { json = .integer(number) }

  /// Makes a number.
  public init(floatLiteral number: Double) { json = .double(number) }

  /// A literal, from text that is known now.
  public static func literal(_ text: String) -> ParameterLiteral { ParameterLiteral(stringLiteral: text) }

  /// A literal, from a number that is known now.
  public static func literal(_ number: Int) -> ParameterLiteral { ParameterLiteral(integerLiteral: Int64(number)) }

  var text: String {
    switch json {
    case .string(let text): text
    case .integer(let number): String(number)
    case .double(let number): String(number)
    default: ""
    }
  }
}

/// The declaration of a parameter.
package struct ParameterState {
  package let anchor: Anchor
  package let id: SectionID
  package var logicalID = ""
  package let type: String
  package let isList: Bool
  package let site: DeclarationSite
  package var defaultValue: ParameterLiteral?
  package var description: String?
  package var allowedValues: [ParameterLiteral] = []
  package var allowedPattern: String?
  package var constraintDescription: String?
  package var length: ClosedRange<Int>?
  package var range: ClosedRange<Double>?
  package var isHidden = false

  package var json: JSONValue {
    var object = JSONObject()
    object["Type"] = .string(type)
    object["Default"] = defaultValue?.json
    object["Description"] = description.map(JSONValue.string)
    object["AllowedPattern"] = allowedPattern.map(JSONValue.string)
    object["AllowedValues"] = allowedValues.isEmpty ? nil : .array(allowedValues.map(\.json))
    object["ConstraintDescription"] = constraintDescription.map(JSONValue.string)
    object["MinLength"] = length.map { .integer(Int64($0.lowerBound)) }
    object["MaxLength"] = length.map { .integer(Int64($0.upperBound)) }
    object["MinValue"] = range.map { Self.number($0.lowerBound) }
    object["MaxValue"] = range.map { Self.number($0.upperBound) }
    object["NoEcho"] = isHidden ? true : nil
    return .object(object)
  }

  private static func number(_ number: Double) -> JSONValue {
    Int64(exactly: number).map(JSONValue.integer) ?? .double(number)
  }
}

extension Scope {
  /// Declares a parameter that is text, and gives its value.
  ///
  /// - Parameters:
  ///   - id: The parameter's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - defaultValue: The value taken where a deployment gives nothing; the deployment must give it unless set.
  ///   - description: The purpose of the parameter, up to 4,000 bytes.
  ///   - allowedValues: The only values that are taken; all unless given.
  ///   - allowedPattern: A regular expression that the value must match as a whole.
  ///   - constraintDescription: The text that is said when a value breaks a constraint.
  ///   - length: The number of characters the value may have.
  ///   - isHidden: Whether AWS masks the value wherever it shows it, `NoEcho`; false unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The parameter's value, once deployed.
  public func parameter(
    _ id: String, default defaultValue: String? = nil, description: String? = nil, allowedValues: [String] = [],
    allowedPattern: String? = nil, constraintDescription: String? = nil, length: ClosedRange<Int>? = nil,
    isHidden: Bool = false, file: String = #filePath, line: Int = #line
  ) -> StringValue {
    let anchor = declareParameter(id, type: "String", site: node.declarationSite(file: file, line: line)) {
      $0.defaultValue = defaultValue.map(ParameterLiteral.literal)
      $0.description = description
      $0.allowedValues = allowedValues.map(ParameterLiteral.literal)
      $0.allowedPattern = allowedPattern
      $0.constraintDescription = constraintDescription
      $0.length = length
      $0.isHidden = isHidden
    }
    return StringValue(node: TemplateNode(.reference(.init(anchor: anchor, attribute: nil, isList: false))))
  }

  /// Declares a parameter of any type, and gives its value.
  ///
  /// ```swift
  /// let tasks = scope.parameter("Tasks", type: .integer, default: 2, range: 1...10)
  /// ```
  ///
  /// - Parameters:
  ///   - id: The parameter's name, letters and digits; the ids of scopes below the stack come before it.
  ///   - type: The type, which decides the type of the value.
  ///   - defaultValue: The value taken where a deployment gives nothing; the deployment must give it unless set.
  ///   - description: The purpose of the parameter, up to 4,000 bytes.
  ///   - allowedValues: The only values that are taken, for a list in each element; all unless given.
  ///   - allowedPattern: A regular expression that the value must match as a whole; not for numbers.
  ///   - constraintDescription: The text that is said when a value breaks a constraint.
  ///   - range: The least and the greatest number that are taken; only for numbers.
  ///   - isHidden: Whether AWS masks the value wherever it shows it, `NoEcho`; false unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The parameter's value, once deployed.
  public func parameter<Value: TemplateValue>(
    _ id: String, type: ParameterType<Value>, default defaultValue: ParameterLiteral? = nil, description: String? = nil,
    allowedValues: [ParameterLiteral] = [], allowedPattern: String? = nil, constraintDescription: String? = nil,
    range: ClosedRange<Double>? = nil, isHidden: Bool = false, file: String = #filePath, line: Int = #line
  ) -> Value {
    let isList = Value.self is any ListTemplateValue.Type
    let anchor = declareParameter(
      id, type: type.name, isList: isList, site: node.declarationSite(file: file, line: line)
    ) {
      $0.defaultValue = defaultValue
      $0.description = description
      $0.allowedValues = allowedValues
      $0.allowedPattern = allowedPattern
      $0.constraintDescription = constraintDescription
      $0.range = range
      $0.isHidden = isHidden
    }
    return Value(node: TemplateNode(.reference(.init(anchor: anchor, attribute: nil, isList: isList))))
  }

  /// Declares a parameter, as a constructor of the library fills it.
  func declareParameter(
    _ id: String, type: String, isList: Bool = false, site: DeclarationSite, fill: (inout ParameterState) -> Void
  ) -> Anchor {
    let stack = node.stack
    let path = ConstructPath(id, in: node.path)
    let anchor = stack.anchor(.parameter, index: stack.parameters.count, path: path)
    var parameter = ParameterState(
      anchor: anchor, id: SectionID(id, in: node), type: type, isList: isList, site: site)
    fill(&parameter)
    stack.parameters.append(parameter)
    return anchor
  }
}
