import Foundation
import TestSupport
import Testing

/// What only the process itself shows.
@Suite struct ProcessTests {
  @Test func aResultCutShortIsAFailure() throws {
    guard let full = FileHandle(forWritingAtPath: "/dev/full") else { return }
    let result = try run(["--help"], output: full)
    #expect(result.status == 1)
    #expect(result.errors == "error: standard output can't be written: No space left on device\n")
  }

  @Test func theExitCodeIsThatOfTheCommand() throws {
    #expect(try run(["--help"], output: .nullDevice).status == 0)
    #expect(try run(["--nothing"], output: .nullDevice).status == 2)
    #expect(try run(["--output", "/dev/null/x"], output: .nullDevice).status == 1)
  }

  private func run(_ arguments: [String], output: FileHandle) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = try BuildProducts.executable("synth")
    process.arguments = arguments
    // Nothing of the user's own: an empty home, which is never written to.
    process.environment = ["HOME": "/nonexistent"]
    process.standardOutput = output
    let errors = Pipe()
    process.standardError = errors
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
