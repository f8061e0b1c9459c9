/// A record in a table: a mask that says which of its parts are there, and those, three digits each.
package struct TableRecord: Equatable, Sendable {
  package let place: TablePlace

  @inlinable
  package init(_ place: TablePlace) { self.place = place }

  /// Whether a part is there.
  @inlinable
  package func has(_ part: TablePart) -> Bool { place.count(at: 0) & part.bit != 0 }

  /// The place to which a part leads, or nil where it isn't there.
  @inlinable
  package func part(_ part: TablePart) -> TablePlace? { index(of: part).map { place.place(at: $0) } }

  /// The number that a part is, or nil where it isn't there.
  @inlinable
  package func number(_ part: TablePart) -> Int? { index(of: part).map { place.number(at: $0) } }

  @inlinable
  package func index(of part: TablePart) -> Int? {
    let mask = place.count(at: 0)
    return mask & part.bit == 0 ? nil : 2 &+ 3 &* (mask & (part.bit &- 1)).nonzeroBitCount
  }
}

/// A part of a record, by the bit that says that it's there.
///
/// Those that only say so, without more behind them, have the highest bits.
package struct TablePart: Sendable {
  package let bit: Int

  @inlinable
  package init(_ position: Int) { bit = 1 &<< position }
}
