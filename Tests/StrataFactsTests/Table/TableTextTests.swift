import StrataFacts
import StrataJSON
import Testing

@Suite struct TableTextTests {
  private func text(_ text: String) throws -> TableText {
    let facts = try #require(ResourceFacts(typeName: "A", json: ["s": ["f": .string(text)]]))
    return try #require(facts.root.formatText)
  }

  @Test(arguments: ["", "a", "1234567", "12345678", "12345678é", "a\tb\n", "1234567890123456789"])
  func isWhatWasWritten(written: String) throws {
    let text = try text(written)
    #expect(text.string == written && text.count == written.utf8.count)
    #expect(text == written)
    #expect(!(text == written + "x") && !(text == String(written.dropLast()) + "\u{1}"))
  }

  @Test func anotherByteAnywhereMakesAnotherText() throws {
    let bytes = Array("0123456789abcdefghi".utf8)
    let text = try text(String(decoding: bytes, as: UTF8.self))
    for index in bytes.indices {
      var other = bytes
      other[index] ^= 1
      #expect(!(text == String(decoding: other, as: UTF8.self)))
    }
  }

  @Test(arguments: [("A", "A"), ("Abc/*/D", "Abc"), ("*", "*"), ("*/A", "*"), ("/A", ""), ("", "")])
  func beginsWithAStep(path: String, step: String) throws {
    #expect(String(decoding: try text(path).firstStep, as: UTF8.self) == step)
  }
}
