import Foundation
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

  @Test func somethingElseIsRefused() throws {
    try folder.write("made/Shop/api.zip", "no zip".utf8)
    #expect(
      refusal(in: folder) { try files.zip(of: "api", in: "Shop", lockedAs: contents.sha256) } == """
        %/made/Shop/api.zip: it isn't a zip file
          hint: make it again: package Shop
        """)
  }
}
