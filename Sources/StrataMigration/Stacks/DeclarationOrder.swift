import StrataJSON
import StrataTemplate

/// The order of declarations: that of the template, but what others refer to comes before them.
enum DeclarationOrder {
  /// Puts names into order.
  ///
  /// Names that refer to each other in a cycle stay in the order in which they're met.
  ///
  /// - Parameters:
  ///   - names: The names, in the order of the template.
  ///   - uses: The names that each refers to, in the order of the template.
  /// - Returns: The same names.
  static func sorted(_ names: [String], using uses: [String: [String]]) -> [String] {
    let known = Set(names)
    var seen: Set<String> = []
    var ordered: [String] = []
    // Not by calling itself: a template may have chains as long as itself.
    var pending: [(name: String, next: Int)] = []
    for name in names where seen.insert(name).inserted {
      pending.append((name, 0))
      while let (name, next) = pending.last {
        let others = uses[name] ?? []
        guard next < others.count else {
          ordered.append(name)
          pending.removeLast()
          continue
        }
        pending[pending.count - 1].next += 1
        if known.contains(others[next]), seen.insert(others[next]).inserted { pending.append((others[next], 0)) }
      }
    }
    return ordered
  }
}
