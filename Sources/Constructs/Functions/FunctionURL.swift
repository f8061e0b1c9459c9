internal import StrataLambda

/// An address on the internet at which a function answers HTTPS.
///
/// ```swift
/// let function = Function("Hook", in: scope, code: .object("hook/1.4.2.zip", in: "releases"))
/// let url = FunctionURL("HookUrl", in: scope, to: function)
/// let role = Role("Caller", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [url.calling])
/// ```
///
/// Who calls it signs requests, and is permitted to. Resources: `AWS::Lambda::Url`, and two of `AWS::Lambda::Permission`
/// where it's open to anybody.
public struct FunctionURL: Construct {
  /// The scope of what belongs to the address.
  public let scope: Scope

  /// The address as it is in the template.
  public let resource: Resource

  /// The URL, such as `https://abcdefghij.lambda-url.eu-central-1.on.aws/`.
  public var url: StringValue { resource.attribute("FunctionUrl") }

  /// The permission to call the function by its address alone.
  public let calling: Permission

  /// Declares an address.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the address is declared.
  ///   - target: The function or its alias, which has one address. Another replaces the address.
  ///   - isOpen: Whether anybody may call it without signing, so that the code itself must know who it is; only who is
  ///     permitted to unless said.
  ///   - isStreamed: Whether the answer is sent while it's made; when it's complete, up to 6 MB, unless said.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Function URLs](https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, to target: some FunctionTarget, isOpen: Bool = false, isStreamed: Bool = false,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let isAlias = target is FunctionAlias
    resource =
      Lambda.Url(
        id, in: parent, authType: isOpen ? .noneValue : .awsIam, targetFunctionArn: target.function.arn,
        invokeMode: isStreamed ? .responseStream : nil, qualifier: isAlias ? target.qualifier : nil
      ).resource
    calling = Permission([
      .allow("lambda:InvokeFunctionUrl", on: target.arn),
      .allow("lambda:InvokeFunction", on: target.arn, when: .bool("lambda:InvokedViaFunctionUrl", true)),
    ])
    if !isOpen { return }
    resource.acceptByDefault(.checkov("CKV_AWS_258"), because: "It was declared as open to anybody")
    Lambda.Permission(
      "AnyoneUrl", in: scope, action: "lambda:InvokeFunctionUrl", functionName: target.arn, principal: "*",
      functionUrlAuthType: .noneValue)
    Lambda.Permission(
      "Anyone", in: scope, action: "lambda:InvokeFunction", functionName: target.arn, principal: "*",
      invokedViaFunctionUrl: true)
  }
}
