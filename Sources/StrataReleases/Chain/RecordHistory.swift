/// The records of an environment, read and found to be whole.
package struct RecordHistory: Sendable {
  /// The records, the oldest first; those that were made beside each other by their times.
  package let records: [ReleaseRecord]
  /// The records that none follows; more than one where some were made beside each other.
  package let heads: [ReleaseRecord]
  /// The files that are none of ours.
  package let strays: [String]

  /// The latest record that says what is in place; nil where nothing is.
  package var inPlace: ReleaseRecord? {
    let last = records.last { $0.event.putsInPlace || $0.event.kind == .destruction }
    return last?.event.kind == .destruction ? nil : last
  }

  /// Puts records in order.
  ///
  /// - Parameters:
  ///   - records: The records, each of which follows others of them or is a first one.
  ///   - strays: The files that are none of ours.
  init(_ records: [ReleaseRecord], strays: [String]) {
    let followed = Set(records.flatMap(\.predecessors))
    heads = records.filter { !followed.contains($0.digest) }.sorted { Self.isEarlier($0, $1) }
    self.records = Self.inOrder(records)
    self.strays = strays
  }

  /// The records such that each comes behind those that it follows, and else by time.
  private static func inOrder(_ records: [ReleaseRecord]) -> [ReleaseRecord] {
    // Without a fork the numbers are the order.
    let sorted = records.sorted { $0.name < $1.name }
    if zip(sorted, sorted.dropFirst()).allSatisfy({ $0.number < $1.number }) { return sorted }
    var waiting: [String: Int] = [:]
    var followers: [String: [ReleaseRecord]] = [:]
    for record in sorted {
      waiting[record.digest] = record.predecessors.count
      for digest in record.predecessors { followers[digest, default: []].append(record) }
    }
    var ready = sorted.filter { $0.predecessors.isEmpty }
    var ordered: [ReleaseRecord] = []
    // There are as many at a time as there are branches.
    while let next = ready.min(by: isEarlier) {
      ready.removeAll { $0.digest == next.digest }
      ordered.append(next)
      for follower in followers[next.digest] ?? [] {
        waiting[follower.digest, default: 0] -= 1
        if waiting[follower.digest] == 0 { ready.append(follower) }
      }
    }
    return ordered
  }

  private static func isEarlier(_ left: ReleaseRecord, _ right: ReleaseRecord) -> Bool {
    (left.event.time, left.number, left.digest) < (right.event.time, right.number, right.digest)
  }
}
