/// A thing that a listener sends requests to: a service, a group of instances, a ``TargetGroup``, or several by weight.
public protocol RouteTarget {
  /// Lets a route's requests in, and says where they go.
  ///
  /// It's asked once for each route.
  ///
  /// - Parameter route: The route.
  /// - Returns: The target groups that they go to; none where a mistake was reported.
  func targets(of route: Route) -> RoutedTargets
}

/// The target groups that the requests of a route go to.
public struct RoutedTargets {
  struct Group {
    let arn: StringValue
    let weight: Int?
  }

  var groups: [Group]

  /// The scope whose stack the route's rule stands in; the listener's unless given.
  var scope: Scope?

  /// What must wait for the rule.
  var waiting: [Resource]

  /// One target group.
  ///
  /// - Parameters:
  ///   - arn: The group's ARN.
  ///   - scope: The scope whose stack the route's rule stands in, where that isn't the listener's; the listener's unless
  ///     given.
  ///   - waiting: The resources that can't be made before the rule is, such as a service of ECS; none unless given.
  public init(_ arn: StringValue, ruleIn scope: Scope? = nil, waiting: [Resource] = []) {
    groups = [Group(arn: arn, weight: nil)]
    (self.scope, self.waiting) = (scope, waiting)
  }

  /// No target group, because of a mistake that was reported.
  public init() { (groups, scope, waiting) = ([], nil, []) }
}
