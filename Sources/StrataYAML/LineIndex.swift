import StrataJSON

/// The offsets at which the lines of a text start, so that places in it are found without counting from its start.
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
    let place = position(of: offset, in: bytes, after: nil)
    return (place.line, place.column)
  }

  /// The line and column of an offset, counted on from another of the same line where there is such.
  func position(of offset: Int, in bytes: UnsafeRawBufferPointer, after known: KnownPlace?) -> KnownPlace {
    var low = 0
    var high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    var place = KnownPlace(offset: Int(starts[low]), line: low + 1, column: 1)
    if let known, known.line == place.line, known.offset <= offset { place = known }
    for byte in bytes[place.offset..<max(place.offset, offset)] where byte & 0xC0 != 0x80 { place.column += 1 }
    place.offset = max(place.offset, offset)
    return place
  }

  /// A place of which the line and the column are known.
  struct KnownPlace {
    var offset: Int
    let line: Int
    var column: Int
  }
}
