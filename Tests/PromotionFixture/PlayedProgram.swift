import StrataFiles
import StrataPlatform
import TestSupport

/// A program that a test plays, which waits at the socket that `PLAYED_PROGRAMS` names: it's told how the program was
/// called, and answers.
struct PlayedProgram {
  let name: String

  /// Asks the test, prints its answer and gives the exit code.
  func run() -> Int32 {
    do {
      let input = try FileReader.readAll(of: FileDescriptor(owning: STDIN_FILENO), limit: 1 << 24) ?? []
      let call = PlayedCall(ChildProcess(arguments: [name] + CommandLine.arguments.dropFirst(), input: input))
      let connection = try LocalSocket.connect(to: getenv("PLAYED_PROGRAMS").map { String(cString: $0) } ?? "")
      try connection.writeAll(call.bytes)
      try checked { shutdown(connection.number, Int32(SHUT_WR)) }
      let answer = try PlayedCall.result(of: try FileReader.readAll(of: connection, limit: 1 << 24) ?? [])
      try FileDescriptor(owning: STDOUT_FILENO).writeAll(answer.output)
      try FileDescriptor(owning: STDERR_FILENO).writeAll(Array(answer.errors.utf8))
      return answer.status
    } catch {
      // The test that played it is gone.
      return 99
    }
  }
}
