import StrataJSON

/// A number in a template, whole or not: a literal or a reference.
public struct NumberValue: TemplateValue, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a whole literal; it's written without a fraction.
  public init(integerLiteral number: Int64) {
    node = TemplateNode(.literal(.integer(number)))
  }

  /// Makes a literal; infinities and NaN are reported at synthesis, since JSON has none.
  public init(floatLiteral number: Double) {
    node = TemplateNode(number.isFinite ? .literal(.double(number)) : .invalid(.notFinite(number)))
  }

  /// A literal, from a number that is known now.
  public static func literal(_ number: Double) -> NumberValue {
    NumberValue(floatLiteral: number)
  }

  /// A whole literal, from a number that is known now.
  public static func literal(_ number: Int) -> NumberValue {
    NumberValue(integerLiteral: Int64(number))
  }

  /// The same number as one that may have a fraction.
  public init(_ number: IntegerValue) {
    node = number.node
  }
}
