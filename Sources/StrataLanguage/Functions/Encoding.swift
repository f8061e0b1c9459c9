extension StringValue {
  /// The text in Base64, `Fn::Base64`, as the user data of an instance wants it.
  ///
  /// See [Fn::Base64](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-base64.html).
  public var base64Encoded: StringValue {
    StringValue(node: TemplateNode(.function("Fn::Base64", node)))
  }

  /// A value as JSON text, for properties that take JSON in a string.
  ///
  /// If all of it is known now, the text is written at synthesis, compact and sorted by name. Otherwise it is
  /// `Fn::ToJsonString`, and the stack declares the transform `AWS::LanguageExtensions` by itself. See
  /// [Fn::ToJsonString](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-ToJsonString.html).
  public static func json(_ value: AnyValue) -> StringValue {
    StringValue(node: TemplateNode(.jsonText(value.node)))
  }
}

extension ListValue {
  /// The number of elements the list has.
  ///
  /// A list of known length gives a literal. Otherwise it is `Fn::Length`, and the stack declares the transform
  /// `AWS::LanguageExtensions` by itself.
  /// See [Fn::Length](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-length.html).
  public var count: IntegerValue {
    if let elements { return .literal(elements.count) }
    return IntegerValue(node: TemplateNode(.function("Fn::Length", node)))
  }
}
