import StrataJSON
import StrataYAML
import TestSupport
import Testing

/// Values written in random styles read back as they were, and are found where they were written.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<4)
  func readsBackWhatWasWritten(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<1500 {
      let value = random.value(depth: 4)
      let written = RandomYAML(value, random: SplitMix64(seed: random.next()))
      let document: YAMLDocument
      do {
        document = try YAMLDocument(parsing: Array(written.text.utf8))
      } catch {
        Issue.record("\(written.text)\nis refused: \(error)")
        return
      }
      guard document.value == value else {
        Issue.record("\(written.text)\nreads back as another value than\n\(value)")
        return
      }
      for (pointer, offset) in written.places {
        let place = document.position(of: pointer).map { [$0.line, $0.column] }
        guard place == Self.place(of: offset, in: written.text) else {
          Issue.record("\(pointer) of\n\(written.text)\nis at \(place ?? [])")
          return
        }
      }
    }
  }

  /// The line and column of an offset, counted in another way than the parser's.
  private static func place(of offset: Int, in text: String) -> [Int] {
    let head = String(decoding: text.utf8.prefix(offset), as: UTF8.self).unicodeScalars
    let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
    return [lines.count, (lines.last?.count ?? 0) + 1]
  }
}
