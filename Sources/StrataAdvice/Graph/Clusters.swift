/// Resources in clusters of those that stay in one stack, so that no cluster waits for itself.
struct Clusters {
  /// A value that clusters read of another.
  struct Value: Sendable {
    let producer: Int
    /// The clusters other than the producer that read it, each once.
    let readers: [Int]
  }

  /// The cluster of each resource.
  let cluster: [Int]
  /// The resources of each cluster, in order.
  let members: [[Int]]
  let values: [Value]
  /// The cluster that stays in the stack; nil where all can be moved.
  let staying: Int?

  /// Joins what can't be parted.
  ///
  /// - Parameters:
  ///   - graph: The resources.
  ///   - groups: The group of each resource that should stay together; nil for one that is in none.
  init(_ graph: SplitGraph, groups: [Int?]) {
    let count = graph.resources.count
    var sets = DisjointSets(count: count)
    for (first, second, _) in graph.ties { sets.join(first, second) }
    var firstOfGroup: [Int: Int] = [:]
    for (resource, group) in groups.enumerated() {
      guard let group else { continue }
      if let first = firstOfGroup[group] { sets.join(first, resource) } else { firstOfGroup[group] = resource }
    }
    let stays = graph.stays.keys.sorted()
    for resource in stays.dropFirst() { sets.join(stays[0], resource) }
    var next = [[Int]](repeating: [], count: count)
    for value in graph.values {
      let producer = sets.first(with: value.producer)
      for reader in value.readers {
        let reader = sets.first(with: reader)
        if reader != producer { next[producer].append(reader) }
      }
    }
    let components = StrongComponents(next)
    // Numbered by their first resources, so that all that follows has an order.
    var numbers: [Int: Int] = [:]
    var members: [[Int]] = []
    var cluster: [Int] = []
    for resource in 0..<count {
      let component = components.component[sets.first(with: resource)]
      let number = numbers[component] ?? members.count
      if number == members.count {
        numbers[component] = number
        members.append([])
      }
      members[number].append(resource)
      cluster.append(number)
    }
    values = graph.values.compactMap { value in
      let readers = Set(value.readers.map { cluster[$0] }).subtracting([cluster[value.producer]])
      return readers.isEmpty ? nil : Value(producer: cluster[value.producer], readers: readers.sorted())
    }
    staying = stays.first.map { cluster[$0] }
    (self.cluster, self.members) = (cluster, members)
  }
}
