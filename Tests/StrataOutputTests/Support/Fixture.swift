import Foundation
@testable import StrataOutput
import StrataPlatform

/// The process `output-writer-fixture`, which is built beside the tests.
enum Fixture {
  /// How a process ended, and what it printed.
  struct Outcome: Equatable {
    var status: Int32
    var output = ""
  }

  /// Starts the fixture.
  static func start(_ arguments: [String], output: Pipe? = nil) throws -> Process {
    try start(executable(), arguments, output: output)
  }

  /// Runs the fixture to its end.
  static func run(_ arguments: String...) throws -> Outcome {
    let output = Pipe()
    return try finish(start(arguments, output: output), output: output)
  }

  /// Runs the fixture to its end, where no file may become larger than 50 blocks of 512 or 1024 bytes.
  static func runWithFileSizeLimit(_ arguments: String...) throws -> Outcome {
    let output = Pipe()
    let script = #"ulimit -f 50; trap "" XFSZ; exec "$0" "$@""#
    let shell = URL(fileURLWithPath: "/bin/sh")
    return try finish(start(shell, ["-c", script, executable().path] + arguments, output: output), output: output)
  }

  private static func start(_ executable: URL, _ arguments: [String], output: Pipe?) throws -> Process {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    if let output { process.standardOutput = output }
    try process.run()
    return process
  }

  private static func finish(_ process: Process, output: Pipe) throws -> Outcome {
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Outcome(status: process.terminationStatus, output: String(decoding: data, as: UTF8.self))
  }

  private static func executable() throws -> URL {
    var places = [URL(fileURLWithPath: CommandLine.arguments[0])]
    #if canImport(Darwin)
      // There, another program loads the tests as a library.
      var image = Dl_info()
      if dladdr(#dsohandle, &image) != 0, let name = image.dli_fname {
        places.append(URL(fileURLWithPath: String(cString: name)))
      }
    #endif
    for place in places {
      var folder = place.deletingLastPathComponent()
      for _ in 0..<4 {
        let candidate = folder.appendingPathComponent("output-writer-fixture")
        if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
        folder.deleteLastPathComponent()
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
