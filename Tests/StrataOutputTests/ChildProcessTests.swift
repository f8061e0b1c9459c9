import Foundation
import StrataFiles
import Testing

/// Other programs, run to their end.
@Suite struct ChildProcessTests {
  @Test func whatItPrintsAndHowItEnds() throws {
    let result = try ChildProcess(arguments: ["sh", "-c", "printf out; printf oops >&2; exit 3"]).run()
    #expect(result == .init(status: 3, output: Array("out".utf8), errors: "oops"))
  }

  @Test func muchGoesInAndOutAtOnce() throws {
    let text = [UInt8](repeating: 0x61, count: 3_000_000)
    let result = try ChildProcess(arguments: ["cat"], input: text).run()
    #expect(result.output == text)
  }

  @Test func aProgramThatReadsNothing() throws {
    let result = try ChildProcess(arguments: ["true"], input: [UInt8](repeating: 0x61, count: 1_000_000)).run()
    #expect(result.status == 0)
  }

  @Test func aSignal() throws {
    #expect(try ChildProcess(arguments: ["sh", "-c", "kill -9 $$"]).run().status == 137)
  }

  @Test func whatMayNotGoOnEndsWithAllThatItStarted() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "process-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: file) }
    let program = ChildProcess(arguments: ["sh", "-c", "sleep 1000 & echo $! > '\(file)'; wait"])
    let result = try program.run { FileManager.default.contents(atPath: file)?.last != UInt8(ascii: "\n") }
    #expect(result.status == 130)
    let text = String(decoding: try #require(FileManager.default.contents(atPath: file)), as: UTF8.self)
    let process = try #require(Int32(text.dropLast()))
    // It's dead, though nobody may have buried it yet.
    let state = try ChildProcess(arguments: ["ps", "-o", "stat=", "-p", "\(process)"]).run().output
    #expect(state.isEmpty || state.first == UInt8(ascii: "Z"))
  }

  @Test func whatMayGoOnIsAskedAndEndsByItself() throws {
    var questions = 0
    let result = try ChildProcess(arguments: ["sh", "-c", "printf out; exec >&- 2>&-; exit 3"]).run {
      questions += 1
      return true
    }
    #expect(result == .init(status: 3, output: Array("out".utf8), errors: ""))
    #expect(questions > 0)
  }

  @Test func noSuchProgram() {
    let error = #expect(throws: ChildProcessError.self) { try ChildProcess(arguments: ["no-such-program-here"]).run() }
    #expect(error?.description == "no-such-program-here can't be run: there is no such program in PATH")
  }

  @Test func argumentsStayAsTheyAre() throws {
    let result = try ChildProcess(arguments: ["printf", "%s|", "a b", "'", "$x", "ü", ""]).run()
    #expect(String(decoding: result.output, as: UTF8.self) == "a b|'|$x|ü||")
  }
}
