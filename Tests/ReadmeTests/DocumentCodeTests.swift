import Testing

/// Code of pages, which people type or look up.
@Suite struct DocumentCodeTests {
  private let page = Document(
    path: "Page.md",
    text: """
      Run `synth list`, or `synth rules
      limit`, a link to ``Symbol`` and ``a ` b``.

          synth diff \\
            --json
          synth list

      - An item with a lone ` backtick.

          - no code, `deep`

      ```sh
      # a note
      synth check
      ```

      ```console
      $ synth list
      synth: not a command
      ```

      ```swift
      let make = `in`
      ```
      """)

  @Test func shellLinesAreThoseThatAreTyped() {
    #expect(
      page.shellLines == [
        Document.Piece(line: 4, text: "synth diff --json"), Document.Piece(line: 6, text: "synth list"),
        Document.Piece(line: 10, text: "- no code, `deep`"),
        Document.Piece(line: 13, text: "# a note"), Document.Piece(line: 14, text: "synth check"),
        Document.Piece(line: 18, text: "synth list"),
      ])
  }

  @Test func spansAreThoseOfTheText() {
    #expect(
      page.codeSpans == [
        Document.Piece(line: 1, text: "synth list"), Document.Piece(line: 1, text: "synth rules limit"),
      ])
  }
}
