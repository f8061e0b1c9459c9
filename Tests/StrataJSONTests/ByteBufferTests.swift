import StrataJSON
import Testing

@Suite struct ByteBufferTests {
  @Test func growsAsItIsWritten() {
    var buffer = ByteBuffer(capacity: 1)
    var expected = ""
    for number in 0..<1000 {
      buffer.append("number ")
      buffer.append(String(number))
      buffer.append(UInt8(ascii: ";"))
      buffer.appendNewline(indentedBy: number % 40)
      expected += "number \(number);\n" + String(repeating: " ", count: number % 40)
    }
    #expect(buffer.text == expected)
    #expect(buffer.bytes == Array(expected.utf8))
    #expect(buffer.count == expected.utf8.count)
    #expect(buffer.withUnsafeBytes { $0.elementsEqual(expected.utf8) })
    buffer.removeAll()
    #expect(buffer.text.isEmpty && buffer.bytes.isEmpty)
  }

  @Test(arguments: [0, 1, -1, 9, 10, -10, 99, 100, 1234567890, .max, .min])
  func writesIntegers(value: Int64) {
    var buffer = ByteBuffer(capacity: 0)
    buffer.appendDecimal(value)
    #expect(buffer.text == String(value))
  }

  @Test func appendsMemory() {
    var buffer = ByteBuffer(capacity: 0)
    buffer.append(contentsOf: UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(buffer.bytes.isEmpty)
    let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }
    bytes.withUnsafeBytes { buffer.append(contentsOf: $0) }
    #expect(buffer.bytes == bytes)
  }

  @Test func escapesWhereverTheCharacterStands() {
    let escapes: [(String, String)] = [
      ("\"", "\\\""), ("\\", "\\\\"), ("\u{8}", "\\b"), ("\t", "\\t"), ("\n", "\\n"), ("\u{C}", "\\f"), ("\r", "\\r"),
      ("\u{0}", "\\u0000"), ("\u{B}", "\\u000b"), ("\u{1F}", "\\u001f"), ("\u{7F}", "\u{7F}"), ("/", "/"), ("é", "é"),
      ("\u{2028}", "\u{2028}"), (" ", " "), ("!", "!"), ("#", "#"), ("[", "["), ("]", "]"), ("\u{FFFF}", "\u{FFFF}"),
    ]
    for (character, escape) in escapes {
      for before in 0..<20 {
        for after in 0..<20 {
          let start = String(repeating: "x", count: before)
          let end = String(repeating: "é", count: after)
          var buffer = ByteBuffer(capacity: 0)
          buffer.appendQuoted(start + character + end + character)
          guard buffer.text == "\"\(start)\(escape)\(end)\(escape)\"" else {
            Issue.record("\(buffer.text) is not the escape of \(character.debugDescription)")
            return
          }
        }
      }
    }
  }
}
