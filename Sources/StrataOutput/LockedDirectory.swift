import StrataFiles

/// The output directory, open and, where its file system has locks, held against other runs.
struct LockedDirectory {
  let handle: DirectoryHandle
  /// False if the file system has no locks for directories, as is the case with NFS.
  let isLocked: Bool
  let created: CreatedDirectories

  /// Opens the directory, creating it if it is missing, and waits until no other run holds it.
  ///
  /// - Parameters:
  ///   - path: The directory's path.
  ///   - seconds: The time to wait for another run.
  ///   - checkpoint: Called before each change.
  /// - Throws: The reason why the directory can't be had, once what was created for it is removed.
  init(path: SystemPath, waitingAtMost seconds: Double, checkpoint: Checkpoint) throws(OutputError) {
    let deadline = DirectoryHandle.now + seconds
    var created = CreatedDirectories()
    while true {
      do throws(OutputError) {
        try created.create(path, checkpoint: checkpoint)
        let handle = try describing(path.displayed, "can't be opened") { () throws(SystemError) in
          try DirectoryHandle(path: path)
        }
        let isLocked = try Self.lock(handle, path: path, deadline: deadline)
        if try Self.isCurrent(handle, at: path) {
          (self.handle, self.isLocked, self.created) = (handle, isLocked, created)
          return
        }
        // A run that failed has removed the directory it had created, while this one waited for it.
      } catch {
        created.remove()
        throw error
      }
    }
  }

  /// Locks the directory until its handle is gone; false if its file system has no such locks.
  private static func lock(
    _ handle: DirectoryHandle, path: SystemPath, deadline: Double
  ) throws(OutputError) -> Bool {
    let lock = try describing(path.displayed, "can't be locked") { () throws(SystemError) in
      try handle.lock(until: deadline)
    }
    switch lock {
    case .held: return true
    case .unavailable: return false
    case .busy:
      throw OutputError(
        path: path.displayed, problem: "can't be written", reason: "another run is writing to it",
        hint: "wait for that run to end, then run again")
    }
  }

  /// Tells whether the path still leads to the open directory.
  private static func isCurrent(_ handle: DirectoryHandle, at path: SystemPath) throws(OutputError) -> Bool {
    try describing(path.displayed, "can't be opened") { () throws(SystemError) in
      try path.status(followsLinks: true)?.identity == handle.descriptor.status().identity
    }
  }
}
