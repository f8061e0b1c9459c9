import Foundation
import StrataFiles
import Testing

@testable import StrataPackages

@Suite struct PackageFilesTests {
  private let folder: TemporaryFolder
  private let files: PackageFiles
  private let contents: PackageContents

  init() throws {
    folder = try TemporaryFolder()
    files = PackageFiles(in: folder.path + "/made")
    contents = try PackageContents([PackageEntry(name: "bootstrap", kind: .program, bytes: [1, 2])])
  }

  @Test func whatIsLockedIsTaken() throws {
    #expect(try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) == nil)
    try files.write(contents, as: "api", in: "Shop")
    #expect(try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) == ZipWriter.bytes(of: contents))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/made/Shop") == ["api.zip"])
  }

  @Test func anotherPackageIsRefused() throws {
    try files.write(contents, as: "api", in: "Shop")
    let other = String(repeating: "0", count: 64)
    #expect(
      refusal(in: folder) { try files.zip(of: "api", in: "Shop", lockedAs: other) } == """
        %/made/Shop/api.zip isn't the package that is locked
          expected: \(other)
          given: \(contents.sha256)
          hint: build what was locked, or make the package, which locks it, and commit the lock file: package Shop
        """)
  }

  /// Another reader might find something else in what somebody packed or changed.
  @Test func whatSomebodyElsePackedIsPackedAnew() throws {
    let ours = ZipWriter.bytes(of: contents)
    // A part that no directory tells of, which a reader from the front takes for a file.
    var bytes = ours[..<(ours.count - 22)] + ours[..<41] + ours[(ours.count - 22)...]
    bytes = ArraySlice(Array(bytes))
    try folder.write("made/Shop/api.zip", bytes)
    #expect(try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) == ours)
  }

  @Test func aPipeIsNotWaitedFor() throws {
    try folder.write("made/Shop/other", [])
    _ = try ChildProcess(arguments: ["mkfifo", folder.path + "/made/Shop/api.zip"]).run()
    #expect(
      refusal(in: folder) { try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) } == """
        %/made/Shop/api.zip isn't a file
          hint: move it away, and make the package: package Shop
        """)
  }

  @Test func whereItCannotBeWritten() throws {
    try folder.write("made/Shop/api.zip/x", [])
    #expect(
      refusal(in: folder) { try files.write(contents, as: "api", in: "Shop") } == """
        %/made/Shop/api.zip can't be written: it is a directory
          hint: move it away, and run again
        """)
    try folder.write("file", [])
    #expect(
      refusal(in: folder) { try PackageFiles(in: folder.path + "/file").write(contents, as: "api", in: "Shop") } == """
        %/file/Shop/api.zip can't be written: a part of its path is not a directory
          hint: see what is there, or have it elsewhere: --packages DIR
        """)
  }

  /// Each of them has the whole file, and none fails.
  @Test func severalAtOnce() async throws {
    let (files, contents) = (files, contents)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<5 { try files.write(contents, as: "api", in: "Shop") } }
      }
      try await group.waitForAll()
    }
    #expect(try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) != nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/made/Shop") == ["api.zip"])
  }

  @Test func somethingElseIsRefused() throws {
    try folder.write("made/Shop/api.zip", "no zip".utf8)
    #expect(
      refusal(in: folder) { try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) } == """
        %/made/Shop/api.zip: it isn't a zip file
          hint: make it again: package Shop
        """)
  }
}
