import StrataText
import Testing

@testable import StrataJSON

/// Texts that come again.
@Suite struct TextCacheTests {
  private static let texts = [
    "", "a", "Type", "Properties", "AWS::SQS::Queue", "AWS::SNS::Topic", "é", "e\u{301}", "\u{0}", "\u{0}\u{0}",
    String(repeating: "x", count: 48), String(repeating: "x", count: 49), String(repeating: "y", count: 5_000),
  ]

  @Test(arguments: [0, 16_383, 16_384, 1_000_000])
  func eachIsMadeOfItsBytes(byteCount: Int) {
    let cache = TextCache(forByteCount: byteCount)
    for _ in 0..<2 {
      for text in Self.texts {
        let made = text.withUTF8Bytes { cache.text(of: $0) }
        #expect(utf8Equal(made, text))
      }
    }
  }

  /// More texts than there are places, of which many have one place.
  @Test func whatHasThePlaceOfAnotherIsItself() {
    let cache = TextCache(forByteCount: 1_000_000)
    for round in 0..<2 {
      for number in 0..<3_000 {
        let text = "Resource\(number)"
        #expect(utf8Equal(text.withUTF8Bytes { cache.text(of: $0) }, text), "round \(round)")
      }
    }
  }

  /// Texts that agree in their first and last eight bytes and their length.
  @Test func whatHasTheSameFingerprintIsItself() {
    let cache = TextCache(forByteCount: 1_000_000)
    let texts = ["DeadLetterQueueOfOrders", "DeadLetterTopicOfOrders"]
    #expect(texts[0].utf8Fingerprint == texts[1].utf8Fingerprint)
    for text in texts + texts { #expect(utf8Equal(text.withUTF8Bytes { cache.text(of: $0) }, text)) }
  }

  @Test func aLargeDocumentIsReadAsItsParts() throws {
    let part = #"{"Type": "AWS::SQS::Queue", "Name": "\u00e9a", "Tags": [{"Key": "é", "Value": "b\"c"}]}"#
    let expected = try JSONValue(parsing: part)
    let document = try JSONValue(parsing: "[" + Array(repeating: part, count: 300).joined(separator: ",\n") + "]")
    #expect(document.array?.count == 300)
    #expect(document.array?.allSatisfy { $0 == expected } == true)
  }
}
