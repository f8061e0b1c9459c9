/// The variables in the paths of an API, of which each place has one name.
final class PathVariables {
  /// The variables by the place that they're at.
  private var known: [String: RoutePath.Part] = [:]
  /// Whether a variable and one that takes the rest can't be at one place.
  private let isStrict: Bool

  init(isStrict: Bool) { self.isStrict = isStrict }

  /// Adds those of a path, and gives the mistake where one has another name already.
  ///
  /// API Gateway refuses the later route, "conflicting variable on the same hierarchical level".
  func add(_ parts: [RoutePath.Part]) -> RouteMistake? {
    for (index, part) in parts.enumerated() where part.name != nil {
      var place = RoutePath.pattern(parts.prefix(index))
      if !isStrict, case .rest = part { place += "+" }
      if let other = known[place], other != part {
        return RouteMistake(
          "another route has another variable in this place", expected: other.text, given: part.text,
          hint: "name it \(other.text) in both")
      }
      known[place] = part
    }
    return nil
  }
}
