import StrataJSON
import StrataYAML
import Testing

/// Comments and what they're about.
@Suite struct CommentTests {
  private func comments(_ text: String) throws -> [String: [String]] {
    let document = try YAMLDocument(parsing: Array(text.utf8))
    return Dictionary(uniqueKeysWithValues: document.comments.map { ($0.key.description, $0.value) })
  }

  @Test func commentsAreAboutWhatComesNextOrStandsBefore() throws {
    let text = """
      # All
      #more
      a: 1 # beside
      # of b
      b: # of b too

        # of c
        c: !Sub "${x}" # text # of c
        d:
          # first
          - 1
          - {e: 2, f: 3} # second
      # The end
      """
    #expect(
      try comments(text) == [
        "/a": ["All", "more", "beside"], "/b": ["of b", "of b too"], "/b/c": ["of c", "text # of c"],
        "/b/d/0": ["first"], "/b/d/1": ["second"], "": ["The end"],
      ])
  }

  @Test func numberSignsInTextsAreNoComments() throws {
    #expect(try comments("a: '# no'\nb: x#y\nc: |\n  # no\n  text\nd: > # yes\n  # no\n") == ["/d": ["yes"]])
    #expect(try comments("a: 1\n").isEmpty)
  }

  @Test func eachIsThereOnce() throws {
    let lines = (1...50).map { "k\($0): # \($0)\n  - a # x\($0)\n\n# after \($0)\n" }
    let found = try comments(lines.joined())
    #expect(found.values.joined().count == 150)
    #expect(found["/k7"] == ["after 6", "7"])
  }
}
