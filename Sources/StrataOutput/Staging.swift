import StrataFiles
import StrataPlatform

/// A hidden directory inside the output directory, for what is about to move into place and what moved out.
///
/// Being on the same file system, it lets files change places by renaming, which is never half done.
struct Staging {
  /// The staging directory's name in the output directory.
  let name: String
  private let output: DirectoryHandle
  private let directory: DirectoryHandle

  /// Creates an empty staging directory in the output directory.
  init(in output: DirectoryHandle) throws(SystemError) {
    self.output = output
    name = StagingName.random()
    try output.createDirectory(name)
    do throws(SystemError) {
      directory = try DirectoryHandle(name, in: output)
    } catch {
      try? output.removeDirectory(name)
      throw error
    }
  }

  /// Writes a file into the staging directory, where it gets its name only once it is whole.
  ///
  /// There is no `fsync`: it guards against power cuts, not against a killed process, takes many times as
  /// long as all the rest, and what a power cut destroys the next run makes again.
  ///
  /// - Parameters:
  ///   - bytes: The whole content.
  ///   - name: One of ``StagingName``.
  ///   - permissions: The permission bits; nil for 0644 less the umask.
  ///   - modificationTime: The time of the last change; nil for now.
  /// - Throws: The system's error, be it on writing or on closing.
  func add(
    _ bytes: [UInt8], as name: String, permissions: mode_t?, modificationTime: timespec? = nil
  ) throws(SystemError) {
    let file = try directory.createFile(StagingName.partial)
    try file.writeAll(bytes)
    if let permissions { try file.setPermissions(permissions) }
    if let modificationTime { try file.setModificationTime(modificationTime) }
    try file.finish()
    try directory.moveFile(StagingName.partial, to: name, in: directory)
  }

  /// Keeps the file that has a name in the output directory now, so that it can be put back.
  func keep(_ original: String, as name: String) throws(SystemError) {
    do {
      try output.linkFile(original, to: name, in: directory)
    } catch {
      // Some file systems have no hard links, and some systems don't let one link to others' files.
      try keepCopy(original, as: name)
    }
  }

  /// Keeps a copy, which has the content, permissions and time of the original but is another file.
  func keepCopy(_ original: String, as name: String) throws(SystemError) {
    guard let status = try output.status(of: original),
      let bytes = try output.readFile(original, limit: .max - 1)
    else { throw SystemError(code: ENOENT) }
    try add(bytes, as: name, permissions: status.permissions, modificationTime: status.modificationTime)
  }

  /// Moves a staged or kept file into the output directory, over what has the name there.
  func moveIntoPlace(_ staged: String, as name: String) throws(SystemError) {
    try directory.moveFile(staged, to: name, in: output)
  }

  /// Puts a staged file into the output directory, under a name that nothing has there.
  func putIntoPlace(_ staged: String, as name: String) throws(SystemError) {
    do {
      // Unlike renaming, linking never replaces a file that someone has created a moment ago.
      try directory.linkFile(staged, to: name, in: output)
    } catch {
      if error.code == EEXIST { throw error }
      try moveIntoPlace(staged, as: name)
    }
  }

  /// Moves a file out of the output directory and keeps it.
  func moveOut(_ original: String, as name: String) throws(SystemError) {
    try output.moveFile(original, to: name, in: directory)
  }

  /// Removes the staging directory with all that is still in it, as far as possible.
  ///
  /// There is no need to fail if something stays: the next write removes it.
  func remove() {
    for name in (try? directory.entryNames()) ?? [] {
      try? directory.removeFile(name)
    }
    try? output.removeDirectory(name)
  }
}
