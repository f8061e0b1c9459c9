import Testing

@testable import StrataFacts

private let long = String(repeating: "x", count: 500)
private let written = "a 1\tone\na 2\ttwo\nab 1\t\(long)\nb 1\t\(long)\nb 2\tthree\nc\tfour\n"

@Suite struct FactsBytesLinesTests {
  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    FactsBytes.read(Array(written.utf8)).withUnsafeBytes(body)
  }

  @Test(
    arguments: [
      ("a ", "a 1\tone\na 2\ttwo\n"), ("a", "a 1\tone\na 2\ttwo\nab 1\t\(long)\n"),
      ("b ", "b 1\t\(long)\nb 2\tthree\n"), ("c", "c\tfour\n"), ("", written), ("aa", ""), ("A", ""), ("d", ""),
    ])
  func linesThatBeginAlikeStandTogether(prefix: String, expected: String) {
    withBytes { bytes in
      let place = bytes.place(ofLinesBeginningWith: prefix.utf8)
      #expect(String(decoding: bytes[place], as: UTF8.self) == expected)
      let lines = bytes.lines(beginningWith: Array(prefix.utf8)).map { "\(String(decoding: $0, as: UTF8.self))\n" }
      #expect(lines.joined() == expected)
    }
  }

  @Test(arguments: ["a 1", "a 2", "ab 1", "b 1", "b 2", "c", "a 3", "a", "d", ""])
  func aLineIsFoundAmongThoseThatBeginLikeIt(name: String) {
    withBytes { bytes in
      let place = bytes.place(ofLine: name)
      for length in 0...name.utf8.count {
        let lines = bytes.place(ofLinesBeginningWith: name.utf8.prefix(length))
        #expect(bytes.place(ofLine: name, among: lines) == place)
      }
      if let place {
        #expect(bytes.place(ofLine: name, among: place.upperBound + 1..<bytes.count) == nil)
      }
    }
  }
}
