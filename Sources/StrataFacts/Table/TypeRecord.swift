/// The beginning of a type's facts in a table: flags, the length of its name, which stands before, and the places of all else.
package struct TypeRecord: Sendable, Equatable {
  package let place: TablePlace

  /// Parts by their number.
  package enum Part: Int, CaseIterable, Sendable {
    case root, supplement, definitions, readOnly, createOnly, conditionalCreateOnly, writeOnly, deprecated, identifier,
      attributes, tagging
  }

  /// What a flag says.
  enum Flag {
    static let isMissingInUSEast1 = 1
    static let hasHandlers = 2
  }

  /// The number of bytes before the first part.
  package static let headLength = 3
  /// The number of bytes in all.
  static let length = headLength + 3 * Part.allCases.count

  @inlinable
  package init(_ type: UnsafePointer<UInt8>) { place = TablePlace(type: type, offset: 0) }

  /// The place of a part, or nil where it isn't there.
  @inlinable
  package func part(_ part: Part) -> TablePlace? {
    let place = place.place(at: Self.headLength &+ 3 &* part.rawValue)
    return place.offset == 0 ? nil : place
  }

  /// The definitions, by name.
  @inlinable
  package var definitions: TableMembers { TableMembers(part(.definitions)) }

  /// Whether a flag is set.
  func has(_ flag: Int) -> Bool { place.digit(at: 0) & flag != 0 }

  /// The UTF-8 bytes of the type's name.
  var name: UnsafeRawBufferPointer {
    let count = place.count(at: 1)
    // A tab stands between.
    return UnsafeRawBufferPointer(start: place.type - (count + 1), count: count)
  }
}
