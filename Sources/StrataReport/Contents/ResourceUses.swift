import StrataTemplate

/// Which resources of a stack refer to which, or wait for them.
struct ResourceUses {
  /// What each resource refers to, in the order of the template.
  private(set) var targets: [String: [String]] = [:]
  /// What refers to each resource, in the order of the template.
  private(set) var holders: [String: [String]] = [:]

  init(of stack: ReportedStack) {
    var seen: Set<[String]> = []
    for reference in stack.contents.references {
      guard let holder = reference.resource, holder != reference.target,
        stack.contents.resource(reference.target) != nil, seen.insert([holder, reference.target]).inserted
      else { continue }
      targets[holder, default: []].append(reference.target)
      holders[reference.target, default: []].append(holder)
    }
  }
}
