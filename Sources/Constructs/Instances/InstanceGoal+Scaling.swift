internal import StrataAutoScaling
import StrataText

extension InstanceGoal {
  /// Has the number of a group's instances follow the goal.
  func declare(for group: InstanceGroup, _ declaration: Declaration) {
    check(declaration)
    AutoScaling.ScalingPolicy(
      measure == .cpu ? "CpuScaling" : "RequestsScaling", in: group.scope, autoScalingGroupName: group.name,
      policyType: "TargetTrackingScaling",
      targetTrackingConfiguration: .init(
        targetValue: .literal(value),
        predefinedMetricSpecification: .init(
          predefinedMetricType: measure == .cpu ? "ASGAverageCPUUtilization" : "ALBRequestCountPerTarget",
          resourceLabel: label(group, declaration))))
  }

  /// The target as the policy takes it: shares are percentages there.
  private var value: Double {
    if !isInRange { return 1 }
    return measure == .requests ? target : (target * 10_000).rounded() / 100
  }

  private var isInRange: Bool { measure == .requests ? target >= 1 : (0.01...1).contains(target) }

  private func check(_ declaration: Declaration) {
    if isInRange { return }
    switch measure {
    case .cpu:
      declaration.report(
        "a group must follow a share of its CPU", property: "following", expected: "0.01 to 1", given: "\(target)",
        hint: (1...100).contains(target) ? "70 percent are 0.7" : nil)
    case .requests:
      declaration.report(
        "a group must follow 1 or more requests that each instance gets in a minute", property: "following",
        expected: "1 or more", given: Count.grouped(Int(target)))
    }
  }

  /// The label that says which target group's requests are counted.
  private func label(_ group: InstanceGroup, _ declaration: Declaration) -> StringValue? {
    if measure != .requests { return nil }
    if group.routed.requestsLabel == nil {
      declaration.report(
        "nothing sends requests to this group that could be counted", property: "following",
        expected: "a route of a load balancer to it", given: "none", hint: "route a listener to it, or follow .cpu")
    }
    return group.routed.requestsLabel
  }
}
