import Foundation
import StrataFiles
import StrataLanguage
import Testing

@testable import StrataPackages

@Suite struct PackageReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ source: PackageSource) throws -> PackageContents {
    try PackageReader.contents(of: source, naming: "bootstrap")
  }

  @Test func aProgramIsTheOnlyFile() throws {
    let path = try folder.write("Api", "program".utf8)
    let entries = try read(.executable(path)).entries
    #expect(entries == [try PackageEntry(name: "bootstrap", kind: .program, bytes: Array("program".utf8))])
  }

  @Test func aFolderIsReadWithAllBelow() throws {
    try folder.write("bootstrap", "b".utf8, permissions: 0o700)
    try folder.write("node_modules/a/index.js", "a".utf8, permissions: 0o600)
    try folder.write("empty/.keep", "".utf8)
    try FileManager.default.createDirectory(atPath: folder.path + "/nothing", withIntermediateDirectories: true)
    try folder.link("node_modules/b", to: "a/index.js")
    let contents = try read(.folder(folder.path))
    #expect(
      contents.entries.map { "\($0.name) \($0.kind)" } == [
        "bootstrap program", "empty/.keep file", "node_modules/a/index.js file", "node_modules/b link",
      ])
    #expect(contents["node_modules/b"]?.bytes == Array("a/index.js".utf8))
  }

  /// Times, owners and other bits than whether it may be run don't count.
  @Test func theSameFilesAreTheSamePackage() throws {
    let other = try TemporaryFolder()
    for (folder, permissions) in [(folder, 0o755), (other, 0o700)] {
      for name in ["z", "a/b"] { try folder.write(name, name.utf8, permissions: permissions) }
    }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 0)], ofItemAtPath: other.path + "/z")
    #expect(try read(.folder(folder.path)).sha256 == read(.folder(other.path)).sha256)
    #expect(
      ZipWriter.bytes(of: try read(.folder(folder.path))) == ZipWriter.bytes(of: try read(.folder(other.path))))
  }

  @Test func whatIsNotThere() {
    #expect(
      refusal(in: folder) { try read(.executable(folder.path + "/Api")) } == """
        %/Api isn't there
          hint: build it first; a path is relative to the file in which the function is declared
        """)
  }

  @Test func anotherKind() throws {
    let path = try folder.write("Api", "program".utf8)
    #expect(
      refusal(in: folder) { try read(.folder(path)) }
        == "%/Api: it's of another kind\n  expected: a folder\n  given: a file")
    #expect(
      refusal(in: folder) { try read(.zip(folder.path)) }
        == "%: it's of another kind\n  expected: a zip file\n  given: a folder")
    #expect(
      refusal(in: folder) { try read(.zip(path)) }
        == "%/Api: it isn't a zip file\n  hint: have it made by zip, or give the folder that is in it")
  }

  @Test func anEmptyFolder() {
    #expect(
      refusal(in: folder) { try read(.folder(folder.path)) } == "%: a package has at least one file\n  given: none")
  }

  @Test func aFileThatIsTooLarge() throws {
    let path = try folder.write("Api", [])
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: UInt64(PackageContents.byteLimit + 1))
    try handle.close()
    let message =
      "Lambda takes no package that large\n  expected: 262,144,000 bytes unpacked or fewer\n  given: 262,144,001 bytes"
    #expect(refusal(in: folder) { try read(.executable(path)) }.hasPrefix("%/Api: " + message))
    #expect(refusal(in: folder) { try read(.folder(folder.path)) }.hasPrefix("%: " + message))
  }

  @Test func whatIsNoFileOfAFolder() throws {
    try folder.write("a/b", "b".utf8)
    _ = try ChildProcess(arguments: ["mkfifo", folder.path + "/a/pipe"]).run()
    #expect(
      refusal(in: folder) { try read(.folder(folder.path)) } == """
        %: a/pipe can't be in a package
          expected: files, folders and links
          given: something else
        """)
    #expect(
      refusal(in: folder) { try read(.executable(folder.path + "/a/pipe")) }
        == "%/a/pipe: it's of another kind\n  expected: a program\n  given: no file")
  }

  /// It would be left out otherwise, or get another name.
  @Test func aNameThatIsNotText() throws {
    let result = try ChildProcess(arguments: ["sh", "-c", "printf x > \"$1/$(printf 'a\\377b')\"", "sh", folder.path])
      .run()
    // Not every file system has such names.
    if result.status != 0 { return }
    #expect(
      refusal(in: folder) { try read(.folder(folder.path)) } == """
        %: the name of a file isn't UTF-8
          expected: a name in UTF-8
          given: a\u{FFFD}b
          hint: give it another name
        """)
  }

  @Test func aFileOfAFolderThatMayNotBeRead() throws {
    let path = try folder.write("a/Api", "x".utf8, permissions: 0)
    if FileManager.default.isReadableFile(atPath: path) { return }
    #expect(
      refusal(in: folder) { try read(.folder(folder.path)) } == """
        %: a/Api can't be read: permission is denied
          hint: see to it, or have it elsewhere than in this folder
        """)
  }

  @Test func aFileThatMayNotBeRead() throws {
    let path = try folder.write("Api", "x".utf8, permissions: 0)
    // Whoever may read everything can't be refused.
    if FileManager.default.isReadableFile(atPath: path) { return }
    #expect(refusal(in: folder) { try read(.executable(path)) } == "%/Api can't be read: permission is denied")
  }
}
