import StrataText
import Testing

@Suite struct TextTableTests {
  @Test(arguments: [0, 1, 100])
  func findsWhatADictionaryFinds(capacity: Int) {
    var (texts, table, known) = ([String](), TextTable(capacity: capacity), [String: Int]())
    for number in 0..<3_000 {
      // Each text comes three times, of lengths from one to thirty.
      let seed = number * 7_919 % 1_000
      let text = String(repeating: "é-Queue", count: seed % 5) + String(seed)
      let hash = TextTable.hash(of: text)
      let position = table.position(of: hash) { texts[$0] == text }
      #expect(position == known[text])
      guard position == nil else { continue }
      table.insert(hash, at: texts.count)
      known[text] = texts.count
      texts.append(text)
    }
    #expect(texts.count == 1_000)
  }

  @Test func textsThatAreTheSameHaveOneHash() {
    #expect("caf\u{E9}" == "cafe\u{301}")
    #expect(TextTable.hash(of: "caf\u{E9}") == TextTable.hash(of: "cafe\u{301}"))
    #expect("\u{212A}\u{E9}" == "Ke\u{301}")
    #expect(TextTable.hash(of: "\u{212A}\u{E9}") == TextTable.hash(of: "Ke\u{301}"))
  }

  /// Unicode has signs that are the same as one of ASCII, such as that of Kelvin.
  @Test func signsThatAreTheSameAsOneOfASCIIHaveItsHash() {
    let letters = Dictionary(uniqueKeysWithValues: (0..<128).map { (String(UnicodeScalar(UInt8($0))), $0) })
    var signs: [String] = []
    for code in UInt32(128)...0x2_FFFF {
      guard let sign = UnicodeScalar(code).map({ String($0) }), let letter = letters[sign] else { continue }
      signs.append(sign)
      #expect(TextTable.hash(of: sign) == TextTable.hash(of: String(UnicodeScalar(UInt8(letter)))))
    }
    #expect(signs.contains("\u{212A}"))
  }

  @Test func hashesOfNumberedIDsAreSpread() {
    let ids = ["Topic", "Queue", "MessageDeliveryAlarm"].flatMap { word in (0..<1_000).map { "\(word)\($0)" } }
    #expect(Set(ids.map { TextTable.hash(of: $0) }).count == ids.count)
    // Of slots four times as many, chance would have 22 in 100 shared by two.
    #expect(Set(ids.map { TextTable.hash(of: $0) % 16_384 }).count > ids.count * 85 / 100)
    #expect(Set((0..<1_000).map { TextTable.hash(of: "Straße\($0)") }).count > 990)
  }
}
