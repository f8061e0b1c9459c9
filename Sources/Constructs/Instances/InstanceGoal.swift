/// The goal that the number of a group's instances follows, within its limits.
///
/// See [Target tracking](https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html).
public struct InstanceGoal: Sendable {
  enum Measure {
    case cpu
    case requests
  }

  let measure: Measure
  let target: Double

  /// The instances' share of their CPU, 0.01 to 1.
  public static func cpu(_ target: Double) -> InstanceGoal { InstanceGoal(measure: .cpu, target: target) }

  /// The number of requests each instance gets in a minute, 1 or more; for a group behind a load balancer.
  public static func requests(perInstance count: Int) -> InstanceGoal {
    InstanceGoal(measure: .requests, target: Double(count))
  }
}
