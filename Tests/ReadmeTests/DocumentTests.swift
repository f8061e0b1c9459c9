import Foundation
import Testing

/// How pages are read, and which there are.
@Suite struct DocumentTests {
  private let page = Document(
    path: "Page.md",
    text: """
      # A page, and *more*

      See [one](One.md), ![a picture](map.svg) and [two](Two.md#and-back); `[none](None.md)` is code.

          [none](None.md)

      ```swift
      # no heading
      let a = [b](c)
      ```

      ## And back

      ```
      plain
      ```
      """)

  @Test func blocksHaveTheirLanguageAndLine() {
    #expect(page.blocks.map(\.language) == ["swift", ""])
    #expect(page.blocks.map(\.line) == [7, 14])
    #expect(page.blocks(of: "swift") == ["# no heading\nlet a = [b](c)\n"])
    #expect(page.blocks(of: "") == ["plain\n"])
  }

  @Test func linksAreThoseOfTheText() {
    #expect(page.links.map(\.target) == ["One.md", "map.svg", "Two.md#and-back"])
    #expect(page.links.map(\.line) == [3, 3, 3])
  }

  @Test func headingsHaveAnchors() {
    #expect(page.anchors == ["a-page-and-more", "and-back"])
  }

  @Test func allPagesAreFound() throws {
    let paths = try Document.all.map(\.path)
    #expect(paths.first == "README.md")
    for path in [
      "Examples/README.md", "Examples/SmartStack/Handler/README.md", "Sources/Strata/Strata.docc/Strata.md",
      "Sources/StrataCLI/StrataCLI.docc/Deploying.md",
    ] {
      #expect(paths.contains(path))
    }
  }
}
