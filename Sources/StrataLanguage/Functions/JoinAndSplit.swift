import StrataJSON

extension ListValue where Element == StringValue {
  /// The elements as one text with the separator between them, `Fn::Join`.
  ///
  /// Literals are joined at synthesis.
  /// See [Fn::Join](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-join.html).
  public func joined(separator: String = "") -> StringValue {
    if let elements {
      let texts = elements.compactMap(\.literalText)
      if texts.count == elements.count { return .literal(texts.joined(separator: separator)) }
    }
    return StringValue(node: .function("Fn::Join", .string(separator), node))
  }
}

extension StringValue {
  /// The parts of the text between separators, `Fn::Split`.
  ///
  /// - Parameter separator: The text between the parts; at least one character.
  /// - Returns: The parts, in order.
  ///
  /// See [Fn::Split](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-split.html).
  public func split(separator: String) -> ListValue<StringValue> {
    return ListValue(node: .function("Fn::Split", .string(separator), node))
  }
}

extension ListValue {
  /// The element at an index that counts from 0, `Fn::Select`.
  ///
  /// An index outside a list of known length is reported at synthesis.
  /// See [Fn::Select](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-select.html).
  public subscript(index: IntegerValue) -> Element {
    if let elements, let known = index.node.literal?.integer, elements.indices.contains(Int(known)) {
      return Element(node: elements[Int(known)])
    }
    return Element(node: .function("Fn::Select", index.node, node))
  }
}
