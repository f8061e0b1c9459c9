import Foundation
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
}
