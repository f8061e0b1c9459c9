import StrataPipeline
import StrataPlatform

extension Interrupt {
  /// The end of a pipe that the handler writes to, set before the handler is.
  nonisolated(unsafe) private static var bell: Int32 = -1

  /// Has work undone, and a last word said, when the process is interrupted or told to end; it ends as an interrupt does.
  ///
  /// A handler may do next to nothing, and what hangs never asks whether it should go on: so a thread waits for a signal.
  /// Where none can be had, a signal ends the process as it always does.
  ///
  /// - Parameters:
  ///   - message: The last word, without a line feed.
  ///   - undo: Undoes the work, on a thread of its own, while the rest of the process goes on, and then calls what it's
  ///     given, which says the word and ends the process. Where there is nothing to undo any more it just returns.
  static func undoing(_ message: StaticString, _ undo: @escaping @Sendable (_ end: () -> Never) -> Void) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    // What the process starts has nothing to do with it.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let (listening, ringing) = (ends[0], ends[1])
    let thread = Workers.start {
      var byte: UInt8 = 0
      while read(listening, &byte, 1) < 1 {}
      undo {
        _ = write(STDERR_FILENO, "\nerror: \(message)\n", message.utf8CodeUnitCount + 9)
        _exit(130)
      }
    }
    guard let thread else { return }
    pthread_detach(thread)
    bell = ringing
    for number in signals where !isIgnored(number) {
      signal(number) { _ in
        let error = errno
        _ = write(Interrupt.bell, "", 1)
        errno = error
      }
    }
  }

  /// Lets signals end the process again, when there is nothing left to be undone.
  static func undoesNothing() {
    for number in signals where !isIgnored(number) { signal(number, SIG_DFL) }
  }
}
