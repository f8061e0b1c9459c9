import StrataFiles

extension OutputDirectory {
  /// Finds out whether a write would find anything in its way, and changes nothing.
  ///
  /// - Parameters:
  ///   - files: The files that would be written.
  ///   - record: The file that would list them.
  ///   - digest: Makes the digest of a file's bytes, in the form that records have.
  ///   - previouslyWritten: Lists the files that a previous record names, given its bytes.
  /// - Throws: ``OutputError`` if anything is in the way.
  public func check(
    _ files: [OutputFile], record: OutputFile, digest: ([UInt8]) -> String,
    previouslyWritten: (_ previousRecord: [UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) {
    try checkPath()
    try checkNames(files + [record])
    let directory = try LockedDirectory(path: path, waitingAtMost: lockTimeout, checkpoint: checkpoint)
    defer { directory.created.remove() }
    _ = try plan(
      files, record: record, in: directory.handle, leftovers: try leftovers(in: directory), keeping: [],
      digest: digest, previouslyWritten: previouslyWritten)
  }

  /// Finds out what a write would do, by reading alone: nothing is made, and nothing is locked.
  ///
  /// - Parameters:
  ///   - files: The files that would be written.
  ///   - record: The file that would list them.
  ///   - kept: The names of files of earlier runs that would stay as they are; none unless given.
  ///   - digest: Makes the digest of a file's bytes, in the form that records have.
  ///   - previouslyWritten: Lists the files that a previous record names, given its bytes.
  /// - Returns: The change that each file would see, as if edited files were overwritten.
  /// - Throws: ``OutputError`` if anything is in the way of a write.
  public func changes(
    by files: [OutputFile], record: OutputFile, keeping kept: Set<String> = [], digest: ([UInt8]) -> String,
    previouslyWritten: (_ previousRecord: [UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) -> OutputReport {
    try checkPath()
    try checkNames(files + [record])
    guard let output = try existing() else {
      return OutputReport(entries: (files + [record]).map { .init(name: $0.name, change: .created) })
    }
    var overwriting = self
    overwriting.overwritesEditedFiles = true
    return OutputReport(
      entries: try overwriting.plan(
        files, record: record, in: output, leftovers: nil, keeping: kept, digest: digest,
        previouslyWritten: previouslyWritten
      ).entries)
  }

  /// The directory as it is; nil where there is nothing.
  func existing() throws(OutputError) -> DirectoryHandle? {
    try describing(path.displayed, "can't be opened") { () throws(SystemError) in
      try path.status(followsLinks: true) == nil ? nil : DirectoryHandle(path: path)
    }
  }
}
