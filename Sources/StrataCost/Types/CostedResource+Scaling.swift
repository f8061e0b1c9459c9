import StrataJSON
import StrataTemplate

extension CostedResource {
  /// The bounds that scaling puts on a capacity of this resource.
  ///
  /// - Parameters:
  ///   - dimension: The scalable dimension, such as `ecs:service:DesiredCount`.
  ///   - name: The property by which this resource is named.
  ///   - isTarget: Whether a target is the one that is meant, by its resource's id; any unless given.
  ///   - fallback: The capacity where nothing scales it.
  /// - Returns: The bounds, with those of scheduled actions.
  /// - Throws: The reason for which they aren't known.
  func scaled(
    _ dimension: String, named name: String, where isTarget: (String) -> Bool = { _ in true },
    otherwise fallback: () throws(Undecided) -> Bounds
  ) throws(Undecided) -> Bounds {
    let targets = resources("ApplicationAutoScaling::ScalableTarget", referringBy: "ResourceId", orTo: name)
      .filter { target in
        target.resource["ScalableDimension"]?.string == dimension
          && isTarget(PartialText(target.resource["ResourceId"] ?? "").description)
      }
    guard let target = targets.first else { return try fallback() }
    if targets.count > 1 { throw Undecided("several scalable targets are of it") }
    var bounds = Bounds(try target.number("MinCapacity").least, try target.number("MaxCapacity").most)
    for (action, _) in try target.properties.elements("ScheduledActions") {
      let least = try action.number("ScalableTargetAction/MinCapacity", default: bounds.least)
      let most = try action.number("ScalableTargetAction/MaxCapacity", default: bounds.most)
      bounds = bounds.union(least).union(most)
    }
    if stack.presence(of: target.resource).isFixed { return bounds }
    return bounds.union(try fallback())
  }
}
