/// Isolates what must not be called: putting a value of a template into a plain Swift `String`.
///
/// No code runs on this actor. Together with a typed throw it makes the interpolation fail to compile, also under `try`
/// and on the main actor; deprecation adds the sentence that says what to do instead.
@globalActor
public actor NoTextBeforeDeployment {
  /// The actor; nothing runs on it.
  public static let shared = NoTextBeforeDeployment()
}

/// The error of putting a value of a template into a plain `String`; it's never thrown, since such code doesn't compile.
public struct ReferenceInPlainString: Error {}

extension DefaultStringInterpolation {
  /// Refused: a value of a template has no text before deployment.
  @NoTextBeforeDeployment
  @available(
    *, deprecated,
    message:
      "this value is known only after deployment and can't stand in a plain String; write the text where a StringValue is wanted, or annotate it: let text: StringValue = \"…\""
  )
  public mutating func appendInterpolation<Value: TemplateValue>(_ value: Value) throws(ReferenceInPlainString) {
    throw ReferenceInPlainString()
  }

  /// Refused: a value of a template has no text before deployment.
  @NoTextBeforeDeployment
  @available(
    *, deprecated,
    message:
      "this value is known only after deployment and can't stand in a plain String; write the text where a StringValue is wanted, or annotate it: let text: StringValue = \"…\""
  )
  public mutating func appendInterpolation<Value: TemplateValue>(_ value: Value?) throws(ReferenceInPlainString) {
    throw ReferenceInPlainString()
  }

  /// Refused: a construct has no text.
  @NoTextBeforeDeployment
  @available(
    *, deprecated,
    message:
      "a construct has no text; name what you mean of it, such as .ref or an attribute, where a StringValue is wanted"
  )
  public mutating func appendInterpolation<Made: Construct>(_ construct: Made) throws(ReferenceInPlainString) {
    throw ReferenceInPlainString()
  }
}
