/// Collects a string literal with values in it, for `Fn::Sub`.
///
/// A literal `${` is escaped, neighbouring literals are one, and a value that is itself such text is merged into it.
/// See [Fn::Sub](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-sub.html).
public struct TextInterpolation: StringInterpolationProtocol, Sendable {
  private var segments: [TemplateNode.Segment] = []
  private var text = ""

  /// Begins an empty text.
  public init(literalCapacity: Int, interpolationCount: Int) {
    text.reserveCapacity(literalCapacity)
  }

  /// Adds the text between values.
  public mutating func appendLiteral(_ literal: String) {
    text += literal
  }

  /// Adds text that is known now.
  public mutating func appendInterpolation(_ literal: String) {
    text += literal
  }

  /// Adds text that is known now.
  public mutating func appendInterpolation(_ literal: Substring) {
    text += literal
  }

  /// Adds a whole number that is known now, in decimal digits.
  public mutating func appendInterpolation(_ number: some BinaryInteger) {
    text += String(number)
  }

  /// Adds the text of a value.
  public mutating func appendInterpolation(_ value: StringValue) {
    append(value.node)
  }

  /// Adds the decimal digits of a value.
  public mutating func appendInterpolation(_ value: IntegerValue) {
    append(value.node)
  }

  /// Adds the digits of a value.
  public mutating func appendInterpolation(_ value: NumberValue) {
    append(value.node)
  }

  /// Adds `true` or `false`.
  public mutating func appendInterpolation(_ value: BooleanValue) {
    append(value.node)
  }

  private mutating func append(_ value: TemplateNode) {
    if let literal = value.literalText {
      text += literal
      return
    }
    if case .substitution(let inner) = value.content {
      for segment in inner {
        switch segment {
        case .text(let literal): text += literal
        case .value(let value): add(value)
        }
      }
      return
    }
    add(value)
  }

  private mutating func add(_ value: TemplateNode) {
    if !text.isEmpty { segments.append(.text(text)) }
    text = ""
    segments.append(.value(value))
  }

  var node: TemplateNode {
    if segments.isEmpty { return .string(text) }
    if segments.count == 1, text.isEmpty, case .value(let only) = segments[0] { return only }
    return TemplateNode(.substitution(text.isEmpty ? segments : segments + [.text(text)]))
  }
}
