import Foundation
import StrataJSON
import TestSupport
import Testing

/// Foundation reads what is written here as the same values.
@Suite struct OracleTests {
  /// A value as Foundation's decoder sees it, with numbers as doubles.
  private enum Decoded: Decodable, Equatable {
    case null
    case bool(Bool)
    case number(Double)
    case string([UInt8])
    case array([Decoded])
    case object([String: Decoded])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(Array(value.utf8))
      } else if let value = try? container.decode([Decoded].self) {
        self = .array(value)
      } else {
        self = .object(try container.decode([String: Decoded].self))
      }
    }

    init(_ value: JSONValue) {
      self =
        switch value {
        case .null: .null
        case .bool(let bool): .bool(bool)
        case .integer(let integer): .number(Double(integer))
        case .double(let double): .number(double)
        case .number(let number): .number(Double(number.text) ?? .nan)
        case .string(let string): .string(Array(string.utf8))
        case .array(let elements): .array(elements.map(Decoded.init))
        case .object(let object):
          .object(Dictionary(object.map { ($0.key, Decoded($0.value)) }) { first, _ in first })
        }
    }
  }

  @Test func foundationReadsTheSameValues() throws {
    var random = SplitMix64(seed: 10)
    let decoder = JSONDecoder()
    for _ in 0..<2000 {
      let value = random.value(depth: 3)
      guard isPlain(value) else { continue }
      let bytes = try value.bytes(layout: .compact)
      guard try decoder.decode(Decoded.self, from: Data(bytes)) == Decoded(value) else {
        Issue.record("Foundation reads \(String(decoding: bytes, as: UTF8.self)) as another value")
        return
      }
    }
  }

  @Test func whatFoundationRefusesIsRefused() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<5000 {
      var bytes = try random.value(depth: 2).bytes(layout: .compact)
      bytes[random.below(bytes.count)] = UInt8(random.below(128))
      guard let value = try? JSONValue(parsing: bytes), isPlain(value) else { continue }
      guard (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil else {
        Issue.record("Foundation refuses \(String(decoding: bytes, as: UTF8.self))")
        return
      }
    }
  }

  /// Whether a value has neither numbers beyond `Double` nor keys that only differ in normalization.
  private func isPlain(_ value: JSONValue) -> Bool {
    switch value {
    case .number: false
    case .array(let elements): elements.allSatisfy(isPlain)
    case .object(let object): Set(object.keys).count == object.count && object.allSatisfy { isPlain($0.value) }
    default: true
    }
  }
}
