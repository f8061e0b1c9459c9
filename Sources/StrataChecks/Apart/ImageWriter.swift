import StrataJSON

/// Writes values as bytes that are the same for the same value and for no other, also of those behind it.
struct ImageWriter: ~Copyable {
  private var buffer = ByteBuffer()

  /// What is written.
  var bytes: [UInt8] { buffer.bytes }
  // Each value has its kind in front, and its length, so that no two are written alike; ``ImageReader`` reads the same.

  mutating func add(_ value: JSONValue) {
    switch value {
    case .null: buffer.append(0)
    case .bool(let flag): buffer.append(flag ? 1 : 2)
    case .integer(let number):
      buffer.append(3)
      add(Int(number))
    case .double(let number):
      buffer.append(4)
      add(Int(truncatingIfNeeded: number.bitPattern))
    case .number(let number):
      buffer.append(5)
      add(number.text)
    case .string(let text):
      buffer.append(6)
      add(text)
    case .array(let elements):
      buffer.append(7)
      add(elements.count)
      for element in elements { add(element) }
    case .object(let object):
      buffer.append(8)
      add(object.count)
      for member in object {
        add(member.key)
        add(member.value)
      }
    }
  }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    buffer.append(text)
  }

  mutating func add(_ number: Int) {
    if let small = UInt8(exactly: number), small < .max {
      buffer.append(small)
    } else {
      buffer.append(.max)
      withUnsafeBytes(of: number) { buffer.append(contentsOf: $0) }
    }
  }
}
