import StrataText

/// Finds any of many texts in one pass over bytes.
///
/// It looks at eight bytes at a time, so that what it looks for has eight or more.
struct PatternSearch {
  /// A text to look for, and whose it is.
  struct Pattern {
    let bytes: [UInt8]
    let owner: Int
    /// Whether it's the words of an id, which end where no small letter follows.
    var isWords = false
  }

  /// The number of bytes that are looked at together.
  static let window = 8

  /// The patterns by their first bytes.
  private let byStart: [UInt64: [Pattern]]
  /// A bit for each hash of the first bytes of a pattern: hardly any bytes get past it.
  private var filter = [UInt64](repeating: 0, count: 1024)
  /// A bit for each sign that a text may have been written differently.
  private var signs = [UInt8](repeating: 0, count: 256)

  init(_ patterns: [Pattern]) {
    byStart = Dictionary(grouping: patterns.filter { $0.bytes.count >= Self.window }) { pattern in
      pattern.bytes.prefix(Self.window).reduce(0) { $0 << 8 | UInt64($1) }
    }
    for start in byStart.keys {
      let hash = Self.hash(start)
      filter[hash >> 6] |= 1 << UInt64(hash & 63)
    }
    for (byte, sign) in TextSigns.all { signs[Int(byte)] = sign.rawValue }
  }

  @inline(__always)
  private static func hash(_ start: UInt64) -> Int { Int(truncatingIfNeeded: (start &* 0x9E37_79B9_7F4A_7C15) >> 48) }

  /// Looks for all patterns.
  ///
  /// - Parameters:
  ///   - bytes: The bytes to look in.
  ///   - found: Takes the owner of each pattern that's found, which may be the same more than once.
  /// - Returns: The signs in the bytes that say that they may stand for others.
  func search(_ bytes: UnsafeRawBufferPointer, _ found: (Int) -> Void) -> TextSigns {
    var seen: UInt8 = 0
    var start: UInt64 = 0
    filter.withUnsafeBufferPointer { filter in
      signs.withUnsafeBufferPointer { signs in
        var end = 0
        while end < bytes.count {
          let byte = bytes[end]
          end &+= 1
          seen |= signs[Int(byte)]
          start = start << 8 | UInt64(byte)
          let hash = Self.hash(start)
          if filter[hash >> 6] & (1 << UInt64(hash & 63)) != 0, end >= Self.window {
            for pattern in byStart[start] ?? [] where pattern.stands(in: bytes, at: end - Self.window) {
              found(pattern.owner)
            }
          }
        }
      }
    }
    return TextSigns(rawValue: seen)
  }
}

extension PatternSearch.Pattern {
  fileprivate func stands(in all: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard all.count - start >= bytes.count, all[start..<start + bytes.count].elementsEqual(bytes) else { return false }
    return !isWords || start + bytes.count == all.count || !all[start + bytes.count].isASCIILowercase
  }
}
