import StrataJSON
import TestSupport
import Testing

/// No bytes make the parser crash, and what it accepts it can also write.
@Suite struct MutationTests {
  @Test func survivesDamage() throws {
    var random = SplitMix64(seed: 5)
    var accepted = 0
    for _ in 0..<50_000 {
      let writer = RoundTripTests.writers[random.below(4)]
      let bytes = damaged(try writer.write(random.value(depth: 3)), by: &random)
      do {
        let value = try JSONValue(parsing: bytes)
        accepted += 1
        guard try JSONValue(parsing: value.bytes()) == value else {
          Issue.record("\(bytes) is accepted but does not read back")
          return
        }
      } catch let error as JSONSyntaxError {
        guard error.offset <= bytes.count, error.line >= 1, error.column >= 1 else {
          Issue.record("\(bytes) fails at an impossible place: \(error)")
          return
        }
      }
    }
    #expect(accepted > 1000)
  }

  @Test func survivesEveryTruncation() throws {
    let text = #"{"a":[1,-2.5e3,true,false,null,"é\u00e9\ud83d\ude00\n"],"b":{"c":{}}}"#
    let bytes = Array(text.utf8)
    for count in 0..<bytes.count {
      let error = #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(bytes[..<count])) }
      #expect((error?.offset ?? -1) <= count)
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
      case 3: bytes.insert(random.pick(Array("{}[]\",:\\0-.eEtu/' \n".utf8)), at: place)
      default: bytes.insert(contentsOf: bytes[random.below(place + 1)...place], at: place)
      }
    }
    return bytes
  }
}
