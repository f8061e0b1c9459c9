/// Text of which some values are known, such as the modes that a service offers.
///
/// Known values complete after a dot; any other text can be written as a literal, and a reference goes in by
/// ``value(_:)``.
public protocol StringEnumeration: TemplateValue, ExpressibleByStringInterpolation
where StringInterpolation == TextInterpolation, StringLiteralType == String {}

extension StringEnumeration {
  /// Makes a value of literal text.
  public init(stringLiteral text: String) {
    self.init(node: .string(text))
  }

  /// Makes a value of text with references in it.
  public init(stringInterpolation text: TextInterpolation) {
    self.init(node: text.node)
  }

  /// The same text where one of several values is wanted.
  public static func value(_ text: StringValue) -> Self {
    Self(node: text.node)
  }

  /// A literal, from text that is known now.
  public static func literal(_ text: String) -> Self {
    Self(node: .string(text))
  }
}
