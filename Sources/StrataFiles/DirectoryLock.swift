import StrataPlatform

extension DirectoryHandle {
  /// The outcome of waiting for a directory.
  package enum Lock {
    /// The directory is held until its handle is gone.
    case held
    /// Another process held it all the time.
    case busy
    /// The file system has no locks for directories, as is the case with NFS.
    case unavailable
  }

  /// Waits until no other process holds the directory, and holds it until the handle is gone.
  ///
  /// The lock is on the directory itself, so no file is left behind, and a killed process's lock ends with it.
  ///
  /// - Parameter deadline: The time at which to give up, on the clock of ``now``.
  /// - Returns: The outcome.
  /// - Throws: The system's error, where the directory can't be locked for a reason of its own.
  package func lock(until deadline: Double) throws(SystemError) -> Lock {
    while flock(descriptor.number, LOCK_EX | LOCK_NB) == -1 {
      let error = SystemError.last
      switch error.code {
      case EINTR: continue
      case EWOULDBLOCK:
        if Self.now >= deadline { return .busy }
        usleep(5_000)
      case EBADF, ENOLCK, ENOTSUP, EOPNOTSUPP, ENOSYS, EINVAL: return .unavailable
      default: throw error
      }
    }
    return .held
  }

  /// Seconds on a clock that nobody sets.
  package static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
