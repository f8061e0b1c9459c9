import Foundation
import StrataFiles
import Testing

@testable import StrataOutput

/// Several runs on one directory.
@Suite struct LockTests {
  let workspace: Workspace

  init() throws {
    workspace = try Workspace()
    _ = try workspace.write(["a.json": "a"])
  }

  @Test func anotherRunThatHoldsTheDirectoryIsWaitedForButNotForEver() throws {
    let holder = try heldDirectory()
    workspace.directory.lockTimeout = 0.1
    let before = try workspace.snapshot()
    let start = Date()
    #expect(
      workspace.failure(writing: ["a.json": "new"])
        == "out: can't be written: another run is writing to it; wait for that run to end, then run again")
    #expect(Date().timeIntervalSince(start) >= 0.1)
    #expect(try workspace.snapshot() == before)

    Thread.detachNewThread {
      usleep(100_000)
      flock(holder.descriptor.number, LOCK_UN)
    }
    workspace.directory.lockTimeout = 10
    #expect(try workspace.write(["a.json": "new"]).names(.updated) == ["a.json", "manifest.json"])
  }

  @Test func aDirectoryThatIsRemovedWhileItIsWaitedForIsCreatedAgain() throws {
    let holder = try heldDirectory()
    let path = workspace.path
    Thread.detachNewThread {
      usleep(50_000)
      try? FileManager.default.removeItem(atPath: path + "/out")
      flock(holder.descriptor.number, LOCK_UN)
    }
    #expect(try workspace.write(["b.json": "b"]).names(.created) == ["b.json", "manifest.json"])
    #expect(try workspace.contents().keys.sorted() == ["b.json", "manifest.json"])
  }

  @Test func processesThatWriteAtTheSameTimeDontMixTheirOutput() throws {
    let output = workspace.path + "/shared"
    let processes = try (0..<3).map { _ in try Fixture.start(["repeat", output, "40"]) }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try Fixture.run("write", workspace.path + "/reference", "B") == .init(status: 0))
    #expect(FileManager.default.contentsEqual(atPath: output, andPath: workspace.path + "/reference"))
  }

  /// Opens and locks the directory, as another run would.
  private func heldDirectory() throws -> DirectoryHandle {
    let holder = try DirectoryHandle(path: workspace.directory.path)
    try #require(flock(holder.descriptor.number, LOCK_EX) == 0)
    return holder
  }
}
