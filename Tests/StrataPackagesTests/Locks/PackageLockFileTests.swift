import StrataLanguage
import Testing

@testable import StrataPackages

@Suite struct PackageLockFileTests {
  private let folder: TemporaryFolder
  private let file: PackageLockFile
  private let digest = String(repeating: "0a", count: 32)

  init() throws {
    folder = try TemporaryFolder()
    file = PackageLockFile(of: "Shop", besideFile: folder.path + "/Shop.swift")
  }

  @Test func whatIsWrittenIsRead() throws {
    let lock = PackageLock(
      ["web": .init(sha256: digest), "api": .init(sha256: digest, architecture: "arm64")], file: "Shop.lock.json")
    #expect(try file.write(lock))
    #expect(try file.read() == lock)
    #expect(
      String(decoding: PackageLockFile.bytes(of: lock), as: UTF8.self) == """
        {
          "format": 1,
          "packages": {
            "api": {"architecture": "arm64", "sha256": "\(digest)"},
            "web": {"sha256": "\(digest)"}
          }
        }

        """)
    // The same again is no change.
    #expect(try !file.write(lock))
  }

  @Test func withoutAFileThereIsNothing() throws {
    #expect(try file.read().packages.isEmpty)
    #expect(try !file.write(PackageLock([:])))
    #expect(refusal(in: folder) { try file.read() }.hasPrefix("made"))
  }

  @Test(arguments: [
    ("{", "line 1, column 2: "), ("[]", "it has no format"),
    (#"{"format": 2}"#, "its format is 2, and not 1: another version wrote it"),
    (#"{"format": 1}"#, "it has no packages"),
    (#"{"format": 1, "packages": {"a": {"sha256": "0A"}}}"#, "the sha256 of a isn't 64 lowercase hexadecimal digits"),
    (#"{"format": 1, "packages": {"a": 1}}"#, "the sha256 of a isn't 64 lowercase hexadecimal digits"),
  ])
  func whatIsNoLockFile(text: String, reason: String) throws {
    try folder.write("Shop.lock.json", text.utf8)
    let message = refusal(in: folder) { try file.read() }
    #expect(message.hasPrefix("%/Shop.lock.json isn't a lock file: "))
    #expect(message.contains(reason), "\(message)")
    #expect(
      message.hasSuffix("\n  hint: have it from version control, or remove it and make the packages again"))
  }
}
