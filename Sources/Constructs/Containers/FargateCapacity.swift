internal import StrataECS

/// The capacity that a service's tasks run on.
public struct FargateCapacity: Sendable {
  let providers: [(name: String, base: Int, weight: Int)]

  /// Fargate alone, which isn't interrupted.
  public static let onDemand = FargateCapacity(providers: [("FARGATE", 0, 1)])

  /// Fargate Spot alone: cheaper, but tasks are stopped with two minutes' notice when the capacity is wanted back.
  ///
  /// See [Fargate Spot](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html).
  public static let spot = FargateCapacity(providers: [("FARGATE_SPOT", 0, 1)])

  /// So many tasks on Fargate, and what goes beyond on Fargate Spot.
  ///
  /// - Parameter count: The number of tasks that aren't interrupted, 0 to 100,000.
  /// - Returns: The capacity.
  public static func spot(afterOnDemand count: Int) -> FargateCapacity {
    FargateCapacity(providers: [("FARGATE", count, 0), ("FARGATE_SPOT", 0, 1)])
  }

  /// The capacity as a service has it.
  func strategy(_ declaration: Declaration) -> ListValue<ECS.Service.CapacityProviderStrategyItem> {
    ListValue(
      providers.map { name, base, weight in
        .init(
          base: declaration.number(
            base, in: 0...100_000, "the number of tasks that aren't interrupted must be 0 to 100,000",
            property: "capacity"),
          capacityProvider: .literal(name), weight: .literal(weight))
      })
  }
}
