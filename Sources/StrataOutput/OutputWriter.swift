import StrataFiles

/// Output on its way into a directory: each file is staged as soon as it's there, and all are put into place at once.
///
/// The directory is held against other runs meanwhile. Whoever lets go of a writer without committing leaves the directory
/// as it was.
final class OutputWriter {
  private let path: SystemPath
  private let checkpoint: Checkpoint
  private let directory: LockedDirectory
  private let leftovers: Leftovers?
  /// The record that is in place; nil where there is none.
  let previous: [UInt8]?
  private var planner: Planner
  private var names = OutputNames()
  /// What is staged so far; nil where everything is as it should be.
  private var transaction: Transaction?
  private var isOver = false

  /// Opens a directory, creating it if it is missing, and finds out what earlier runs wrote there.
  ///
  /// - Parameters:
  ///   - output: The directory.
  ///   - record: The name of the file that lists the others.
  ///   - previouslyWritten: Lists the files that a previous record names, given its bytes.
  /// - Throws: ``OutputError`` if the directory can't be had; what was created for it is removed.
  init(
    _ output: OutputDirectory, record: String, previouslyWritten: (_ previousRecord: [UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) {
    try output.checkPath()
    path = output.path
    checkpoint = output.checkpoint
    let directory = try LockedDirectory(path: path, waitingAtMost: output.lockTimeout, checkpoint: checkpoint)
    self.directory = directory
    do throws(OutputError) {
      leftovers = try output.leftovers(in: directory)
      let reader = RecordReader(path: path, output: directory.handle, name: record)
      previous = try reader.current()
      planner = Planner(
        path: path, output: directory.handle,
        known: try reader.knownFiles(current: previous, leftovers: leftovers, parse: previouslyWritten),
        policy: output)
    } catch {
      directory.created.remove()
      throw error
    }
  }

  deinit { discard() }

  /// Puts a file aside, unless the directory has it already.
  ///
  /// - Throws: ``OutputError`` if anything is in the way or fails. The writer is of no use then.
  func stage(_ file: OutputFile, digest: ([UInt8]) -> String) throws(OutputError) {
    try names.add(file.name, in: path)
    let number = planner.plan.placements.count
    guard let placement = try planner.add(file, digest: digest) else { return }
    try begun().stage(file, number: number, over: placement.replaced)
  }

  /// Puts the record aside and finds out what is to be removed, when all files are staged.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - kept: The names of files of earlier runs that stay as they are; none unless given.
  ///   - digest: Makes the digest of a file's bytes, in the form that records have.
  /// - Throws: ``OutputError`` if anything is in the way or fails. The writer is of no use then.
  func finish(
    record: OutputFile, keeping kept: Set<String> = [], digest: ([UInt8]) -> String
  ) throws(OutputError) {
    try names.add(record.name, in: path)
    if let placement = try planner.finish(record: record, keeping: kept, previous: previous, digest: digest) {
      try begun().stage(record: record, over: placement.replaced)
    } else if !planner.plan.isEmpty {
      _ = try begun()
    }
  }

  /// Puts everything into place.
  ///
  /// - Returns: What became of each file.
  /// - Throws: ``OutputError`` if anything fails; the directory is as it was then.
  func commit() throws(OutputError) -> OutputReport {
    do throws(OutputError) {
      try transaction?.commit(planner.plan)
    } catch {
      // It has cleaned up after itself, or says what it couldn't put back.
      transaction = nil
      discard()
      throw error
    }
    isOver = true
    leftovers?.remove()
    return OutputReport(entries: planner.plan.entries)
  }

  /// Removes what is staged, and the directory where it was created for this.
  func discard() {
    if isOver { return }
    isOver = true
    transaction?.discard()
    directory.created.remove()
  }

  private func begun() throws(OutputError) -> Transaction {
    if let transaction { return transaction }
    let transaction = try Transaction(in: directory.handle, path: path, checkpoint: checkpoint)
    self.transaction = transaction
    return transaction
  }
}

extension OutputDirectory {
  /// What killed runs have left; nil without a lock, since what looks like theirs may be a run's that is at work now.
  func leftovers(in directory: LockedDirectory) throws(OutputError) -> Leftovers? {
    guard directory.isLocked else { return nil }
    return try describing(path.displayed, "can't be read") { () throws(SystemError) in
      try Leftovers(in: directory.handle)
    }
  }
}
