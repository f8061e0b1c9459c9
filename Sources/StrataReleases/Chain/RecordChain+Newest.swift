import StrataFiles

extension RecordChain {
  /// Reads records from the newest on, as far as is needed; the first ones aren't looked at.
  ///
  /// Each that is read is what was written, and follows the one before it, by the digits in the names.
  ///
  /// - Parameter isEnough: Takes a record, and tells whether no other is needed.
  /// - Throws: ``RecordError`` where what is read isn't right.
  package func readNewest(until isEnough: (ReleaseRecord) -> Bool) throws(RecordError) {
    do throws(RecordProblem) {
      guard let folder = try DirectoryHandle.reading(path) else { return }
      let names = try entries(of: folder).names
      let isPlain = names.enumerated().allSatisfy { $0.element.number == $0.offset + 1 }
      guard isPlain else {
        // Only all of them tell what is missing, and what was joined.
        let history = try? read(allowsForks: false)
        guard let history else { throw try problem() }
        for record in history.records.reversed() where isEnough(record) { return }
        return
      }
      for index in names.indices.reversed() {
        let record = try record(names[index], in: folder)
        let previous = record.previous.map { RecordName(number: record.number - 1, digest: $0) }
        guard previous == (index > 0 ? names[index - 1] : nil), record.joined.isEmpty else { throw try problem() }
        if isEnough(record) { return }
      }
    } catch {
      throw RecordError([error])
    }
  }

  /// What isn't right, where something isn't.
  private func problem() throws(RecordProblem) -> RecordProblem {
    do throws(RecordError) {
      _ = try read()
    } catch {
      return error.problems[0]
    }
    return RecordProblem(
      .damaged, path, "the records changed while they were read", hint: "run the command again")
  }
}
