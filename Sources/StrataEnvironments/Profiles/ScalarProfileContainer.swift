import StrataJSON

/// One value in a profile.
struct ScalarProfileContainer: SingleValueDecodingContainer {
  let decoder: ProfileValueDecoder

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.value?.isNull ?? true }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard let value = decoder.value?.bool else {
      decoder.notes.mismatch(decoder, expected: "true or false")
      return decoder.notes.usesOtherStandIns
    }
    return value
  }

  func decode(_ type: String.Type) throws -> String {
    guard let value = decoder.value?.string else {
      decoder.notes.mismatch(decoder, expected: "text")
      return decoder.notes.usesOtherStandIns ? "other" : ""
    }
    return value
  }

  func decode(_ type: Double.Type) throws -> Double { try floatingPoint(type) }
  func decode(_ type: Float.Type) throws -> Float { try floatingPoint(type) }
  func decode(_ type: Int.Type) throws -> Int { try integer(type) }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
  func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }

  private func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
    if let value = decoder.value?.integer, let number = Number(exactly: value) { return number }
    let isSmall = Number.bitWidth < 64 || !Number.isSigned
    decoder.notes.mismatch(
      decoder, expected: isSmall ? "a whole number from \(Number.min) to \(Number.max)" : "a whole number")
    return decoder.notes.usesOtherStandIns ? 1 : 0
  }

  private func floatingPoint<Number: BinaryFloatingPoint>(_ type: Number.Type) throws -> Number {
    switch decoder.value {
    case .double(let value)?: return Number(value)
    case .integer(let value)?: return Number(value)
    default:
      decoder.notes.mismatch(decoder, expected: "a number")
      return decoder.notes.usesOtherStandIns ? 1 : 0
    }
  }
}
