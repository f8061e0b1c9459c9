extension TextInterpolation {
  /// Refused: a list has no text of its own.
  @_disfavoredOverload
  @available(*, unavailable, message: "a list can't stand in a string; join it first: list.joined(separator: \",\")")
  public mutating func appendInterpolation<Element: TemplateValue>(_ list: ListValue<Element>) {}

  /// Refused: a construct has no text of its own.
  @_disfavoredOverload
  @available(
    *, unavailable,
    message: "a construct can't stand in a string; name what you mean of it, such as .ref or an attribute"
  )
  public mutating func appendInterpolation(_ construct: any Construct) {}

  /// Refused: an optional may be nil.
  @_disfavoredOverload
  @available(*, unavailable, message: "this value is optional; unwrap it or give a default with ??")
  public mutating func appendInterpolation<Value: TemplateValue>(_ value: Value?) {}
}
