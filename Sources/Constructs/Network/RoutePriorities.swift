/// The priorities of a listener's routes.
package final class RoutePriorities {
  private var taken: [Int: ConstructPath] = [:]
  private var count = 0

  /// Takes a priority, or the next where none is given; a mistake where another route has it.
  package func take(_ given: Int?, _ declaration: Declaration) -> IntegerValue {
    count += 1
    let priority = given ?? count * 10
    let number = declaration.number(
      priority, in: 1...50_000, "a route must have a priority of 1 to 50,000", property: "priority")
    if let other = taken[priority] {
      declaration.report(
        "the priority \(priority) is taken by \(other)", property: "priority",
        expected: "one that no other route has", given: "\(priority)",
        hint: given == nil ? "give every route of the listener its priority" : nil)
    }
    taken[priority] = taken[priority] ?? declaration.scope.path
    return number
  }
}
