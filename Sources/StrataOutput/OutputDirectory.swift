import StrataFiles
import StrataText

/// A directory that holds what a tool has generated, written as a whole or not at all.
///
/// A write that fails leaves the directory as it was. One that is killed, at whatever moment, leaves each file
/// whole, either old or new, and the next write tidies up after it.
public struct OutputDirectory: Sendable {
  /// The directory's path, relative or absolute; it may be a symbolic link to a directory.
  let path: SystemPath

  /// Whether to overwrite files with other content that no earlier run wrote; false by default.
  public var overwritesForeignFiles: Bool

  /// Whether to overwrite files that an earlier run wrote and somebody has edited since; false by default.
  public var overwritesEditedFiles = false

  /// Whether a file that a record names may be removed, by its content; always by default.
  ///
  /// Anyone may have written the record.
  package var isRemovable: @Sendable ([UInt8]) -> Bool = { _ in true }

  /// The number of seconds to wait while another run is writing to the directory; 10 by default.
  public var lockTimeout: Double

  /// Called before each change to the file system; does nothing by default.
  package var checkpoint: Checkpoint = {}

  /// Names a directory, which need not exist.
  ///
  /// - Parameters:
  ///   - path: The path, relative or absolute.
  ///   - overwritesForeignFiles: Whether to overwrite files with other content that no earlier run wrote.
  ///   - lockTimeout: The number of seconds to wait while another run is writing to the directory.
  public init(path: String, overwritesForeignFiles: Bool = false, lockTimeout: Double = 10) {
    self.init(
      pathBytes: Array(path.utf8), overwritesForeignFiles: overwritesForeignFiles, lockTimeout: lockTimeout)
  }

  /// Names a directory, which need not exist, by a path that need not be UTF-8.
  ///
  /// - Parameters:
  ///   - pathBytes: The path's bytes, relative or absolute, without a NUL at the end.
  ///   - overwritesForeignFiles: Whether to overwrite files with other content that no earlier run wrote.
  ///   - lockTimeout: The number of seconds to wait while another run is writing to the directory.
  public init(pathBytes: [UInt8], overwritesForeignFiles: Bool = false, lockTimeout: Double = 10) {
    path = SystemPath(bytes: pathBytes)
    self.overwritesForeignFiles = overwritesForeignFiles
    self.lockTimeout = lockTimeout
  }

  /// Makes the directory hold the files and the record, and removes what earlier runs wrote beyond them.
  ///
  /// Files that already hold the right bytes are not touched. A stale file, which the previous record names and
  /// the new files don't include, is removed unless it has been edited. New files get mode 0644 and new
  /// directories 0755, less the umask; a file that is replaced keeps its mode.
  ///
  /// - Parameters:
  ///   - files: The files to write, with names that differ by more than case.
  ///   - record: The file that lists `files` and their digests for the next run; it is written last.
  ///   - digest: Makes the digest of a file's bytes, in the form that records have.
  ///   - previouslyWritten: Lists the files that a previous record names, given its bytes; it is called for the
  ///     record in the directory, if there is one, and for what killed runs have left.
  /// - Returns: The change that each file saw.
  /// - Throws: ``OutputError`` if anything is in the way or fails, or if `previouslyWritten` throws.
  public func write(
    _ files: [OutputFile], record: OutputFile, digest: ([UInt8]) -> String,
    previouslyWritten: (_ previousRecord: [UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) -> OutputReport {
    try checkPath()
    try checkNames(files + [record])
    let writer = try OutputWriter(self, record: record.name, previouslyWritten: previouslyWritten)
    for file in files { try writer.stage(file, digest: digest) }
    try writer.finish(record: record, digest: digest)
    return try writer.commit()
  }

  func plan(
    _ files: [OutputFile], record: OutputFile, in output: DirectoryHandle, leftovers: Leftovers?,
    keeping kept: Set<String>, digest: ([UInt8]) -> String, previouslyWritten: ([UInt8]) throws -> [WrittenFile]
  ) throws(OutputError) -> WritePlan {
    let reader = RecordReader(path: path, output: output, name: record.name)
    let previous = try reader.current()
    let known = try reader.knownFiles(current: previous, leftovers: leftovers, parse: previouslyWritten)
    var planner = Planner(path: path, output: output, known: known, policy: self)
    try planner.add(files, record: record, keeping: kept, previous: previous, digest: digest)
    return planner.plan
  }
}

extension OutputDirectory {
  func checkPath() throws(OutputError) {
    let problem: String? =
      if path.bytes.isEmpty { "it is empty" } else if path.bytes.contains(0) { "it has a NUL byte" } else { nil }
    if let problem {
      throw OutputError(
        path: path.displayed, problem: "can't be used as the output directory", reason: problem,
        hint: "choose another --output, such as . for the current directory")
    }
  }

  /// Refuses names that are the same file on a file system that ignores case, wherever this runs.
  func checkNames(_ files: [OutputFile]) throws(OutputError) {
    var names = OutputNames()
    for file in files { try names.add(file.name, in: path) }
  }
}

/// The names of the files of an output, no two of which may be the same file on a file system that ignores case.
struct OutputNames {
  private var seen: [String: String] = [:]

  mutating func add(_ name: String, in path: SystemPath) throws(OutputError) {
    guard let other = seen.updateValue(name, forKey: name.lowercased()) else { return }
    throw OutputError(
      path: path.displayed(appending: name), problem: "can't be written",
      reason: other == name ? "it is in the output twice" : "\(displayable(other)) differs from it only in case",
      hint: "give one of them another name")
  }
}
