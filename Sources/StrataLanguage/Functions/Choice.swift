extension TemplateValue {
  /// One of two values, chosen by a condition when the stack is deployed, `Fn::If`.
  ///
  /// ```swift
  /// let tasks: IntegerValue = .if(isProduction, then: 2, else: 1)
  /// ```
  ///
  /// See [Condition functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html).
  public static func `if`(_ condition: Condition, then: Self, else otherwise: Self) -> Self {
    Self(node: TemplateNode(.choice(condition.anchor, then: then.node, otherwise: otherwise.node)))
  }
}
