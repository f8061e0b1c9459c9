extension RecordHistory {
  /// The latest record by which a stack has its template, with what it says of the stack; nil where none says so.
  ///
  /// That may be one of a deployment that failed in another stack.
  package func latest(of stack: String) -> (record: ReleaseRecord, stack: RecordedStack)? {
    for record in records.reversed() {
      if record.event.kind == .destruction { return nil }
      guard record.event.isDeployment, let found = record.event.stacks.first(where: { $0.name == stack }) else {
        continue
      }
      if found.end == "deployed" || found.end == "unchanged" { return (record, found) }
    }
    return nil
  }

  /// The deployment that failed after what is in place was deployed; nil where none did.
  package var failure: ReleaseRecord? {
    let start = inPlace.flatMap { last in records.firstIndex { $0.digest == last.digest } } ?? -1
    return records[(start + 1)...].last { $0.event.isDeployment && $0.event.outcome == .failed }
  }
}
