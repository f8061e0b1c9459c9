import Foundation
package import StrataFiles
import StrataPlatform

/// Programs that other processes run, and that this one plays; each call comes over a socket.
package final class PlayedPrograms: @unchecked Sendable {
  /// Answers a call; one at a time.
  package typealias Answer = @Sendable (ChildProcess) -> ChildProcess.Result

  /// The path of the socket.
  package let path: String
  private let socket: Int32

  /// Waits for calls from now on, until this is gone.
  ///
  /// - Parameters:
  ///   - path: The path of the socket, of up to 100 bytes.
  ///   - answer: Answers a call.
  /// - Throws: ``SystemError`` where nothing can be heard there.
  package init(at path: String, _ answer: @escaping Answer) throws {
    self.path = path
    let listening = try LocalSocket.listen(at: path)
    let number = dup(listening.number)
    socket = number
    Thread.detachNewThread {
      while true {
        let connection = accept(number, nil, nil)
        if connection < 0 { return }
        Thread.detachNewThread { Self.serve(FileDescriptor(owning: connection), answer) }
      }
    }
  }

  deinit {
    // Who waits for a call hears of it.
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
    unlink(path)
  }

  private static func serve(_ connection: consuming FileDescriptor, _ answer: Answer) {
    guard let bytes = try? FileReader.readAll(of: connection, limit: 1 << 24), let call = PlayedCall(parsing: bytes)
    else { return }
    let result = answer(call.program)
    // Who asked may have been killed meanwhile.
    signal(SIGPIPE, SIG_IGN)
    try? connection.writeAll(PlayedCall.bytes(of: result))
  }
}
