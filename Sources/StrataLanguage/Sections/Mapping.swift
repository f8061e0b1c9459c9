/// A table of a stack, looked up by two keys when the stack is deployed.
///
/// Declared by ``Scope/mapping(_:_:file:line:)``.
/// See [Mappings](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html).
public struct Mapping: Sendable {
  package let anchor: Anchor

  /// A text of the table, `Fn::FindInMap`.
  ///
  /// - Parameters:
  ///   - firstKey: The key of the row.
  ///   - secondKey: The key in the row.
  ///   - fallback: The value in place of a missing key; giving it declares the transform `AWS::LanguageExtensions`.
  ///
  /// See [Fn::FindInMap](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-findinmap.html).
  public subscript(firstKey: StringValue, secondKey: StringValue, default fallback: StringValue? = nil) -> StringValue {
    find(firstKey, secondKey, default: fallback)
  }

  /// A value of any type of the table, `Fn::FindInMap`; the type is inferred where it is used.
  ///
  /// - Parameters:
  ///   - firstKey: The key of the row.
  ///   - secondKey: The key in the row.
  ///   - fallback: The value in place of a missing key; giving it declares the transform `AWS::LanguageExtensions`.
  /// - Returns: The value found, once deployed.
  public func find<Value: TemplateValue>(
    _ firstKey: StringValue, _ secondKey: StringValue, default fallback: Value? = nil
  ) -> Value {
    Value(
      node: TemplateNode(
        .find(
          .init(mapping: anchor, firstKey: firstKey.node, secondKey: secondKey.node, fallback: fallback?.node))))
  }
}
