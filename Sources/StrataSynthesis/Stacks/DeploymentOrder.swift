import StrataFindings
import StrataLanguage

extension Synthesis {
  /// The stacks' indexes so that each comes after those it uses; in the order of declaration otherwise.
  ///
  /// Reports a cycle, and then leaves the rest in the order of declaration.
  func deploymentOrder() -> [Int] {
    var users = [[Int]](repeating: [], count: app.stacks.count)
    var waiting = app.stacks.map { $0.uses.count }
    // A nested stack is deployed by the one around it, which has its uses too.
    var isPlaced = app.stacks.map { $0.nesting != nil }
    for stack in app.stacks where stack.nesting == nil {
      for used in stack.uses.keys { users[used].append(stack.index) }
    }
    var ready = Set(app.stacks.indices.filter { waiting[$0] == 0 && !isPlaced[$0] })
    var order: [Int] = []
    var lowest = 0
    while !ready.isEmpty {
      // Usually the next in the order of declaration; a stack freed later may come before it.
      while lowest < app.stacks.count, isPlaced[lowest] { lowest += 1 }
      guard let next = ready.contains(lowest) ? lowest : ready.min() else { break }
      ready.remove(next)
      isPlaced[next] = true
      order.append(next)
      for user in users[next] {
        waiting[user] -= 1
        if waiting[user] == 0 { ready.insert(user) }
      }
    }
    let remaining = app.stacks.indices.filter { !isPlaced[$0] }
    if !remaining.isEmpty { reportCycle(among: remaining) }
    return order + remaining
  }

  private func reportCycle(among remaining: [Int]) {
    // Every stack left waits for another that is left, so following them leads into a cycle.
    let left = Set(remaining)
    var walk: [Int] = [remaining[0]]
    while true {
      guard let next = app.stacks[walk[walk.count - 1]].uses.keys.filter(left.contains).min() else { return }
      if let start = walk.firstIndex(of: next) {
        report(cycle: Array(walk[start...]))
        return
      }
      walk.append(next)
    }
  }

  private func report(cycle: [Int]) {
    let start = cycle.indices.min { cycle[$0] < cycle[$1] } ?? 0
    let rotated = Array(cycle[start...] + cycle[..<start])
    let notes = zip(rotated, rotated[1...] + rotated[..<1]).compactMap { user, used -> Finding.Note? in
      guard let use = app.stacks[user].uses[used] else { return nil }
      return Finding.Note(
        site: (use.site ?? app.stacks[user].site).site, message: "\(use.path) uses the stack \(app.stacks[used].name)")
    }
    let names = (rotated + [rotated[0]]).map { app.stacks[$0].name }
    let first = app.stacks[rotated[0]]
    let use = rotated.count > 1 ? first.uses[rotated[1]] : nil
    app.report(
      Finding(
        .dependencyCycle, "stacks wait for each other: \(names.joined(separator: " → "))",
        hint: "declare in one stack what must know the other", notes: notes),
      path: use?.path ?? first.path, site: use?.site ?? first.site)
  }
}
