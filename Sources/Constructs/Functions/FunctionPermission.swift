internal import StrataLambda

extension Lambda.Permission {
  /// Lets a service invoke a function for its own account, once for each id.
  ///
  /// - Parameters:
  ///   - id: The id below the function.
  ///   - target: The function.
  ///   - principal: The service.
  ///   - source: The ARN that it invokes for; anything of the account unless given.
  ///   - site: The place of the caller.
  /// - Returns: The permission in the function's own policy.
  static func make(
    _ id: String, of target: some FunctionTarget, to principal: String, from source: StringValue? = nil,
    at site: CallSite
  ) -> Resource {
    let scope = target.scope
    if let earlier = scope.earlier(id, "AWS::Lambda::Permission") { return earlier }
    return Lambda.Permission(
      id, in: scope, action: "lambda:InvokeFunction", functionName: target.arn, principal: .literal(principal),
      sourceAccount: scope.account, sourceArn: source, file: site.file, line: site.line
    ).resource
  }
}

extension Scope {
  /// The resource of an id and a type that was declared here already.
  func earlier(_ id: String, _ type: String) -> Resource? {
    node.stack.resources.first { $0.type == type && $0.path.id == id && $0.path.parent === path }
  }
}
