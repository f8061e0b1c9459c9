/// The priorities of a listener's routes.
package final class RoutePriorities {
  private var taken: [Int: ConstructPath] = [:]

  /// Takes a priority, or that which follows from the route where none is given; a mistake where another route has it.
  package func take(_ given: Int?, for conditions: [RouteCondition], _ declaration: Declaration) -> IntegerValue {
    let priority = given ?? Self.priority(of: declaration.scope.path, conditions)
    let number = declaration.number(
      priority, in: 1...50_000, "a route must have a priority of 1 to 50,000", property: "priority")
    if let other = taken[priority] {
      declaration.report(
        "the priority \(priority) is taken by \(other)", property: "priority",
        expected: "one that no other route has", given: "\(priority)",
        hint: given == nil ? "give this route a priority" : nil)
    }
    taken[priority] = taken[priority] ?? declaration.scope.path
    return number
  }

  /// The most that conditions can say, beyond which it makes no difference.
  private static let mostSaid = 95

  /// The number of priorities for routes whose conditions say as much.
  private static let width = 500

  /// The priority of a route: the more its conditions say, the earlier; among those that say as much, by its path.
  ///
  /// It depends on no other route: one that moved because another came would be refused while the other still has its
  /// place, as CloudFormation updates them side by side.
  private static func priority(of path: ConstructPath, _ conditions: [RouteCondition]) -> Int {
    let said = min(conditions.map(\.said).reduce(0, +), mostSaid)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.idsBelowStack.joined(separator: "/").utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return (mostSaid - said) * width + Int(hash % UInt64(width)) + 1
  }
}

extension RouteCondition {
  /// How much it says: one for itself, and the characters that the least of its values asks for.
  fileprivate var said: Int {
    1 + (values.map { $0.node.literalText?.utf8.count { !"*?".utf8.contains($0) } ?? 0 }.min() ?? 0)
  }
}
