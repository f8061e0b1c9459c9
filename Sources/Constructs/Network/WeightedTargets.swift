internal import StrataElasticLoadBalancingV2
import StrataText

/// Several targets that share the requests of a route by weight.
///
/// ```swift
/// listener.route("Web", to: .weighted((service, 90), (group, 10)), when: .path("/*"))
/// ```
///
/// A change of weights is an update of the route alone, which takes seconds: so traffic goes step by step to a new
/// version, and back at once.
public struct WeightedTargets: RouteTarget {
  private let targets: [(target: any RouteTarget, weight: Int)]

  /// Targets with their weights.
  ///
  /// - Parameter targets: The targets, 1 to 5, each with its weight of 0 to 999; one of 0 gets no request.
  public init(_ targets: [(target: any RouteTarget, weight: Int)]) { self.targets = targets }

  /// The target groups of all of them.
  public func targets(of route: Route) -> RoutedTargets {
    check(route.declaration)
    var all = RoutedTargets()
    for (target, weight) in targets {
      let routed = target.targets(of: route)
      all.groups += routed.groups.map { .init(arn: $0.arn, weight: min(max(weight, 0), 999)) }
      all.waiting += routed.waiting
      all.scope = all.scope ?? routed.scope
    }
    return all
  }

  /// See [Forward actions](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html#forward-actions).
  private func check(_ declaration: Declaration) {
    if !(1...5).contains(targets.count) {
      declaration.report(
        "a route must lead to 1 to 5 targets", property: "to", expected: "1 to 5", given: "\(targets.count)")
    }
    for weight in targets.map(\.weight) {
      _ = declaration.number(weight, in: 0...999, "a weight must be 0 to 999", property: "to")
    }
    if !targets.isEmpty, targets.allSatisfy({ $0.weight == 0 }) {
      declaration.report(
        "no target would get a request", property: "to", expected: "a weight above 0", given: "0 for each")
    }
  }
}

extension RouteTarget where Self == WeightedTargets {
  /// Several targets that share the requests by weight.
  ///
  /// - Parameter targets: The targets, 1 to 5, each with its weight of 0 to 999; one of 0 gets no request.
  /// - Returns: The targets.
  public static func weighted(_ targets: (any RouteTarget, Int)...) -> WeightedTargets {
    WeightedTargets(targets.map { (target: $0.0, weight: $0.1) })
  }
}
