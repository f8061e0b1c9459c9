import StrataJSON
import StrataText

/// Compares values with bytes that an ``ImageWriter`` wrote, without writing them.
struct ImageReader {
  // Bytes of the same length and kind are looked at once for each resource of each template.
  private let bytes: UnsafeRawBufferPointer
  private var offset = 0

  /// Begins with the first byte; the bytes must stay as long as this does.
  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether nothing is left.
  var isAtEnd: Bool { offset == bytes.count }

  /// Whether an object comes next, behind which it goes on.
  mutating func has(_ object: JSONObject) -> Bool {
    guard hasByte(8), has(object.count) else { return false }
    return object.withMembers { members in
      for index in members.indices {
        if !has(members[index].key) || !has(members[index].value) { return false }
      }
      return true
    }
  }

  private mutating func has(_ value: JSONValue) -> Bool {
    switch value {
    case .null: return hasByte(0)
    case .bool(let flag): return hasByte(flag ? 1 : 2)
    case .integer(let number): return hasByte(3) && has(Int(number))
    case .double(let number): return hasByte(4) && has(Int(truncatingIfNeeded: number.bitPattern))
    case .number(let number): return hasByte(5) && has(number.text)
    case .string(let text): return hasByte(6) && has(text)
    case .array(let elements):
      guard hasByte(7), has(elements.count) else { return false }
      for index in elements.indices where !has(elements[index]) { return false }
      return true
    case .object(let object): return has(object)
    }
  }

  private mutating func has(_ text: String) -> Bool {
    let count = text.utf8.count
    guard has(count), offset + count <= bytes.count else { return false }
    let next = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + count])
    offset += count
    return text.withUTF8Bytes { $0.isEqual(to: next) }
  }

  private mutating func has(_ number: Int) -> Bool {
    if let small = UInt8(exactly: number), small < .max { return hasByte(small) }
    guard hasByte(.max), offset + MemoryLayout<Int>.size <= bytes.count else { return false }
    let next = bytes.loadUnaligned(fromByteOffset: offset, as: Int.self)
    offset += MemoryLayout<Int>.size
    return next == number
  }

  private mutating func hasByte(_ byte: UInt8) -> Bool {
    guard offset < bytes.count, bytes[offset] == byte else { return false }
    offset += 1
    return true
  }
}
