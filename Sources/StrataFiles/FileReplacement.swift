import StrataPlatform

extension DirectoryHandle {
  /// Puts a file into place as a whole, safe from a power cut, and keeps the one that it replaces.
  ///
  /// It's for files that people have written and that can't be made again. The directory must be locked, unless it's no matter
  /// whose file stays where two are written at once.
  ///
  /// - Parameters:
  ///   - name: The name of the file.
  ///   - bytes: The whole content.
  ///   - permissions: The permission bits; those of any new file where there are none.
  ///   - previous: The name that the replaced file gets, over any file of that name; nil where it needn't be kept.
  ///   - isSynchronized: Whether it's safe from a power cut, which takes time; yes unless given.
  /// - Throws: The system's error; the file is then as it was.
  package func replaceFile(
    _ name: String, with bytes: [UInt8], permissions: UInt16?, keepingPreviousAs previous: String?,
    isSynchronized: Bool = true
  ) throws(SystemError) {
    removeLeftovers(of: name)
    let staged = Self.stagingName(of: name)
    do throws(SystemError) {
      let file = try createFile(staged)
      if let permissions { try file.setPermissions(mode_t(permissions)) }
      try file.writeAll(bytes)
      if isSynchronized { try file.synchronize() }
      try file.finish()
      if let previous { try keep(name, as: previous) }
      try moveFile(staged, to: name, in: self)
    } catch {
      try? removeFile(staged)
      throw error
    }
    guard isSynchronized else { return }
    // The name is on the disk only when the directory is; not every file system can say so.
    try? descriptor.synchronize()
  }

  /// Takes a file out of its place, and keeps it under another name.
  package func retireFile(_ name: String, as previous: String) throws(SystemError) {
    try moveFile(name, to: previous, in: self)
    try restrict(previous)
    try? descriptor.synchronize()
  }

  private func keep(_ name: String, as previous: String) throws(SystemError) {
    guard try status(of: name) != nil else { return }
    let link = Self.stagingName(of: previous)
    do throws(SystemError) {
      try linkFile(name, to: link, in: self)
    } catch {
      // Some file systems have no hard links.
      guard let status = try status(of: name), let bytes = try readFile(name, limit: FileReader.usualLimit) else {
        return
      }
      let copy = try createFile(link)
      try copy.setPermissions(status.permissions)
      try copy.writeAll(bytes)
      try copy.finish()
    }
    try moveFile(link, to: previous, in: self)
    try restrict(previous)
  }

  /// Lets nobody but its owner read a file that is kept.
  private func restrict(_ name: String) throws(SystemError) {
    try checked { fchmodat(descriptor.number, name, 0o600, 0) }
  }

  /// Removes the leftovers of a process that was killed while it replaced a file.
  private func removeLeftovers(of name: String) {
    for entry in (try? entryNames()) ?? [] where entry.hasPrefix(Self.stagingPrefix + name) { try? removeFile(entry) }
  }

  private static let stagingPrefix = ".strata-staging-"

  private static func stagingName(of name: String) -> String {
    stagingPrefix + name + "-" + String(UInt64.random(in: .min ... .max), radix: 16)
  }

  /// Opens a directory, which is made where it's missing, with those above it.
  ///
  /// - Parameters:
  ///   - path: The directory's path.
  ///   - permissions: The permission bits of those that are made, less the umask; for this user alone unless given.
  /// - Returns: The directory.
  /// - Throws: The system's error.
  package static func making(_ path: SystemPath, permissions: UInt16 = 0o700) throws(SystemError) -> DirectoryHandle {
    for ancestor in path.ancestry where try ancestor.status(followsLinks: true) == nil {
      do throws(SystemError) {
        try checked { mkdir(ancestor.terminated, mode_t(permissions)) }
      } catch {
        // Another process may have been faster.
        if error.code != EEXIST { throw error }
      }
    }
    return try DirectoryHandle(path: path)
  }
}
