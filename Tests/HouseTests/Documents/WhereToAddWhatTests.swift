import Testing

/// The page on where to add what has a section for each kind of change; that what it names is there, the tests of all
/// documents say.
@Suite struct WhereToAddWhatTests {
  private static let page = ArticlePage(named: "WhereToAddWhat")

  /// What people come to add.
  private static let changes = [
    "A construct", "A permission's actions", "A rule by hand", "A rule as a constraint",
    "A finding that no template shows", "A command", "A price", "A newer service or schema", "An edge of a map",
    "An edge between environments", "A classification of a difference", "A gate", "An example", "A part of the tests",
  ]

  @Test func eachKindOfChangeHasItsSection() {
    #expect(Self.page.sections.dropFirst().map(\.title) == ["Overview"] + Self.changes)
  }

  @Test(arguments: changes)
  func aSectionSaysWhatIsTouchedRunAndTold(title: String) throws {
    let text = try #require(Self.page[title]).lines.joined(separator: "\n")
    for part in ["\n- **Files**: ", "\n- **Run**: ", "\n- **Told by**: "] { #expect(text.contains(part), "\(part)") }
  }
}
