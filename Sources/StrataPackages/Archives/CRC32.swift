/// The checksum that zip files have of each file.
enum CRC32 {
  private static let tables: [[UInt32]] = {
    let first = (0..<256).map { (byte: UInt32) -> UInt32 in
      var value = byte
      for _ in 0..<8 { value = value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
      return value
    }
    // With four tables it takes four bytes at a time.
    var tables = [first]
    for _ in 1..<4 {
      tables.append(tables[tables.count - 1].map { (value: UInt32) in first[Int(value & 0xFF)] ^ (value >> 8) })
    }
    return tables
  }()

  /// The checksum of bytes.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    var value = UInt32.max
    let (one, two, three, four) = (tables[0], tables[1], tables[2], tables[3])
    bytes.withUnsafeBytes { bytes in
      let whole = bytes.count & ~3
      for index in stride(from: 0, to: whole, by: 4) {
        value ^= UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt32.self))
        let (low, high) = (value & 0xFFFF, value >> 16)
        let lower = four[Int(low & 0xFF)] ^ three[Int(low >> 8)]
        value = lower ^ two[Int(high & 0xFF)] ^ one[Int(high >> 8)]
      }
      for byte in bytes[whole...] { value = one[Int((value ^ UInt32(byte)) & 0xFF)] ^ (value >> 8) }
    }
    return ~value
  }
}
