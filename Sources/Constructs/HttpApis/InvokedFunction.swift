internal import StrataLambda

/// A function as an API invokes it.
struct InvokedFunction {
  let target: any InvokableFunction

  /// The address by which API Gateway invokes it.
  func uri(in scope: Scope) -> StringValue {
    "arn:\(.partition):apigateway:\(scope.region):lambda:path/2015-03-31/functions/\(target.arn)/invocations"
  }

  /// Reports a function that may take longer than the API waits, whose callers get an error while it still works.
  func check(answersWithin limit: Duration, property: String, _ declaration: Declaration) {
    guard let function = (target as? any FunctionTarget)?.function, function.timeout > limit else { return }
    declaration.report(
      "the function has a timeout above the API's \(limit.inWords)", property: property,
      expected: "\(limit.inWords) or less", given: function.timeout.inWords,
      hint: "say timeout: on \(function.scope.path), and have a queue take what lasts longer")
  }

  /// Lets a part of an API invoke it; nil where its policy isn't this app's.
  ///
  /// It's the API's, so that a function of another stack needn't know the API. The ARN has the account.
  func permit(_ id: String, from source: StringValue, in scope: Scope) -> Resource? {
    guard target is any FunctionTarget else { return nil }
    return Lambda.Permission(
      id, in: scope, action: "lambda:InvokeFunction", functionName: target.arn,
      principal: "apigateway.amazonaws.com", sourceArn: source
    ).resource
  }
}

/// An API as ARNs have it.
struct ApiPlace {
  let id: StringValue
  let scope: Scope

  /// The ARN of a part of it.
  func arn(_ part: StringValue) -> StringValue {
    "arn:\(.partition):execute-api:\(scope.region):\(scope.account):\(id)/\(part)"
  }
}
