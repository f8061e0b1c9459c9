import StrataPlatform

/// An error number that a system call left behind.
package struct SystemError: Error, Hashable, Sendable {
  /// The value of `errno`, such as `ENOSPC`.
  package let code: Int32

  /// Makes an error from a value of `errno`.
  package init(code: Int32) {
    self.code = code
  }

  /// The error of the system call that this thread made last.
  package static var last: SystemError { SystemError(code: errno) }
}

extension SystemError {
  /// The reason for the error in a few plain words, to follow a colon.
  package var reason: String {
    switch code {
    case EACCES: "permission is denied"
    case EPERM: "the system does not permit it"
    case EROFS: "its file system is read-only"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "it is larger than this process may write"
    case EIO: "the disk reports an error"
    case EISDIR: "it is a directory"
    case ENOTDIR: "a part of its path is not a directory"
    case ENOENT: "it does not exist"
    case EEXIST: "something else has just created it"
    case ELOOP: "its path has too many symbolic links"
    case ENAMETOOLONG: "its path is too long"
    case EMFILE: "too many files are open"
    default: strerror(code).map { String(cString: $0) } ?? "error \(code)"
    }
  }
}

/// Makes a system call, again if a signal interrupts it, and throws its error if it returns -1.
@discardableResult
package func checked<Result: SignedInteger>(_ call: () -> Result) throws(SystemError) -> Result {
  while true {
    let result = call()
    if result != -1 { return result }
    let error = SystemError.last
    if error.code != EINTR { throw error }
  }
}
