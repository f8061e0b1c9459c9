import StrataFiles

/// The staging directories of runs that were killed.
///
/// The records in them tell which files such a run may have written or meant to remove. They are needed
/// until a run succeeds; everything else in them is of no use and goes at once, as it may fill the disk.
struct Leftovers {
  private let output: DirectoryHandle
  private var names: [String] = []

  /// The records that killed runs were replacing.
  private(set) var oldRecords: [[UInt8]] = []

  /// The records that killed runs were about to put into place.
  private(set) var newRecords: [[UInt8]] = []

  /// Finds what is left of killed runs and removes all but the records.
  ///
  /// The output directory must be locked: the staging directory of a live run looks the same.
  init(in output: DirectoryHandle) throws(SystemError) {
    self.output = output
    for name in try output.entryNames() where StagingName.isDirectory(name) {
      guard let directory = try? DirectoryHandle(name, in: output) else { continue }
      names.append(name)
      Self.empty(directory, keepsRecords: true)
      let read = { try? directory.readFile($0, limit: FileReader.usualLimit) }
      if let record = read(StagingName.oldRecord) { oldRecords.append(record) }
      if let record = read(StagingName.newRecord) { newRecords.append(record) }
      // Only a directory that holds a record, or something else that must stay, is not empty now.
      try? output.removeDirectory(name)
    }
  }

  /// Removes the staging directories, except what in them is not known to be a killed run's.
  func remove() {
    for name in names {
      guard let directory = try? DirectoryHandle(name, in: output) else { continue }
      Self.empty(directory, keepsRecords: false)
      try? output.removeDirectory(name)
    }
  }

  private static func empty(_ directory: DirectoryHandle, keepsRecords: Bool) {
    for name in (try? directory.entryNames()) ?? []
    where StagingName.isFile(name) && !(keepsRecords && StagingName.isRecord(name)) {
      try? directory.removeFile(name)
    }
  }
}
