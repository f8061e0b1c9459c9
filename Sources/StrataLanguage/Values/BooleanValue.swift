import StrataJSON

/// True or false in a template: a literal or a reference.
public struct BooleanValue: TemplateValue, ExpressibleByBooleanLiteral {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a literal.
  public init(booleanLiteral flag: Bool) {
    node = TemplateNode(.literal(.bool(flag)))
  }

  /// A literal, from a flag that is known now.
  public static func literal(_ flag: Bool) -> BooleanValue {
    BooleanValue(booleanLiteral: flag)
  }
}
