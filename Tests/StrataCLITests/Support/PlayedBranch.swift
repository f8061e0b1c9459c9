import Foundation
import StrataEnvironments
import StrataFiles

@testable import StrataCLI

/// The sources of a branch, of which `swift build` would make a tool with the branch's system.
final class PlayedBranch {
  private let system: System
  /// The sources that the tool was built of, each time.
  private(set) var sources: [String] = []

  init(_ system: System) { self.system = system }

  /// Plays `swift build`, and the tool that it makes.
  func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    if words[0] == "swift" {
      if words.contains("--show-bin-path") { return .init(status: 0, output: Array("/builds\n".utf8), errors: "") }
      let package = words[words.firstIndex(of: "--package-path").map { $0 + 1 } ?? 0]
      sources.append(try String(contentsOfFile: "\(package)/Sources/Shop.swift", encoding: .utf8))
      return .init(status: 0, output: [], errors: "")
    }
    guard words[0] == "/builds/synth" else { throw CommandError("not played: \(words)") }
    var (output, errors) = ("", "")
    let console = Console(output: { output += $0 }, errors: { errors += $0 }, readInput: { program.input })
    let status = Tool(name: "synth", commands: .all, systems: [system], console: console).run(Array(words.dropFirst()))
    return .init(status: status, output: Array(output.utf8), errors: errors)
  }
}
