/// A place in a text as people count.
package struct TextPosition: CustomStringConvertible {
  /// The line, counted from 1.
  package private(set) var line = 1

  /// The column, counted from 1 in Unicode scalars.
  package private(set) var column = 1

  /// The offset up to which was counted.
  private(set) var offset: Int

  /// Counts the lines, and the scalars of the last of them, before an offset; a byte order mark counts for nothing.
  package init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
    self.offset = bytes.startsWithByteOrderMark ? 3 : 0
    advance(to: offset, in: bytes)
  }

  /// Counts on to an offset that isn't before this place.
  mutating func advance(to end: Int, in bytes: UnsafeRawBufferPointer) {
    for position in offset..<max(offset, end) {
      switch bytes[position] {
      case 0x0A:
        line += 1
        column = 1
      case 0x0D where position + 1 < bytes.count && bytes[position + 1] == 0x0A:
        // The line ends after the line feed.
        column += 1
      case 0x0D:
        line += 1
        column = 1
      case 0x80...0xBF:
        break
      default:
        column += 1
      }
    }
    offset = max(offset, end)
  }

  package var description: String { "line \(line), column \(column)" }
}
