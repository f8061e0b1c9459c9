import Testing

@testable import StrataMigration

/// Texts as literals.
@Suite struct TextLiteralTests {
  @Test func partsBesideEachOtherAreOneText() {
    let code = TextLiteral.code([.literal("a\\"), .literal("\"b"), .value("x.ref")])
    #expect(code.text(indentation: 0) == #""a\\\"b\(x.ref)""#)
  }

  @Test func linesStayLines() {
    let code = TextLiteral.code([.literal("#!/bin/sh\n\n  echo \""), .value("name"), .literal("\"\\ \"\"\"\" \n")])
    #expect(
      code.text(indentation: 2) == ##"""
          """
          #!/bin/sh

            echo "\(name)"\\ \"\"\""\u{20}

          """
        """##)
  }

  @Test func controlsAreEscaped() {
    #expect(TextLiteral.line("a\tb\r\u{200B}") == #""a\u{9}b\u{d}\u{200b}""#)
  }
}
