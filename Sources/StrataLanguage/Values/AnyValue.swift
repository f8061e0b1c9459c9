public import StrataJSON

/// A value of any shape: what a property of unknown type, free-form JSON or metadata takes.
///
/// Literals of every kind can be written directly; a typed value goes in by ``value(_:)``.
///
/// ```swift
/// let redrive: AnyValue = ["deadLetterTargetArn": .value(failed.attribute("Arn")), "maxReceiveCount": 5]
/// ```
public struct AnyValue: TemplateValue {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a value of any shape from a typed one.
  public init(_ value: some TemplateValue) {
    node = value.node
  }

  /// Makes a value of plain JSON; functions written in it are not understood as such.
  public init(_ json: JSONValue) {
    node = Self.node(of: json)
  }

  /// A typed value, where a value of any shape is wanted.
  public static func value(_ value: some TemplateValue) -> AnyValue {
    AnyValue(value)
  }

  /// A literal, from text that is known now.
  public static func literal(_ text: String) -> AnyValue {
    AnyValue(node: .string(text))
  }

  /// A literal, from a whole number that is known now.
  public static func literal(_ number: Int) -> AnyValue {
    AnyValue(IntegerValue.literal(number))
  }

  /// A literal, from a number that is known now.
  public static func literal(_ number: Double) -> AnyValue {
    AnyValue(NumberValue.literal(number))
  }

  /// A literal, from a flag that is known now.
  public static func literal(_ flag: Bool) -> AnyValue {
    AnyValue(BooleanValue.literal(flag))
  }

  private static func node(of json: JSONValue) -> TemplateNode {
    switch json {
    case .array(let elements): TemplateNode(.list(elements.map(node(of:))))
    case .object(let object): TemplateNode(.map(object.map { .init(key: $0.key, value: node(of: $0.value)) }))
    case .double(let number) where !number.isFinite: TemplateNode(.invalid(.notFinite(number)))
    case .null: TemplateNode(.invalid(.null))
    default: TemplateNode(.literal(json))
    }
  }
}

extension AnyValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// Makes text.
  public init(stringLiteral text: String) {
    node = .string(text)
  }

  /// Makes text with values in it.
  public init(stringInterpolation text: TextInterpolation) {
    node = text.node
  }

  /// Makes a whole number.
  public init(integerLiteral number: Int64) {
    node = TemplateNode(.literal(.integer(number)))
  }

  /// Makes a number.
  public init(floatLiteral number: Double) {
    node = NumberValue(floatLiteral: number).node
  }

  /// Makes true or false.
  public init(booleanLiteral flag: Bool) {
    node = TemplateNode(.literal(.bool(flag)))
  }

  /// Makes a list.
  public init(arrayLiteral elements: AnyValue...) {
    node = TemplateNode(.list(elements.map { $0.node }))
  }

  /// Makes a map; a name given twice is reported at synthesis.
  public init(dictionaryLiteral members: (String, AnyValue)...) {
    node = .map(literal: members.map { ($0.0, $0.1.node) })
  }
}
