internal import StrataLambda
import StrataText

/// A function of this app that something invokes: a ``Function`` with the code that it has now, or a ``FunctionAlias``.
public protocol FunctionTarget: Construct, InvokableFunction, RouteTarget {
  /// The function whose code runs.
  var function: Function { get }

  /// The name by which a version is invoked; `$LATEST` for the code that the function has now.
  var qualifier: StringValue { get }
}

extension Function {
  /// The code that the function has now.
  public var qualifier: StringValue { "$LATEST" }
}

extension FunctionTarget {
  /// Lets a service invoke it for this account, once.
  ///
  /// - Parameter service: The service, such as `s3.amazonaws.com`.
  /// - Returns: The permission in the function's own policy.
  public func allowEvents(from service: String) -> Resource? {
    permit("EventsFrom\(String(service.prefix { $0 != "." }).pascalCased)", service, site: function.declaration.site)
  }

  /// Lets a rule of EventBridge invoke it.
  ///
  /// - Parameter rule: The rule's ARN, in which `*` may stand for a part.
  public func allowEvents(of rule: StringValue) {
    // What refers to a rule of another stack would need that stack, which needs this one.
    guard case .reference(let reference) = rule.node.content, reference.anchor.stack == scope.stackIndex else {
      let rules: StringValue = "arn:\(.partition):events:\(scope.region):\(scope.account):rule/*"
      _ = permit("EventsRules", "events.amazonaws.com", from: rules, site: function.declaration.site)
      return
    }
    let name = reference.anchor.path.idsBelowStack.map(\.pascalCased).joined()
    _ = permit("EventsOf\(name)", "events.amazonaws.com", from: rule, site: function.declaration.site)
  }

  /// Lets a service invoke it, once for each id.
  ///
  /// - Parameters:
  ///   - id: The id below the function.
  ///   - principal: The service.
  ///   - source: The ARN that it invokes for; anything of the account where nil.
  ///   - site: The place of the caller.
  /// - Returns: The permission.
  func permit(_ id: String, _ principal: String, from source: StringValue? = nil, site: CallSite) -> Resource {
    if let earlier = declared(id, "AWS::Lambda::Permission") { return earlier }
    return Lambda.Permission(
      id, in: scope, action: "lambda:InvokeFunction", functionName: arn, principal: .literal(principal),
      sourceAccount: scope.account, sourceArn: source, file: site.file, line: site.line
    ).resource
  }

  /// The resource of a type that was declared already in the function's scope.
  func declared(_ id: String, _ type: String) -> Resource? {
    scope.node.stack.resources.first { $0.type == type && $0.path.id == id && $0.path.parent === scope.path }
  }
}
