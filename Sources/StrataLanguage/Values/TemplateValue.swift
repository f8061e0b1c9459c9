/// A typed value of a template: a literal, or something known only when the stack is deployed.
public protocol TemplateValue: Sendable, CustomStringConvertible {
  /// Makes the value from a piece of a template; used by functions, not written by hand.
  init(node: TemplateNode)

  /// The piece of the template that this value is.
  var node: TemplateNode { get }
}

extension TemplateValue {
  /// The value that leaves a property out, `AWS::NoValue`.
  ///
  /// Useful as one side of ``if(_:then:else:)``.
  /// See [Pseudo parameters](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html).
  public static var noValue: Self { Self(node: .noValue) }

  /// A value in the form of the template, where the typed one can't say what is meant.
  public static func raw(_ value: AnyValue) -> Self { Self(node: value.node) }

  /// The literal's text, or a sentence that marks a value known only after deployment.
  ///
  /// The sentence must never reach a template: synthesis refuses a string that contains it and says where.
  public var description: String {
    node.literalText ?? UnresolvedText.describing(node)
  }
}
