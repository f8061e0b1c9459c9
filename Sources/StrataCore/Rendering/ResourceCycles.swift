extension StackState {
  /// Reports resources that wait for each other, by references or by `DependsOn`.
  ///
  /// Each circle is followed without recursion, and reported once.
  func checkCycles() {
    guard !usedResources.isEmpty else { return }
    var state = [Progress](repeating: .new, count: resources.count)
    for start in resources.indices where state[start] == .new {
      var path: [Step] = [Step(start, uses: usedResources[start])]
      state[start] = .open
      while let step = path.last {
        guard let next = step.pending.last else {
          state[step.resource] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].pending.removeLast()
        switch state[next] {
        case .new:
          state[next] = .open
          path.append(Step(next, uses: usedResources[next]))
        case .open:
          let circle = path.map(\.resource)
          report(circle: Array(circle[(circle.firstIndex(of: next) ?? 0)...]))
        case .done: break
        }
      }
    }
  }

  private enum Progress {
    case new, open, done
  }

  private struct Step {
    let resource: Int
    var pending: [Int]

    init(_ resource: Int, uses: Set<Int>?) {
      self.resource = resource
      // Sets have no order of their own, and messages must not change by themselves.
      pending = (uses ?? []).sorted(by: >)
    }
  }

  private func report(circle: [Int]) {
    let start = circle.indices.min { circle[$0] < circle[$1] } ?? 0
    let members = (circle[start...] + circle[..<start]).map { resources[$0] }
    let first = members[0]
    let names = (members + [first]).map(\.logicalID).joined(separator: " → ")
    report(
      Mistake(
        .dependencyCycle,
        members.count == 1
          ? "the resource refers to itself" : "resources wait for each other: \(names)",
        hint: members.count == 1
          ? "leave the reference out" : "take out one reference or dependency, or put it into a resource of its own",
        notes: members.count == 1 ? [] : members.map { .init(site: $0.site, message: $0.path.description) }),
      path: first.path, site: first.site)
  }
}
