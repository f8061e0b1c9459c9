#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

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
  ///   - seconds: How long to wait for another run.
  ///   - checkpoint: Called before each change.
  /// - Throws: Why the directory can't be had, once what was created for it is removed.
  init(path: SystemPath, waitingAtMost seconds: Double, checkpoint: Checkpoint) throws(OutputError) {
    let deadline = Self.now + seconds
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
  ///
  /// The lock is on the directory itself, so no file is left behind, and a killed run's lock ends with it.
  private static func lock(
    _ handle: DirectoryHandle, path: SystemPath, deadline: Double
  ) throws(OutputError) -> Bool {
    while flock(handle.descriptor.number, LOCK_EX | LOCK_NB) == -1 {
      let error = SystemError.last
      switch error.code {
      case EINTR: continue
      case EWOULDBLOCK:
        if now >= deadline {
          throw OutputError(
            path: path.displayed, problem: "can't be written", reason: "another run is writing to it",
            hint: "wait for that run to end, then run again")
        }
        usleep(5_000)
      case EBADF, ENOLCK, ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL: return false
      default: throw OutputError(path: path.displayed, problem: "can't be locked", error)
      }
    }
    return true
  }

  /// Tells whether the path still leads to the open directory.
  private static func isCurrent(_ handle: DirectoryHandle, at path: SystemPath) throws(OutputError) -> Bool {
    try describing(path.displayed, "can't be opened") { () throws(SystemError) in
      try path.status(followsLinks: true)?.identity == handle.descriptor.status().identity
    }
  }

  /// Seconds on a clock that nobody sets.
  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
