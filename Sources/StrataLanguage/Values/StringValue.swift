import StrataJSON

/// Text in a template: a literal, a reference, or text with references in it.
///
/// ```swift
/// let fixed: StringValue = "orders"
/// let name: StringValue = "orders-\(queue.ref)"   // one Fn::Sub
/// ```
///
/// A `String` variable becomes a `StringValue` by `.literal(text)` or `"\(text)"`.
public struct StringValue: TemplateValue, ExpressibleByStringInterpolation {
  /// The piece of the template that this value is.
  public let node: TemplateNode

  /// Makes the value from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a literal.
  public init(stringLiteral text: String) {
    node = .string(text)
  }

  /// Makes text with values in it; a single value alone stays what it is.
  public init(stringInterpolation text: TextInterpolation) {
    node = text.node
  }

  /// A literal, from text that is known now.
  public static func literal(_ text: some StringProtocol) -> StringValue {
    StringValue(node: .string(String(text)))
  }
}
