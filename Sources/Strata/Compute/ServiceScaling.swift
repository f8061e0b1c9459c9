internal import StrataApplicationAutoScaling

extension Scaling {
  /// Declares what makes a service's number of tasks follow its load, when everything else of it is known.
  func declare(for service: FargateService, _ declaration: Declaration) {
    if goals.isEmpty { return }
    let (file, line) = (declaration.file, declaration.line)
    let target = ApplicationAutoScaling.ScalableTarget(
      "Scaling", in: service.scope, maxCapacity: .literal(tasks.upperBound), minCapacity: .literal(tasks.lowerBound),
      resourceId: "service/\(service.cluster.name)/\(service.name)", scalableDimension: .ecsServiceDesiredCount,
      serviceNamespace: .ecs, file: file, line: line)
    let name = service.scope.path.idsBelowStack.joined(separator: "-")
    for goal in goals {
      ApplicationAutoScaling.ScalingPolicy(
        "\(goal.name)Scaling", in: service.scope, policyName: "\(.stackName)-\(name)-\(goal.name)",
        policyType: .targetTrackingScaling, scalingTargetId: target.ref,
        targetTrackingScalingPolicyConfiguration: .init(
          targetValue: .literal(goal.value),
          predefinedMetricSpecification: .init(
            predefinedMetricType: .literal(goal.metric), resourceLabel: goal.label(service, declaration))),
        file: file, line: line)
    }
  }

  /// Reports what no service can follow.
  func check(_ declaration: Declaration) {
    if tasks.lowerBound < 0 {
      declaration.report(
        "a service has 0 or more tasks", property: "scaling", expected: "0 or more", given: "\(tasks.lowerBound)")
    }
    for goal in goals { goal.check(declaration) }
    for (index, goal) in goals.enumerated() where goals[..<index].contains(where: { $0.measure == goal.measure }) {
      declaration.report(
        "a service follows each measure once", property: "scaling", expected: "one goal for \(goal.measure)",
        given: "two", hint: "remove one of them")
    }
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
    measure == .requests ? target : (target * 10_000).rounded() / 100
  }

  fileprivate func check(_ declaration: Declaration) {
    switch measure {
    case .cpu, .memory:
      if !(target > 0 && target <= 1) {
        declaration.report(
          "a service follows a share of its \(measure == .cpu ? "CPU" : "memory")", property: "scaling",
          expected: "above 0 and up to 1, such as 0.7", given: "\(target)")
      }
    case .requests:
      if target < 1 {
        declaration.report(
          "a service follows the requests that each task gets in a minute", property: "scaling", expected: "1 or more",
          given: "\(Int(target))")
      }
    }
  }

  /// What says which target group's requests are counted.
  fileprivate func label(_ service: FargateService, _ declaration: Declaration) -> StringValue? {
    if measure != .requests { return nil }
    guard let target = service.target else {
      declaration.report(
        "nothing sends requests to this service that could be counted", property: "scaling",
        expected: "a route of a load balancer to it", given: "none", hint: "route a listener to it, or follow .cpu")
      return nil
    }
    return "\(target.loadBalancer.fullName)/\(target.fullName)"
  }
}
