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

  @Test func noSuchProgram() {
    let error = #expect(throws: ChildProcessError.self) { try ChildProcess(arguments: ["no-such-program-here"]).run() }
    #expect(error?.description == "no-such-program-here can't be run: there is no such program in PATH")
  }

  @Test func argumentsStayAsTheyAre() throws {
    let result = try ChildProcess(arguments: ["printf", "%s|", "a b", "'", "$x", "ü", ""]).run()
    #expect(String(decoding: result.output, as: UTF8.self) == "a b|'|$x|ü||")
  }
}
