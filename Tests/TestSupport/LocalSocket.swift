package import StrataFiles
import StrataPlatform

/// A way for processes of this machine to talk to each other, known by a path.
package enum LocalSocket {
  /// SOCK_STREAM, which the C libraries declare with different types.
  private static let stream: Int32 = 1

  /// The longest path, in bytes, on any system.
  private static let limit = 100

  /// Waits for others at a path, where nothing is yet.
  ///
  /// - Throws: ``SystemError`` where that can't be, as with a path of more than 100 bytes.
  package static func listen(at path: String) throws(SystemError) -> FileDescriptor {
    let socket = FileDescriptor(owning: try checked { StrataPlatform.socket(AF_UNIX, stream, 0) })
    let number = socket.number
    try withAddress(path) { address, size throws(SystemError) in try checked { bind(number, address, size) } }
    try checked { StrataPlatform.listen(number, 16) }
    return socket
  }

  /// Talks to who waits at a path.
  ///
  /// - Throws: ``SystemError`` where nobody does.
  package static func connect(to path: String) throws(SystemError) -> FileDescriptor {
    let socket = FileDescriptor(owning: try checked { StrataPlatform.socket(AF_UNIX, stream, 0) })
    let number = socket.number
    try withAddress(path) { address, size throws(SystemError) in
      try checked { StrataPlatform.connect(number, address, size) }
    }
    return socket
  }

  private static func withAddress(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) throws(SystemError) -> Void
  ) throws(SystemError) {
    if path.utf8.count > limit { throw SystemError(code: ENAMETOOLONG) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    let problem = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address -> SystemError? in
        do throws(SystemError) {
          try body(address, socklen_t(MemoryLayout<sockaddr_un>.size))
          return nil
        } catch {
          return error
        }
      }
    }
    if let problem { throw problem }
  }
}
