import StrataReleases

/// The record that an environment goes back to, and those since then.
struct RollbackChoice {
  let record: ReleaseRecord
  /// The record of what is in place.
  let present: ReleaseRecord
  /// The records behind the one that it goes back to, the oldest first.
  let since: [ReleaseRecord]

  /// Finds the record.
  ///
  /// - Parameters:
  ///   - environment: The environment.
  ///   - history: Its records.
  ///   - number: The number of the record; nil for the latest that had something else in place.
  /// - Throws: ``DeploymentError`` where there is none to go back to.
  init(of environment: String, in history: RecordHistory, _ number: Int?) throws(DeploymentError) {
    guard let present = history.inPlace else {
      throw DeploymentError("nothing is recorded as deployed to \(environment), so that there's no way back")
    }
    let records = history.records
    let hint = "see what there is: deployment history -e \(environment)"
    let index: Int?
    if let number {
      let found = records.indices.filter { records[$0].number == number }
      guard let first = found.first, found.count == 1 else {
        throw DeploymentError(
          found.isEmpty
            ? "\(environment) has no record \(number)" : "\(environment) has \(found.count) records \(number)",
          hint: hint)
      }
      guard records[first].event.putsInPlace else {
        let event = records[first].event
        let what = event.isDeployment ? "\(event.kind.rawValue) that was \(event.outcome.words)" : event.kind.rawValue
        throw DeploymentError(
          "record \(number) of \(environment) is a \(what), and there's no way back to it", hint: hint)
      }
      index = first
    } else {
      let start = records.lastIndex { $0.event.kind == .destruction } ?? -1
      let end = history.failure == nil ? Self.origin(of: present, in: records) : records.endIndex
      index = records[..<end].indices.last {
        $0 > start && records[$0].event.putsInPlace
          && (history.failure != nil || records[$0].event.deployedDigest != present.event.deployedDigest)
      }
      if index == nil, end < records.endIndex {
        throw DeploymentError(
          "\(environment) has no record of anything before record \(records[end].number), which it went back to",
          hint: hint)
      }
    }
    guard let index else {
      throw DeploymentError("\(environment) has no record of anything but what is in place", hint: hint)
    }
    record = records[index]
    self.present = present
    since = Array(records[(index + 1)...])
    if record.digest == present.digest, history.failure == nil {
      throw DeploymentError("record \(record.number) is what \(environment) has in place", hint: hint)
    }
    if let destruction = since.first(where: { $0.event.kind == .destruction }) {
      throw DeploymentError(
        "\(environment) was destroyed by record \(destruction.number), since which nothing of record \(record.number) is "
          + "there to go back to",
        hint: "deploy it anew", isGrave: true)
    }
  }

  /// The index of the record that what is in place went back to; behind all of them where it wasn't a rollback.
  ///
  /// Another way back goes on from there, rather than bring again what was taken away.
  private static func origin(of present: ReleaseRecord, in records: [ReleaseRecord]) -> Int {
    var (record, end) = (present, records.endIndex)
    while record.event.kind == .rollback, let basis = record.event.basis,
      let index = records[..<end].lastIndex(where: { $0.digest == basis })
    {
      (record, end) = (records[index], index)
    }
    return end
  }
}

extension ReleaseEvent.Outcome {
  fileprivate var words: String { self == .failed ? "not completed" : rawValue }
}
