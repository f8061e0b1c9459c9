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
  }

  @Test func hashesOfNumberedIDsAreSpread() {
    let ids = ["Topic", "Queue", "MessageDeliveryAlarm"].flatMap { word in (0..<1_000).map { "\(word)\($0)" } }
    #expect(Set(ids.map { TextTable.hash(of: $0) }).count == ids.count)
    // Of slots four times as many, chance would have 22 in 100 shared by two.
    #expect(Set(ids.map { TextTable.hash(of: $0) % 16_384 }).count > ids.count * 85 / 100)
  }
}
