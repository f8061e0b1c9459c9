/// How a service replaces its tasks when it's deployed: bit by bit.
///
/// A deployment whose tasks don't start is rolled back. See
/// [Rolling update](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html).
public struct RollingDeployment: Sendable {
  let minimumHealthyPercent: Int
  let maximumPercent: Int

  /// Tasks are replaced within limits, in percent of how many the service should have.
  ///
  /// - Parameters:
  ///   - minimumHealthyPercent: How many stay in service at least, 0 to 100; 100 unless given.
  ///   - maximumPercent: How many run at most while old and new are side by side, 101 to 200 or as many as the minimum
  ///     leaves room for; 200 unless given.
  /// - Returns: The way of deploying.
  public static func rolling(minimumHealthyPercent: Int = 100, maximumPercent: Int = 200) -> RollingDeployment {
    RollingDeployment(minimumHealthyPercent: minimumHealthyPercent, maximumPercent: maximumPercent)
  }

  /// Reports limits between which no task can be replaced.
  func check(_ declaration: Declaration) {
    _ = declaration.number(
      minimumHealthyPercent, in: 0...100, "a share of tasks is 0 to 100 percent",
      property: "deployment.minimumHealthyPercent")
    _ = declaration.number(
      maximumPercent, in: 100...200, "the most tasks during a deployment are 100 to 200 percent",
      property: "deployment.maximumPercent")
    if minimumHealthyPercent == 100, maximumPercent == 100 {
      declaration.report(
        "no task can be replaced: none may stop and none may start", property: "deployment",
        expected: "a minimum below 100 or a maximum above 100", given: "100 and 100 percent")
    }
  }
}
