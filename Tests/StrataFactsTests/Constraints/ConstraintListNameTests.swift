import StrataFacts
import Testing

@Suite struct ConstraintListNameTests {
  @Test(arguments: [("engines {Family}", "engines ", "Family", ""), ("{A/->/B} x", "", "A/->/B", " x")])
  func hasAPathInBraces(name: String, start: String, path: String, end: String) throws {
    let parts = try #require(ConstraintListName(name))
    #expect(parts.start == start && parts.path.text == path && parts.end == end)
  }

  @Test(arguments: ["engines", "", "{", "}{", "a } b {"])
  func hasNone(name: String) { #expect(ConstraintListName(name) == nil) }

  @Test func isOfSmallLettersWhereTheValueStands() {
    #expect(ConstraintListName.name("Of ", "MySQL", " Now") == "Of mysql Now")
  }
}
