import StrataJSON

/// A whole number in a template: a literal or a reference.
public struct IntegerValue: TemplateValue, ExpressibleByIntegerLiteral {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a literal, −2⁶³ to 2⁶³ − 1.
  public init(integerLiteral number: Int64) {
    node = TemplateNode(.literal(.integer(number)))
  }

  /// A literal, from a number that is known now.
  public static func literal(_ number: Int) -> IntegerValue {
    IntegerValue(integerLiteral: Int64(number))
  }
}
