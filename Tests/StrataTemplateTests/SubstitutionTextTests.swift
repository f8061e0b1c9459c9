import StrataTemplate
import Testing

/// The text of an `Fn::Sub`, taken apart.
@Suite struct SubstitutionTextTests {
  private func parts(_ text: String) -> [String] {
    SubstitutionText.parts(of: text).map { part in
      switch part {
      case .literal(let text): "'\(text)'"
      case .variable(let name): "<\(name)>"
      }
    }
  }

  @Test(
    arguments: [
      ("", []), ("plain", ["'plain'"]), ("${A}", ["<A>"]), ("a-${ B.Arn }-c", ["'a-'", "<B.Arn>", "'-c'"]),
      ("${A}${B}", ["<A>", "<B>"]), ("$${A}$", ["'$'", "<A>", "'$'"]), ("a${!B}c${D}", ["'a${B}c'", "<D>"]),
      ("${A", ["'${A'"]), ("a$b{c}", ["'a$b{c}'"]), ("${}", ["<>"]), ("ä${ü}€", ["'ä'", "<ü>", "'€'"]),
      ("${A\u{301}}", ["<A\u{301}>"]), ("${\u{3000}A\u{A0}}", ["<A>"]), ("${A${B}", ["<A${B>"]),
    ] as [(String, [String])])
  func partsOfText(text: String, expected: [String]) { #expect(parts(text) == expected) }

  @Test func whatIsEscapedComesBackAsItWas() {
    for text in ["", "plain", "${A}", "$", "$${!A}", "a${b}c$"] {
      #expect(SubstitutionText.parts(of: SubstitutionText.escaped(text)).count <= 1)
      #expect(parts(SubstitutionText.escaped(text)) == (text.isEmpty ? [] : ["'\(text)'"]))
    }
  }
}
