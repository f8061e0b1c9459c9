/// A place in the facts of a resource type, which are read where they stand.
///
/// Numbers stand in digits of six bits each, the highest first; a digit's byte is that of `0` and as many more, so that
/// all digits can be printed.
// The bytes are those of the program, or of a table that is never let go; nobody changes them.
package struct TablePlace: Equatable, @unchecked Sendable {
  package let type: UnsafePointer<UInt8>
  package let offset: Int

  /// Makes a place.
  ///
  /// - Parameters:
  ///   - type: The first byte of the type's facts.
  ///   - offset: The number of bytes from there to the place.
  @inlinable
  package init(type: UnsafePointer<UInt8>, offset: Int) {
    self.type = type
    self.offset = offset
  }

  /// The place so many bytes further.
  @inlinable
  package func advanced(by count: Int) -> TablePlace { TablePlace(type: type, offset: offset &+ count) }

  /// The digit so many bytes further.
  @inlinable
  package func digit(at index: Int) -> Int { Int(type[offset &+ index] &- TableDigits.zero) }

  /// The number of two digits so many bytes further.
  @inlinable
  package func count(at index: Int) -> Int { digit(at: index) &<< 6 | digit(at: index &+ 1) }

  /// The number of three digits so many bytes further.
  @inlinable
  package func number(at index: Int) -> Int { count(at: index) &<< 6 | digit(at: index &+ 2) }

  /// The place to which the three digits lead that stand so many bytes further.
  @inlinable
  package func place(at index: Int) -> TablePlace { TablePlace(type: type, offset: number(at: index)) }
}

/// The digits of numbers in a table.
package enum TableDigits {
  /// The byte of the digit zero.
  package static let zero = UInt8(ascii: "0")

  /// A number in so many digits, which must be enough.
  static func bytes(of number: UInt64, count: Int) -> [UInt8] {
    (0..<count).map { zero + UInt8(truncatingIfNeeded: number >> (6 * UInt64(count - 1 - $0)) & 63) }
  }

  /// The number whose digits some bytes are, or nil where one is none.
  static func number(_ bytes: UnsafeRawBufferPointer) -> UInt64? {
    var number: UInt64 = 0
    for byte in bytes {
      guard byte >= zero, byte - zero < 64 else { return nil }
      number = number << 6 | UInt64(byte - zero)
    }
    return number
  }
}
