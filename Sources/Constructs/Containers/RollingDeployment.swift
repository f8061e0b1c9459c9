import StrataText

/// The way in which a service replaces its tasks when it's deployed: bit by bit.
///
/// A deployment whose tasks don't start is rolled back. See
/// [Rolling update](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html).
public struct RollingDeployment: Sendable {
  let minimumHealthyPercent: Int
  let maximumPercent: Int

  /// Tasks are replaced within limits, in percent of how many the service should have.
  ///
  /// The limits leave room for at least one task to stop or to start.
  ///
  /// - Parameters:
  ///   - minimumHealthyPercent: The percentage that stays in service at least, 0 to 100; 100 unless given.
  ///   - maximumPercent: The percentage that runs at most while old and new are together, 100 to 200; 200 unless given.
  /// - Returns: The way of deploying.
  public static func rolling(minimumHealthyPercent: Int = 100, maximumPercent: Int = 200) -> RollingDeployment {
    RollingDeployment(minimumHealthyPercent: minimumHealthyPercent, maximumPercent: maximumPercent)
  }

  /// Reports limits between which no task can be replaced.
  ///
  /// The number in service is rounded up, and the number that runs at most is rounded down. See
  /// [DeploymentConfiguration](https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeploymentConfiguration.html).
  func check(_ declaration: Declaration, fewestTasks: Int) {
    _ = declaration.number(
      minimumHealthyPercent, in: 0...100, "a share of tasks must be 0 to 100 percent",
      property: "deployment.minimumHealthyPercent")
    _ = declaration.number(
      maximumPercent, in: 100...200, "the most tasks during a deployment must be 100 to 200 percent",
      property: "deployment.maximumPercent")
    guard (0...100).contains(minimumHealthyPercent), (100...200).contains(maximumPercent) else { return }
    let count = Double(max(fewestTasks, 1))
    let staying = (count * Double(minimumHealthyPercent) / 100).rounded(.up)
    let running = (count * Double(maximumPercent) / 100).rounded(.down)
    if staying >= count, running <= count {
      declaration.report(
        "no task can be replaced: none may stop and none may start", property: "deployment",
        expected: "limits that leave room for one task fewer or more",
        given: "\(minimumHealthyPercent) to \(maximumPercent) percent of \(Count.of(max(fewestTasks, 1), "task"))",
        hint: "a maximum of 200 percent always leaves room")
    }
  }
}
