import Foundation
import StrataFiles
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

  /// Two runs that make different packages, each of which has read the file before the other writes.
  @Test func whatAnotherRunHasWrittenStays() throws {
    #expect(try file.change { $0.packages["a"] = .init(sha256: digest) })
    #expect(try file.change { $0.packages["b"] = .init(sha256: digest) })
    #expect(try !file.change { $0.packages["b"] = .init(sha256: digest) })
    #expect(try file.read().packages.keys.sorted() == ["a", "b"])
  }

  @Test func aConflict() throws {
    let text = "{\n  \"format\": 1,\n<<<<<<< HEAD\n=======\n>>>>>>> other\n}\n"
    try folder.write("Shop.lock.json", text.utf8)
    let expected = """
      %/Shop.lock.json isn't a lock file: git has left a conflict in it
        hint: take one side of it, and make the packages again: package Shop
      """
    #expect(refusal(in: folder) { try file.read() } == expected)
    #expect(refusal(in: folder) { try file.write(PackageLock([:])) } == expected)
  }

  /// What can't be read as a lock is nothing to write over.
  @Test func whatIsNoFileIsLeftAlone() throws {
    try folder.write("Shop.lock.json/x", [])
    #expect(refusal(in: folder) { try file.read() }.hasPrefix("%/Shop.lock.json isn't a lock file: it's no file\n"))
    let other = PackageLockFile(of: "Large", besideFile: folder.path + "/Shop.swift")
    let path = try folder.write("Large.lock.json", [])
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(FileReader.usualLimit + 1))
    try handle.close()
    let lock = PackageLock(["api": .init(sha256: digest)])
    #expect(
      refusal(in: folder) { try other.write(lock) }.hasPrefix("%/Large.lock.json isn't a lock file: it's too large\n"))
  }

  @Test func aLinkIsNotWrittenOver() throws {
    try folder.write("elsewhere", PackageLockFile.bytes(of: PackageLock([:])))
    try folder.link("Shop.lock.json", to: "elsewhere")
    #expect(
      refusal(in: folder) { try file.write(PackageLock(["api": .init(sha256: digest)])) } == """
        %/Shop.lock.json can't be written: it is a symbolic link
          hint: move it away, and run again
        """)
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
    (#"{"format": 1, "packages": {"../a": {}}}"#, #"no package can have the name "../a""#),
    (#"{"format": 1, "packages": {"": {}}}"#, #"no package can have the name """#),
    (#"{"format": 1, "format": 1, "packages": {}}"#, "line 1, column "),
    (
      #"{"format": 1, "packages": {"a": {"architecture": 5, "sha256": ""# + String(repeating: "a", count: 64)
        + #""}}}"#,
      "the architecture of a is neither arm64 nor x86_64"
    ),
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
