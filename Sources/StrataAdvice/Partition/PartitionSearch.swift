/// Looks for parts with few values across.
///
/// To find the fewest is beyond any known way that is fast; what is looked through here are the best cuts of some orders,
/// bettered by moving one cluster at a time. The same clusters always give the same parts.
struct PartitionSearch {
  let problem: PartitionProblem

  /// The number of cuts that are bettered, the best of all.
  private static let refinedCuts = 2

  /// The best parts that were found; nil where no order can be cut into parts that are small enough.
  func best() -> Partition? {
    if problem.loads.count < problem.parts { return nil }
    let cuts = ClusterOrders(problem).all.compactMap { OrderCut(problem, $0).best() }
    let bestFirst = cuts.enumerated().sorted { ($0.element.crossing, $0.offset) < ($1.element.crossing, $1.offset) }
    let refined = bestFirst.prefix(Self.refinedCuts).map { cut in
      var refinement = PartitionRefinement(problem, cut.element)
      return refinement.refined()
    }
    return refined.min { $0.crossing < $1.crossing }
  }
}
