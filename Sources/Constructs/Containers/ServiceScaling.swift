internal import StrataApplicationAutoScaling
import StrataText

extension Scaling {
  /// Declares what makes a service's number of tasks follow its load, when everything else of it is known.
  func declare(for service: FargateService, _ declaration: Declaration) {
    if goals.isEmpty { return }
    let target = ApplicationAutoScaling.ScalableTarget(
      "Scaling", in: service.scope, maxCapacity: .literal(max(most, fewest, 0)),
      minCapacity: .literal(max(fewest, 0)),
      resourceId: "service/\(service.cluster.name)/\(service.name)", scalableDimension: .ecsServiceDesiredCount,
      serviceNamespace: .ecs)
    let name = service.scope.path.idsBelowStack.joined(separator: "-")
    for (index, goal) in goals.enumerated() where !isRepeated(index) {
      ApplicationAutoScaling.ScalingPolicy(
        "\(goal.name)Scaling", in: service.scope, policyName: "\(.stackName)-\(name)-\(goal.name)",
        policyType: .targetTrackingScaling, scalingTargetId: target.ref,
        targetTrackingScalingPolicyConfiguration: .init(
          targetValue: .literal(goal.value),
          predefinedMetricSpecification: .init(
            predefinedMetricType: .literal(goal.metric), resourceLabel: goal.label(service, declaration))))
    }
  }

  /// Reports what no service can follow.
  func check(_ declaration: Declaration) {
    if fewest < 0 {
      declaration.report(
        "a service must have 0 or more tasks", property: "scaling", expected: "0 or more", given: "\(fewest)")
    }
    if most < fewest {
      declaration.report(
        "the most tasks are fewer than the fewest", property: "scaling", expected: "\(Count.grouped(fewest)) or more",
        given: Count.grouped(most))
    }
    for goal in goals { goal.check(declaration) }
    for (index, goal) in goals.enumerated() where isRepeated(index) {
      declaration.report(
        "a service must follow each measure at most once", property: "scaling",
        expected: "one goal for \(goal.measure)",
        given: "another", hint: "remove one of them")
    }
  }

  private func isRepeated(_ index: Int) -> Bool {
    goals[..<index].contains { $0.measure == goals[index].measure }
  }
}

extension Scaling.Goal {
  fileprivate var name: String {
    switch measure {
    case .cpu: "Cpu"
    case .memory: "Memory"
    case .requests: "Requests"
    }
  }

  fileprivate var metric: String {
    switch measure {
    case .cpu: "ECSServiceAverageCPUUtilization"
    case .memory: "ECSServiceAverageMemoryUtilization"
    case .requests: "ALBRequestCountPerTarget"
    }
  }

  /// The target as the policy takes it: shares are percentages there.
  fileprivate var value: Double {
    if !isInRange { return 1 }
    return measure == .requests ? target : (target * 10_000).rounded() / 100
  }

  private var isInRange: Bool {
    measure == .requests ? target >= 1 : (0.01...1).contains(target)
  }

  fileprivate func check(_ declaration: Declaration) {
    if isInRange { return }
    switch measure {
    case .cpu, .memory:
      declaration.report(
        "a service must follow a share of its \(measure == .cpu ? "CPU" : "memory")", property: "scaling",
        expected: "0.01 to 1", given: "\(target)", hint: (1...100).contains(target) ? "70 percent are 0.7" : nil)
    case .requests:
      declaration.report(
        "a service must follow 1 or more requests that each task gets in a minute", property: "scaling",
        expected: "1 or more",
        given: Count.grouped(Int(target)))
    }
  }

  /// The label that says which target group's requests are counted.
  fileprivate func label(_ service: FargateService, _ declaration: Declaration) -> StringValue? {
    if measure != .requests { return nil }
    guard let label = service.routed.requestsLabel else {
      declaration.report(
        "nothing sends requests to this service that could be counted", property: "scaling",
        expected: "a route of a load balancer to it", given: "none", hint: "route a listener to it, or follow .cpu")
      return nil
    }
    return label
  }
}
