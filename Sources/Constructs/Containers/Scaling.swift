/// The number of tasks a service has.
///
/// ```swift
/// let scaling: Scaling = .cpu(target: 0.7, tasks: 2...10)
/// ```
///
/// Limits that a profile has are given as a pair, `tasks: profile.fewest, upTo: profile.most`: a range whose end comes
/// before its beginning ends the process, where a pair is reported.
///
/// With several goals, the one that asks for the most tasks counts. See
/// [Target tracking](https://docs.aws.amazon.com/autoscaling/application/userguide/target-tracking-scaling-policy-overview.html).
public struct Scaling: Sendable {
  /// The goal that the number of tasks follows.
  public struct Goal: Sendable {
    enum Measure {
      case cpu
      case memory
      case requests
    }

    let measure: Measure
    let target: Double

    /// The tasks' share of their CPU, 0.01 to 1.
    public static func cpu(_ target: Double) -> Goal { Goal(measure: .cpu, target: target) }

    /// The tasks' share of their memory, 0.01 to 1.
    public static func memory(_ target: Double) -> Goal { Goal(measure: .memory, target: target) }

    /// The number of requests each task gets in a minute, 1 or more; for a service behind a load balancer.
    public static func requests(perTask count: Int) -> Goal { Goal(measure: .requests, target: Double(count)) }
  }

  let fewest: Int
  let most: Int
  let goals: [Goal]

  /// Always the same number of tasks, 0 or more.
  public static func fixed(_ count: Int) -> Scaling { Scaling(fewest: count, most: count, goals: []) }

  /// As many tasks as the load takes, within limits.
  ///
  /// - Parameters:
  ///   - tasks: The fewest and the most tasks, 0 or more.
  ///   - goal: The goal that the number follows.
  ///   - others: The other goals it follows, each measure once.
  /// - Returns: The scaling.
  public static func between(_ tasks: ClosedRange<Int>, following goal: Goal, _ others: Goal...) -> Scaling {
    Scaling(fewest: tasks.lowerBound, most: tasks.upperBound, goals: [goal] + others)
  }

  /// As many tasks as the load takes, within limits that are known when it's run, such as those of a profile.
  ///
  /// - Parameters:
  ///   - fewest: The fewest tasks, 0 or more.
  ///   - most: The most tasks, 0 or more and not fewer than the fewest.
  ///   - goal: The goal that the number follows.
  ///   - others: The other goals it follows, each measure once.
  /// - Returns: The scaling.
  public static func between(_ fewest: Int, upTo most: Int, following goal: Goal, _ others: Goal...) -> Scaling {
    Scaling(fewest: fewest, most: most, goals: [goal] + others)
  }

  /// As many tasks as keep their CPU near a share of it.
  ///
  /// - Parameters:
  ///   - target: The share, 0.01 to 1.
  ///   - tasks: The fewest and the most tasks, 0 or more.
  /// - Returns: The scaling.
  public static func cpu(target: Double, tasks: ClosedRange<Int>) -> Scaling {
    between(tasks, following: .cpu(target))
  }

  /// As many tasks as keep their CPU near a share of it, within limits that are known when it's run.
  ///
  /// - Parameters:
  ///   - target: The share, 0.01 to 1.
  ///   - fewest: The fewest tasks, 0 or more.
  ///   - most: The most tasks, 0 or more and not fewer than the fewest.
  /// - Returns: The scaling.
  public static func cpu(target: Double, tasks fewest: Int, upTo most: Int) -> Scaling {
    between(fewest, upTo: most, following: .cpu(target))
  }

  /// As many tasks as keep their memory near a share of it.
  ///
  /// - Parameters:
  ///   - target: The share, 0.01 to 1.
  ///   - tasks: The fewest and the most tasks, 0 or more.
  /// - Returns: The scaling.
  public static func memory(target: Double, tasks: ClosedRange<Int>) -> Scaling {
    between(tasks, following: .memory(target))
  }

  /// As many tasks as keep their memory near a share of it, within limits that are known when it's run.
  ///
  /// - Parameters:
  ///   - target: The share, 0.01 to 1.
  ///   - fewest: The fewest tasks, 0 or more.
  ///   - most: The most tasks, 0 or more and not fewer than the fewest.
  /// - Returns: The scaling.
  public static func memory(target: Double, tasks fewest: Int, upTo most: Int) -> Scaling {
    between(fewest, upTo: most, following: .memory(target))
  }

  /// As many tasks as keep the requests to each near a number.
  ///
  /// - Parameters:
  ///   - count: The number of requests each task gets in a minute, 1 or more.
  ///   - tasks: The fewest and the most tasks, 0 or more.
  /// - Returns: The scaling.
  public static func requests(perTask count: Int, tasks: ClosedRange<Int>) -> Scaling {
    between(tasks, following: .requests(perTask: count))
  }

  /// As many tasks as keep the requests to each near a number, within limits that are known when it's run.
  ///
  /// - Parameters:
  ///   - count: The number of requests each task gets in a minute, 1 or more.
  ///   - fewest: The fewest tasks, 0 or more.
  ///   - most: The most tasks, 0 or more and not fewer than the fewest.
  /// - Returns: The scaling.
  public static func requests(perTask count: Int, tasks fewest: Int, upTo most: Int) -> Scaling {
    between(fewest, upTo: most, following: .requests(perTask: count))
  }
}
