/// Looks for parts with few values across.
///
/// To find the fewest is beyond any known way that is fast; what is looked through here are the best cuts of some orders,
/// bettered by moving one cluster at a time. The same clusters always give the same parts.
struct PartitionSearch {
  let problem: PartitionProblem

  /// The best parts that were found; nil where no order can be cut into parts that are small enough.
  func best() -> Partition? {
    if problem.loads.count < problem.parts { return nil }
    var best: Partition?
    for order in ClusterOrders(problem).all {
      guard let cut = OrderCut(problem, order).best() else { continue }
      var refinement = PartitionRefinement(problem, cut)
      let refined = refinement.refined()
      if best.map({ refined.crossing < $0.crossing }) ?? true { best = refined }
      if best?.crossing == 0 { break }
    }
    return best
  }
}
