extension FunctionTarget {
  /// The target group of the function, which the load balancer may invoke; made for the first route.
  ///
  /// See [Lambda functions as targets](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html).
  public func targets(of route: Route) -> RoutedTargets {
    RoutedTargets(function.routed.group(of: self, for: route).ref, ruleIn: scope)
  }
}
