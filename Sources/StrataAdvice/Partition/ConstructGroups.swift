/// Resources in groups by the constructs that they come from, as coarse as their sizes let them be.
struct ConstructGroups {
  private let paths: [[String]]
  /// The number of steps of each resource's path that its group has in common; nil for one that is in no group.
  private var depths: [Int?]

  /// Groups resources by the first steps of their paths.
  ///
  /// - Parameter paths: The construct of each resource, from the outermost on; empty where it's of none.
  init(_ paths: [[String]]) {
    self.paths = paths
    depths = paths.map { $0.isEmpty ? nil : 1 }
  }

  /// The number of each resource's group; nil for one that is in none.
  var groups: [Int?] {
    var numbers: [[String]: Int] = [:]
    return zip(paths, depths).map { path, depth in
      guard let depth else { return nil }
      let key = Array(path.prefix(depth))
      let number = numbers[key] ?? numbers.count
      numbers[key] = number
      return number
    }
  }

  /// Divides the groups that some resources are in by one step more; whether there was one to divide.
  mutating func divide(_ resources: [Int]) -> Bool {
    let keys = Set(resources.compactMap { resource in depths[resource].map { Array(paths[resource].prefix($0)) } })
    if keys.isEmpty { return false }
    for (resource, path) in paths.enumerated() {
      guard let depth = depths[resource], keys.contains(Array(path.prefix(depth))) else { continue }
      depths[resource] = path.count > depth ? depth + 1 : nil
    }
    return true
  }
}
