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
    let name = String(service.prefix { $0 != "." }).pascalCased
    return Lambda.Permission.make("EventsFrom\(name)", of: self, to: service, at: function.declaration.site)
  }

  /// Lets a rule of EventBridge invoke it.
  ///
  /// - Parameter rule: The rule's ARN, in which `*` may stand for a part.
  public func allowEvents(of rule: StringValue) {
    // What refers to a rule of another stack would need that stack, which needs this one.
    guard case .reference(let reference) = rule.node.content, reference.anchor.stack == scope.stackIndex else {
      let rules: StringValue = "arn:\(.partition):events:\(scope.region):\(scope.account):rule/*"
      _ = Lambda.Permission.make(
        "EventsRules", of: self, to: "events.amazonaws.com", from: rules, at: function.declaration.site)
      return
    }
    let name = reference.anchor.path.idsBelowStack.map(\.pascalCased).joined()
    _ = Lambda.Permission.make(
      "EventsOf\(name)", of: self, to: "events.amazonaws.com", from: rule, at: function.declaration.site)
  }
}
