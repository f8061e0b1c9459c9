extension TemplateValue {
  /// The value that a macro makes at deployment, `Fn::Transform`.
  ///
  /// - Parameters:
  ///   - name: The macro's name, such as `AWS::Include`.
  ///   - parameters: The parameters that the macro is given.
  /// - Returns: The value that the macro makes.
  ///
  /// See [Fn::Transform](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-transform.html).
  public static func transform(_ name: String, parameters: MapValue<AnyValue> = [:]) -> Self {
    let arguments = TemplateNode.map([("Name", .string(name)), ("Parameters", parameters.node)])
    return Self(node: TemplateNode(.function("Fn::Transform", arguments)))
  }
}
