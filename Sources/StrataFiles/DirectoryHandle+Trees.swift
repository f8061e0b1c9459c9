import StrataPlatform

extension DirectoryHandle {
  /// Removes a file, or a directory with all that is in it; nothing happens where there is none.
  ///
  /// Symbolic links are removed, and not followed.
  package func removeTree(_ name: String) throws(SystemError) {
    guard let status = try status(of: name) else { return }
    guard status.kind == .directory else { return try removeFile(name) }
    let directory = try DirectoryHandle(name, in: self)
    for entry in try directory.entryNames() { try directory.removeTree(entry) }
    try removeDirectory(name)
  }

  /// Opens a directory inside this one, which is made where it's missing, as any program of this user makes one.
  package func makingDirectory(_ name: String) throws(SystemError) -> DirectoryHandle {
    do throws(SystemError) {
      try checked { mkdirat(descriptor.number, name, 0o777) }
    } catch {
      if error.code != EEXIST { throw error }
    }
    return try DirectoryHandle(name, in: self)
  }
}
