/// A place in a text as people count.
package struct TextPosition: CustomStringConvertible {
  /// The line, counted from 1.
  package private(set) var line = 1

  /// The column, counted from 1 in Unicode scalars.
  package private(set) var column = 1

  /// Counts the lines, and the scalars of the last of them, before an offset; a byte order mark counts for nothing.
  package init(of offset: Int, in bytes: UnsafeRawBufferPointer) {
    let start = bytes.startsWithByteOrderMark ? 3 : 0
    for position in start..<max(start, offset) {
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
  }

  package var description: String { "line \(line), column \(column)" }
}
