import StrataFiles
import StrataPlatform
import StrataText

/// A way to add files to a folder that are never changed: each is there as a whole, or not at all.
struct ExclusiveFile {
  private static let stagingPrefix = ".strata-staging-"

  /// Called before each change.
  let step: RecordStep

  /// Adds a file, safe from a power cut.
  ///
  /// - Parameters:
  ///   - name: The file's name.
  ///   - bytes: The whole content.
  ///   - folder: The folder, which is locked.
  /// - Throws: The system's error, `EEXIST` where there is such a file; nothing is changed then.
  func add(_ name: String, _ bytes: [UInt8], to folder: DirectoryHandle) throws(SystemError) {
    let staged = Self.stagingPrefix + String(UInt64.random(in: .min ... .max), radix: 16)
    do throws(SystemError) {
      try step()
      let file = try folder.createFile(staged)
      try step()
      try file.writeAll(bytes)
      try step()
      try file.synchronize()
      try file.finish()
      try step()
      try place(staged, as: name, in: folder)
    } catch {
      try? folder.removeFile(staged)
      throw error
    }
    try? step()
    try? folder.removeFile(staged)
    // The name is on the disk only when the directory is; not every file system can say so.
    try? folder.descriptor.synchronize()
  }

  /// Gives what was staged its name, over nothing.
  private func place(_ staged: String, as name: String, in folder: DirectoryHandle) throws(SystemError) {
    do throws(SystemError) {
      try folder.linkFile(staged, to: name, in: folder)
    } catch {
      if error.code == EEXIST { throw error }
      // Some file systems have no hard links; the lock keeps others of this tool away.
      if try folder.status(of: name) != nil { throw SystemError(code: EEXIST) }
      try folder.moveFile(staged, to: name, in: folder)
    }
  }

  /// Removes what a process left behind that was killed on the way.
  func removeLeftovers(in folder: DirectoryHandle) throws(SystemError) {
    for entry in try folder.entryNames() where Self.isLeftover(entry) {
      try step()
      try folder.removeFile(entry)
    }
  }

  static func isLeftover(_ name: String) -> Bool {
    let digits = name.utf8.dropFirst(stagingPrefix.utf8.count)
    return name.hasPrefix(stagingPrefix) && !digits.isEmpty && digits.allSatisfy(\.isLowercaseHex)
  }
}
