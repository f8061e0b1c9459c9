/// Clusters that are to be put into parts: every value goes from a part to a later one or stays, and few go.
struct PartitionProblem: Sendable {
  /// What a cluster takes of a part, or a part may have at most.
  struct Load: Sendable, Hashable {
    var resources: Int
    var bytes: Int

    static let none = Load(resources: 0, bytes: 0)

    static func + (left: Load, right: Load) -> Load {
      Load(resources: left.resources + right.resources, bytes: left.bytes + right.bytes)
    }

    static func - (left: Load, right: Load) -> Load {
      Load(resources: left.resources - right.resources, bytes: left.bytes - right.bytes)
    }

    func fits(in most: Load) -> Bool { resources <= most.resources && bytes <= most.bytes }
  }

  let loads: [Load]
  let values: [Clusters.Value]
  let parts: Int
  /// The most that a part may have.
  let most: Load

  /// The values that each cluster gives to others.
  let given: [[Int]]
  /// The values that each cluster reads.
  let read: [[Int]]
  /// The clusters that each cluster reads of.
  let before: [[Int]]
  /// The clusters that read of each cluster.
  let after: [[Int]]

  init(loads: [Load], values: [Clusters.Value], parts: Int, most: Load) {
    (self.loads, self.values, self.parts, self.most) = (loads, values, parts, most)
    var given = [[Int]](repeating: [], count: loads.count)
    var read = given
    var before = given
    var after = given
    for (place, value) in values.enumerated() {
      given[value.producer].append(place)
      after[value.producer] += value.readers
      for reader in value.readers {
        read[reader].append(place)
        before[reader].append(value.producer)
      }
    }
    (self.given, self.read, self.before, self.after) = (given, read, before, after)
  }
}

/// Clusters in parts.
struct Partition: Sendable, Hashable {
  /// The part of each cluster; values go from a part to one with a greater number.
  var part: [Int]
  /// The number of values that go from one part to another.
  var crossing: Int
}
