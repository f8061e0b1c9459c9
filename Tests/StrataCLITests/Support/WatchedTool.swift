import Foundation
import StrataEnvironments
import StrataFiles
import StrataLanguage

@testable import StrataCLI

/// A package whose tool `synth watch` builds anew, with `swift` played, and what its sources say.
final class WatchedTool {
  let tool: ToolRun
  /// The name that the sources give a topic.
  var name = "first"
  /// The result of the next builds.
  var build = ChildProcess.Result(status: 0, output: [], errors: "")
  /// Called while `swift` builds, with the number of builds so far.
  var whileBuilding: (Int) throws -> Void = { _ in }
  /// What the person does, each when all before was looked at; then they have had enough.
  var steps: [() throws -> Void] = []
  /// Called while a save is awaited to be whole.
  var whileCalm: () throws -> Void = {}
  /// The seconds that were waited between two looks.
  private(set) var pauses: [Double] = []

  init() throws {
    tool = try ToolRun()
    try tool.write("Package.swift", "// swift-tools-version: 6.2\n")
    try tool.write("Sources/Shop.swift", "first\n")
    tool.program = "\(tool.folder)/.build/x86_64-unknown-linux-gnu/debug/synth"
    tool.play = { [unowned self] in try play($0) }
    tool.waiting = { [unowned self] in wait($0) }
  }

  /// The programs by which the tool was built.
  var builds: [[String]] { tool.programs.map(\.arguments).filter { $0[0] == "swift" } }

  /// Watches until the person has had enough.
  @discardableResult
  func run(_ arguments: String..., systems: [System]? = nil) -> ToolRun {
    (tool.isInterrupted, pauses) = (false, [])
    return tool.run(["watch"] + arguments, systems: systems ?? [system])
  }

  /// Saves the sources with another name of the topic.
  func save(_ name: String, in file: String = "Sources/Shop.swift") throws {
    self.name = name
    try tool.write(file, name + "\n")
  }

  var system: System {
    System(mailing: name)
  }

  private func play(_ program: ChildProcess) throws -> ChildProcess.Result {
    if program.arguments[0] == "swift" {
      try whileBuilding(builds.count)
      return build
    }
    var (output, errors) = ("", "")
    let console = Console(
      output: { output += $0 }, errors: { errors += $0 }, directory: tool.folder,
      variables: ["HOME": tool.folder], readInput: { program.input })
    let status = Tool(name: "synth", commands: .all, systems: [system], console: console).run(
      Array(program.arguments.dropFirst()))
    return ChildProcess.Result(status: status, output: Array(output.utf8), errors: errors)
  }

  private func wait(_ seconds: Double) {
    do {
      if seconds == 0.2 { return try whileCalm() }
      pauses.append(seconds)
      if steps.isEmpty {
        tool.isInterrupted = true
      } else {
        try steps.removeFirst()()
      }
    } catch {
      // What can't be played ends it, and is seen by what is missing.
      tool.isInterrupted = true
    }
  }
}

extension System {
  /// A system of one topic.
  fileprivate init(mailing displayName: String) {
    self.init(
      App("mail") { app in
        app.stack("Mail") { scope in
          Resource(
            "Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": "\(displayName)"],
            file: "/sources/Mail.swift", line: 7)
        }
      })
  }
}
