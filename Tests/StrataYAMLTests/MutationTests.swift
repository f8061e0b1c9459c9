import StrataJSON
import StrataYAML
import TestSupport
import Testing

/// No bytes make the parser crash, and its errors are at places of the text.
@Suite struct MutationTests {
  @Test(arguments: 0..<4)
  func survivesDamage(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    var accepted = 0
    for _ in 0..<5000 {
      let written = RandomYAML(random.value(depth: 3), random: SplitMix64(seed: random.next()))
      let bytes = damaged(Array(written.text.utf8), by: &random)
      do {
        let document = try YAMLDocument(parsing: bytes)
        accepted += 1
        _ = try document.value.bytes()
        guard document.position(of: JSONPointer()) != nil else {
          Issue.record("\(bytes) has no place")
          return
        }
      } catch let error as YAMLSyntaxError {
        guard error.offset <= bytes.count, error.line >= 1, error.column >= 1 else {
          Issue.record("\(bytes) fails at an impossible place: \(error)")
          return
        }
      }
    }
    #expect(accepted > 500)
  }

  @Test func survivesEveryTruncation() {
    let text = """
      %YAML 1.1
      --- # x
      a: &x [1, 'it''s', "\\u00e9\\
        y", {? b : c}, !Ref d]
      ? e
      : - |2-
           x
        - >+
         y

      f: *x
      g: !GetAtt h.i
      """
    let bytes = Array(text.utf8)
    for count in 0...bytes.count {
      do { _ = try YAMLDocument(parsing: Array(bytes[..<count])) } catch { #expect(error.offset <= count) }
    }
  }

  @Test func survivesRandomBytes() {
    var random = SplitMix64(seed: 9)
    let tokens = Array("\u{FEFF}\n\n\n  \t\r-?:,[]{}#&*!|>'\"%@`\\a1~<.é\u{0}".utf8)
    for _ in 0..<20_000 {
      let bytes = (0..<random.below(24)).map { _ in random.pick(tokens) }
      do { _ = try YAMLDocument(parsing: bytes) } catch { #expect(error.offset <= bytes.count) }
    }
  }

  private func damaged(_ bytes: [UInt8], by random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...random.below(3) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(5) {
      case 0: bytes.removeSubrange(place...)
      case 1: bytes.remove(at: place)
      case 2: bytes[place] = UInt8(truncatingIfNeeded: random.next())
      case 3: bytes.insert(random.pick(Array("{}[]\",:\\-?#&*!|>'%@ \n\t\r".utf8)), at: place)
      default: bytes.insert(contentsOf: bytes[random.below(place + 1)...place], at: place)
      }
    }
    return bytes
  }
}
