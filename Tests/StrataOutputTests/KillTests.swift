import Foundation
import TestSupport
import Testing

@testable import StrataOutput

/// Runs that end without a chance to tidy up.
@Suite(.serialized) struct KillTests {
  let workspace: Workspace
  /// What undisturbed runs write, by set and file name.
  let sets: [String: [String: String]]

  init() throws {
    workspace = try Workspace()
    let output = workspace.path + "/out"
    var sets: [String: [String: String]] = [:]
    for set in ["A", "B"] {
      try #require(try Fixture.run("write", output, set) == .init(status: 0))
      sets[set] = try workspace.contents()
    }
    try workspace.remove("out")
    self.sets = sets
  }

  @Test func aKillAtARandomMomentLeavesWholeFilesAndDoesNotHinderTheNextRun() throws {
    var generator = SplitMix64(seed: 2026)
    let output = workspace.path + "/out"
    var leftovers = 0
    for round in 0..<200 {
      // How long a process takes to begin tells nothing of where it's caught.
      let begun = Pipe()
      let process = try Fixture.start(["begin", output, "1000000"], output: begun)
      _ = try begun.fileHandleForReading.read(upToCount: 1)
      usleep(UInt32.random(in: 2_000...30_000, using: &generator))
      kill(process.processIdentifier, round.isMultiple(of: 4) ? SIGTERM : SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      if try expectWholeFiles() { leftovers += 1 }
      if round.isMultiple(of: 3) {
        let set = Bool.random(using: &generator) ? "A" : "B"
        #expect(try Fixture.run("write", output, set) == .init(status: 0))
        #expect(try workspace.contents() == sets[set])
      }
    }
    // Otherwise the processes were never caught at work.
    #expect(leftovers > 0)
  }

  @Test(arguments: [nil, "A"])
  func aKillBeforeAnyStepLeavesWholeFilesAndDoesNotHinderTheNextRun(earlier: String?) throws {
    let output = workspace.path + "/out"
    for step in 0..<100 {
      if let earlier { #expect(try Fixture.run("write", output, earlier) == .init(status: 0)) }
      let outcome = try Fixture.run("stop", output, "B", "\(step)")
      if outcome == .init(status: 0) {
        #expect(try workspace.contents() == sets["B"])
        #expect(step > 8)
        return
      }
      #expect(outcome == .init(status: SIGKILL))
      _ = try expectWholeFiles()
      let next = step.isMultiple(of: 2) ? "A" : "B"
      #expect(try Fixture.run("write", output, next) == .init(status: 0))
      #expect(try workspace.contents() == sets[next])
      try workspace.remove("out")
    }
    Issue.record("the process was killed at every step")
  }

  @Test func killsInARowLoseTrackOfNoFile() throws {
    let output = workspace.path + "/out"
    #expect(try Fixture.run("write", output, "A") == .init(status: 0))
    for step in [9, 12, 3, 10, 11] {
      _ = try Fixture.run("stop", output, step.isMultiple(of: 2) ? "A" : "B", "\(step)")
      _ = try expectWholeFiles()
    }
    #expect(try Fixture.run("write", output, "B") == .init(status: 0))
    #expect(try workspace.contents() == sets["B"])
  }

  /// Checks that each file is as some run was to write it, and tells whether there are leftovers.
  private func expectWholeFiles() throws -> Bool {
    var hasLeftovers = false
    for (name, content) in try workspace.contents() {
      if StagingName.isDirectory(name) {
        hasLeftovers = true
      } else {
        #expect(sets.values.contains { $0[name] == content }, "\(name) has \(content.utf8.count) bytes")
      }
    }
    return hasLeftovers
  }
}
