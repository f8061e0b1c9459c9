/// Bytes of a file that anybody may have made, with numbers in them whose lowest byte comes first.
struct LittleEndianBytes {
  let bytes: [UInt8]

  var count: Int { bytes.count }

  /// The number at a place; nil where the file ends before.
  func number<Number: FixedWidthInteger>(at offset: Int, as type: Number.Type = Number.self) -> Number? {
    guard let slice = slice(at: offset, count: MemoryLayout<Number>.size) else { return nil }
    return slice.withUnsafeBytes { Number(littleEndian: $0.loadUnaligned(as: Number.self)) }
  }

  /// The bytes at a place; nil where the file ends before.
  func slice(at offset: Int, count: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, offset <= bytes.count, count <= bytes.count - offset else { return nil }
    return bytes[offset..<offset + count]
  }
}
