import Testing

@testable import StrataPackages

@Suite struct PackageTreeTests {
  private func contents(_ files: [(name: String, target: String?)]) throws -> PackageContents {
    try PackageContents(
      files.map { file in
        try PackageEntry(
          name: file.name, kind: file.target == nil ? .file : .link, bytes: Array((file.target ?? file.name).utf8))
      })
  }

  @Test func aLinkIsWhatItLeadsTo() throws {
    let contents = try contents([
      ("a/b/file", nil), ("a/up", ".."), ("folder", "a/b"), ("link", "folder/../b/./file"), ("second", "link"),
      ("nowhere", "missing"), ("whole", "."),
    ])
    for path in ["link", "second", "folder/file", "a/up/a/b/file", "whole/link"] {
      #expect(contents.file(at: path)?.name == "a/b/file", "\(path)")
    }
    for path in ["nowhere", "folder", "a", "missing", "whole"] { #expect(contents.file(at: path) == nil, "\(path)") }
  }

  /// Each of them stays inside, and both together don't.
  @Test func linksThatLeadOutTogether() {
    #expect(
      refusal { try contents([("a/up", ".."), ("out", "a/up/../x")]) } == """
        the link out leads out of the package
          expected: a link to a file of the package
          given: a/up/../x
          hint: put the file itself there
        """)
    #expect(refusal { try contents([("a", "."), ("b/c", "../a/../x")]) }.hasPrefix("the link b/c leads out"))
  }

  @Test(arguments: [[("a", "a")], [("a", "b"), ("b", "a")], [("a", "b/c"), ("b", "a")], [("a", "./a/x")]])
  func linksInACircle(links: [(String, String)]) {
    let message = refusal { try contents(links.map { ($0.0, $0.1) }) }
    #expect(
      message == """
        the link a leads in a circle
          expected: a link to a file of the package
          given: \(links[0].1)
          hint: put the file itself there
        """)
  }

  @Test(arguments: [
    (["a", "a/b"], "a", "a/b"), (["a-b", "a/b", "a/b/c/d", "z"], "a/b", "a/b/c/d"), (["a/b", "a/b/c"], "a/b", "a/b/c"),
  ])
  func aFileIsNoFolder(names: [String], file: String, given: String) {
    #expect(
      refusal { try contents(names.map { ($0, nil) }) } == """
        \(file) is a file of the package, and can't be a folder as well
          expected: one of both
          given: \(given)
        """)
    // Neither is a link one.
    #expect(
      refusal { try contents(names.map { ($0, $0 == file ? "z" : nil) }) }.contains("can't be a folder as well"))
  }
}
