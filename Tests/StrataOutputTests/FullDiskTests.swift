import Foundation
import StrataLanguage
import StrataPipeline
import Testing

@testable import StrataOutput

/// Disks that take only a part of the output.
@Suite struct FullDiskTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
  }

  @Test func aLimitOnTheSizeOfFilesStopsAWriteHalfway() throws {
    let message =
      "out/shared-0.json: can't be written: it is larger than this process may write; "
      + "raise the limit (ulimit -f) and run again\n"
    let output = workspace.path + "/out"
    func limited() throws -> Fixture.Outcome {
      var outcome = try Fixture.runWithFileSizeLimit("write", output, "B")
      outcome.output = outcome.output.replacingOccurrences(of: workspace.path + "/", with: "")
      return outcome
    }

    #expect(try limited() == .init(status: 1, output: message))
    #expect(!FileManager.default.fileExists(atPath: output))

    #expect(try Fixture.run("write", output, "A") == .init(status: 0))
    let before = try workspace.snapshot()
    #expect(try limited() == .init(status: 1, output: message))
    #expect(try workspace.snapshot() == before)
  }

  @Test(.enabled(if: Mount.isAvailable))
  func aFullDiskStopsAWriteHalfway() throws {
    try FileManager.default.createDirectory(atPath: workspace.path + "/out", withIntermediateDirectories: false)
    let mount = try Mount(at: workspace.path + "/out")
    try withExtendedLifetime(mount) {
      let small = String(repeating: "s", count: 100_000)
      _ = try workspace.write(["a.json": small, "b.json": small])
      let before = try workspace.snapshot()
      let large = String(repeating: "l", count: 200_000)
      #expect(
        workspace.failure(writing: ["a.json": large, "b.json": large])
          == "out/b.json: can't be written: the disk is full; free some space and run again")
      #expect(try workspace.snapshot() == before)
      #expect(try workspace.write(["a.json": small]).names(.removed) == ["b.json"])
    }
  }

  @Test(.enabled(if: Mount.isAvailable))
  func aDiskThatFillsUpInTheTenthOfTwentyStacks() throws {
    try FileManager.default.createDirectory(atPath: workspace.path + "/out", withIntermediateDirectories: false)
    let mount = try Mount(at: workspace.path + "/out")
    try withExtendedLifetime(mount) {
      _ = try write(20)
      let before = try workspace.snapshot()
      #expect(before.count == 21)
      // Of 512 KiB, twenty stacks and the manifest take 88 already.
      let error = #expect(throws: OutputError.self) { try write(20, describedBy: 44_000) }
      // Stacks are put aside in the order in which they're checked, by as many threads as there are cores.
      let message = error?.description.replacing(workspace.path + "/", with: "").split(separator: "Stack", maxSplits: 1)
      #expect(message?.first == "out/")
      #expect(
        message?.last?.dropFirst(2)
          == ".template.json: can't be written: the disk is full; free some space and run again")
      #expect(try workspace.snapshot() == before)
      #expect(try write(20).names(.unchanged).count == 21)
    }
  }

  @Test func aDiskThatFillsUpAtAnyStepOfTwentyStacksLeavesEverythingAsItWas() throws {
    _ = try write(20)
    let before = try workspace.snapshot()
    for step in 0..<1_000 {
      let failure = FailingStep(step, code: ENOSPC)
      workspace.directory.checkpoint = failure.checkpoint
      do {
        _ = try write(21, describedBy: 100)
        #expect(!failure.isReached)
        // Each stack is a step on its way to the side, and one or two into place.
        #expect(step > 40)
        return
      } catch {
        #expect(try workspace.snapshot() == before)
      }
    }
    Issue.record("the disk is never large enough")
  }

  /// Writes an app of stacks, each of which has one resource.
  private func write(_ stacks: Int, describedBy size: Int = 1) throws -> OutputReport {
    let app = App("many") { app in
      for number in 0..<stacks {
        let name = number < 10 ? "Stack0\(number)" : "Stack\(number)"
        app.stack(name) { scope in
          let group = Resource("Group", type: "AWS::IAM::Group", in: scope)
          group.metadata = ["Purpose": .init(stringLiteral: String(repeating: "p", count: size))]
        }
      }
    }
    let writer = AssemblyWriter(workspace.directory)
    try writer.finish(Pipeline().summarize(app, into: writer.stage))
    return try writer.commit()
  }
}
