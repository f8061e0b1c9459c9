/// Whether two patterns of ASCII meet, by a table of which places in the one can be reached with which in the other.
enum PatternTable {
  /// Whether there's a text that both fit.
  static func meets(_ one: ArraySlice<Pattern.Element>, _ other: ArraySlice<Pattern.Element>) -> Bool {
    one.withUnsafeBufferPointer { one in
      other.withUnsafeBufferPointer { other in
        // Of the table a row and the next are kept.
        withUnsafeTemporaryAllocation(of: Bool.self, capacity: 2 * (other.count + 1)) { rows in
          rows.initialize(repeating: false)
          return meets(one, other, rows.extracting(..<(other.count + 1)), rows.extracting((other.count + 1)...))
        }
      }
    }
  }

  private static func meets(
    _ one: UnsafeBufferPointer<Pattern.Element>, _ other: UnsafeBufferPointer<Pattern.Element>,
    _ first: UnsafeMutableBufferPointer<Bool>, _ second: UnsafeMutableBufferPointer<Bool>
  ) -> Bool {
    var (row, next) = (first, second)
    row[0] = true
    for mine in one {
      var isReached = false
      for place in row.indices where row[place] {
        let isGap = mine == .many || mine == .segment
        if isGap { next[place] = true }
        if place < other.count {
          let theirs = other[place]
          if theirs == .many || theirs == .segment {
            row[place + 1] = true
            if !isGap, theirs.takes(mine) { next[place] = true }
          } else if isGap {
            if mine.takes(theirs) { row[place + 1] = true }
          } else if mine == .one || theirs == .one || mine == theirs {
            next[place + 1] = true
          }
        }
        isReached = true
      }
      if !isReached { return false }
      swap(&row, &next)
      next.update(repeating: false)
    }
    // What is left of the other may be nothing.
    guard let last = row.lastIndex(of: true) else { return false }
    return row[other.count] || other[last...].allSatisfy { $0 == .many || $0 == .segment }
  }
}

extension Pattern.Element {
  /// Whether a gap takes what an element that is none stands for.
  fileprivate func takes(_ element: Pattern.Element) -> Bool {
    self == .many || element != .byte(UInt8(ascii: ":"))
  }
}
