import StrataFiles
import StrataJSON
import StrataPlatform

extension RecordChain {
  /// Adds a record; none is ever changed or removed.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - isWanted: Finds out, by the records that there are, whether it's to be recorded; it is unless given.
  /// - Returns: The record; nil where it wasn't wanted.
  /// - Throws: ``RecordError`` where the records aren't right, or it can't be written; nothing is changed then.
  @discardableResult
  package func append(
    _ event: ReleaseEvent, where isWanted: (RecordHistory) -> Bool = { _ in true }
  ) throws(RecordError) -> ReleaseRecord? {
    try append(allowsForks: false) { isWanted($0) ? event : nil }
  }

  /// Joins records that were made beside each other by a record that follows them all.
  ///
  /// - Parameters:
  ///   - time: The time.
  ///   - tool: The version of the tool.
  ///   - person: Who does it; nil where nobody knows.
  /// - Returns: The record; nil where there was nothing to join.
  /// - Throws: ``RecordError`` where something else isn't right, or it can't be written; nothing is changed then.
  package func mend(at time: String, by tool: String, person: String?) throws(RecordError) -> ReleaseRecord? {
    var event = ReleaseEvent(.merge, at: time, by: tool)
    event.person = person
    return try append(allowsForks: true) { $0.heads.count > 1 ? event : nil }
  }

  private func append(
    allowsForks: Bool, _ event: (RecordHistory) -> ReleaseEvent?
  ) throws(RecordError) -> ReleaseRecord? {
    let folder: DirectoryHandle
    do throws(RecordProblem) {
      try checkName()
      try keepBytes()
      folder = try DirectoryHandle.holding(path)
      try describing { () throws(SystemError) in try ExclusiveFile(step: step).removeLeftovers(in: folder) }
    } catch {
      throw RecordError([error])
    }
    let history = try read(folder, allowsForks: allowsForks)
    guard let event = event(history) else { return nil }
    do throws(RecordProblem) {
      return try add(event, behind: history.heads, to: folder)
    } catch {
      throw RecordError([error])
    }
  }

  private func add(
    _ event: ReleaseEvent, behind heads: [ReleaseRecord], to folder: DirectoryHandle
  ) throws(RecordProblem) -> ReleaseRecord {
    let record: ReleaseRecord
    do throws(JSONWritingError) {
      record = try ReleaseRecord(event, behind: heads, of: system, environment)
    } catch {
      throw RecordProblem(
        .unusable, path, "the record can't be written: \(error)", hint: "report this: it's a mistake of this tool")
    }
    try describing { () throws(SystemError) in
      try ExclusiveFile(step: step).add("\(record.name)", record.bytes, to: folder)
    }
    return record
  }

  /// Tells git to leave the records as they are, down to the ends of their lines, which their digests are of.
  private func keepBytes() throws(RecordProblem) {
    let root = try DirectoryHandle.holding(self.root)
    try describing { () throws(SystemError) in
      let file = ExclusiveFile(step: step)
      try file.removeLeftovers(in: root)
      if try root.status(of: ".gitattributes") == nil {
        try file.add(".gitattributes", Array("* -text\n".utf8), to: root)
      }
    }
  }

  private func describing(_ body: () throws(SystemError) -> Void) throws(RecordProblem) {
    do throws(SystemError) {
      try body()
    } catch {
      throw RecordProblem(
        .unusable, path, "the record can't be written: \(error.reason)", hint: "see what is there: ls -la \(path)")
    }
  }
}
