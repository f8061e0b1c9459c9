import StrataJSON

/// Where the lines of a text start, so that places in it are found without counting from its start.
struct LineIndex: Sendable {
  /// The offset of each line's first byte.
  private(set) var starts: [UInt32]

  /// Makes the index of a text whose first line starts at an offset.
  init(firstStart: Int) {
    starts = [UInt32(firstStart)]
  }

  /// Adds a line that starts after those that were added before.
  mutating func append(_ start: Int) {
    starts.append(UInt32(start))
  }

  /// The line and column of an offset, counted from 1, columns in Unicode scalars.
  func position(of offset: Int, in bytes: UnsafeRawBufferPointer) -> (line: Int, column: Int) {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var column = 1
    for byte in bytes[Int(starts[low])..<max(Int(starts[low]), offset)] where byte & 0xC0 != 0x80 { column += 1 }
    return (low + 1, column)
  }
}
