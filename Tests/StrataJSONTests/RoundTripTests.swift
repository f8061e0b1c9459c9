import StrataJSON
import TestSupport
import Testing

/// What is written reads back as the same value, whatever the value and the options.
@Suite struct RoundTripTests {
  static let writers = [
    JSONWriter(keyOrder: .given, layout: .pretty), JSONWriter(keyOrder: .given, layout: .compact),
    JSONWriter(keyOrder: .sorted, layout: .pretty), JSONWriter(keyOrder: .sorted, layout: .compact),
  ]

  @Test(arguments: writers.indices)
  func readsBackAsTheSameValue(index: Int) throws {
    let writer = Self.writers[index]
    var random = SplitMix64(seed: UInt64(index))
    for _ in 0..<40_000 {
      let value = random.value(depth: 3)
      let bytes = try writer.write(value)
      let read = try JSONValue(parsing: bytes)
      guard read == value, read.hashValue == value.hashValue else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)) reads back as another value")
        return
      }
      guard hasSameOrder(read, writer.keyOrder == .sorted ? sorted(value) : value) else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)) has another order")
        return
      }
      guard try writer.write(read) == bytes else {
        Issue.record("\(String(decoding: bytes, as: UTF8.self)) is written in another way")
        return
      }
    }
  }

  @Test func textIsTheSameAsBytes() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<1000 {
      let value = random.value(depth: 3)
      let text = try value.text(keyOrder: .sorted, layout: .compact)
      #expect(Array(text.utf8) == (try value.bytes(keyOrder: .sorted, layout: .compact)))
      #expect(try JSONValue(parsing: text) == value)
    }
  }

  /// Whether equal values have their members in the same order at every level.
  private func hasSameOrder(_ left: JSONValue, _ right: JSONValue) -> Bool {
    switch (left, right) {
    case (.array(let left), .array(let right)):
      left.elementsEqual(right, by: hasSameOrder)
    case (.object(let left), .object(let right)):
      left.elementsEqual(right) { utf8Equal($0.key, $1.key) && hasSameOrder($0.value, $1.value) }
    default:
      true
    }
  }

  private func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let elements):
      return .array(elements.map(sorted))
    case .object(let object):
      var result = JSONObject()
      for member in object.sorted() { result[member.key] = sorted(member.value) }
      return .object(result)
    default:
      return value
    }
  }
}
