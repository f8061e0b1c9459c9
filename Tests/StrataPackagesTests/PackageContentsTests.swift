import StrataFiles
import Testing

@testable import StrataPackages

@Suite struct PackageContentsTests {
  private func entry(_ name: String, _ text: String = "", _ kind: PackageEntry.Kind = .file) throws -> PackageEntry {
    try PackageEntry(name: name, kind: kind, bytes: Array(text.utf8))
  }

  @Test func filesAreInTheOrderOfTheirBytes() throws {
    let contents = try PackageContents(["b", "ä", "a/b", "a-b", "B"].map { try entry($0) })
    #expect(contents.entries.map(\.name) == ["B", "a-b", "a/b", "b", "ä"])
  }

  /// The digest as its documentation says it, by another program.
  @Test func theDigestIsOfLinesAndBytes() throws {
    let contents = try PackageContents([
      try entry("lib/x", "data"), try entry("bootstrap", "#!", .program), try entry("l", "lib/x", .link),
    ])
    let text = "100755 2 bootstrap\n#!120777 5 l\nlib/x100644 4 lib/x\ndata"
    #expect(contents.sha256 == PackageZipDigest.hex(Array(text.utf8)))
  }

  @Test func whateverChangesChangesTheDigest() throws {
    let digests = try [
      [entry("a", "1")], [entry("a", "2")], [entry("b", "1")], [entry("a", "1", .program)],
      [entry("a", "1"), entry("b")], [entry("a", "", .file), entry("a1")],
    ].map { try PackageContents($0).sha256 }
    #expect(Set(digests).count == digests.count)
  }

  @Test(arguments: ["", "/a", "a/", "../a", "a/../b", "a//b", "./a", "a\\b", "a\0"])
  func aPathThatCannotBe(name: String) {
    #expect(throws: PackageError.self) { try entry(name) }
  }

  @Test(arguments: [
    ("a/l", "../b", true), ("l", "x/../y", true), ("l", "../x", false), ("a/l", "../../x", false),
    ("l", "/etc/passwd", false), ("l", "", false),
  ])
  func aLinkStaysInside(name: String, target: String, isRight: Bool) {
    #expect(((try? entry(name, target, .link)) != nil) == isRight)
  }

  @Test func aLinkThatLeadsOut() {
    #expect(
      refusal { try entry("a/l", "../../x", .link) } == """
        the link a/l leads out of the package
          expected: a link to a file of the package
          given: ../../x
          hint: put the file itself there
        """)
  }

  @Test func tooManyFiles() {
    #expect(
      refusal { try PackageContents((0..<65_536).map { try entry("\($0)") }) } == """
        a package can't have that many files
          expected: 65,535 or fewer
          given: 65,536
          hint: leave out what isn't needed, or make it an image: .image(_:tag:)
        """)
  }
}
