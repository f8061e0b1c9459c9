extension TemplateValue {
  /// The value that another stack exports under a name, `Fn::ImportValue`.
  ///
  /// Needed only for stacks made elsewhere: a value used in another stack of the same ``App`` is exported and
  /// imported by itself.
  /// See [Fn::ImportValue](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-importvalue.html).
  public static func importValue(_ exportName: StringValue) -> Self {
    Self(node: TemplateNode(.function("Fn::ImportValue", exportName.node)))
  }

  /// An output of another stack, in any region and account, `Fn::GetStackOutput`.
  ///
  /// It's read when this stack is deployed and not kept up to date: nothing stops the other stack from changing it.
  ///
  /// - Parameters:
  ///   - output: The output's id in the other stack.
  ///   - stack: The other stack's name.
  ///   - region: The region of the other stack; this stack's region unless given.
  ///   - roleARN: A role that may describe the other stack's stack; needed across accounts.
  /// - Returns: The output's value, once deployed.
  ///
  /// See [Fn::GetStackOutput](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-getstackoutput.html).
  public static func stackOutput(
    _ output: StringValue, of stack: StringValue, region: StringValue? = nil, roleARN: StringValue? = nil
  ) -> Self {
    let arguments = TemplateNode.map([
      ("StackName", stack.node), ("OutputName", output.node), ("Region", region?.node), ("RoleArn", roleARN?.node),
    ])
    return Self(node: TemplateNode(.function("Fn::GetStackOutput", arguments)))
  }

  /// The same value, to be read by another stack as an output instead of an export.
  ///
  /// An export can't change while another stack imports it, and ends at its region's border. A weak reference
  /// (`Fn::GetStackOutput`) has neither limit: the value is read when the other stack is deployed. In its own stack
  /// the value is what it was.
  ///
  /// - Parameter roleARN: A role that may describe the stack that has the value; needed across accounts.
  /// - Returns: The value, read weakly wherever it crosses to another stack.
  public func weak(roleARN: StringValue? = nil) -> Self {
    Self(node: TemplateNode(.weak(node, role: roleARN?.node)))
  }
}
