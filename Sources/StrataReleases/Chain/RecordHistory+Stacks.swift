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

  /// The digests of the templates that a stack may have: that of the latest record that says so, and, where CloudFormation
  /// found nothing to change by it, as where a description alone is another, of those before it back to one that was
  /// carried out.
  package func templates(of stack: String) -> [String] {
    var templates: [String] = []
    for record in records.reversed() {
      if record.event.kind == .destruction { break }
      guard record.event.isDeployment, let found = record.event.stacks.first(where: { $0.name == stack }),
        found.end == "deployed" || found.end == "unchanged"
      else { continue }
      if let template = found.template { templates.append(template) }
      if found.end == "deployed" { break }
    }
    return templates
  }

  /// The deployment that failed after what is in place was deployed; nil where none did.
  package var failure: ReleaseRecord? {
    let start = inPlace.flatMap { last in records.firstIndex { $0.digest == last.digest } } ?? -1
    return records[(start + 1)...].last { $0.event.isDeployment && $0.event.outcome == .failed }
  }
}
