import StrataText

/// A name and a node, as in the properties of an object.
package struct TableMember: TableElement {
  package let place: TablePlace

  @inlinable
  package static var width: Int { 7 }

  @inlinable
  package init(at place: TablePlace) { self.place = place }

  /// The name.
  @inlinable
  package var text: TableText { TableText(place.place(at: 0)) }

  /// The name as a string.
  package var name: String { text.string }

  /// The node.
  @inlinable
  package var node: SchemaNode { SchemaNode(place.place(at: 3)) }

  /// Whether a member of this name must be there.
  @inlinable
  package var isRequired: Bool { place.digit(at: 6) != 0 }
}

/// Nodes by name, in the order of the names' UTF-8 bytes.
package struct TableMembers: RandomAccessCollection, Sendable {
  package let list: TableList<TableMember>

  @inlinable
  package init(_ place: TablePlace?) { list = TableList(place) }

  @inlinable
  package var startIndex: Int { 0 }

  @inlinable
  package var endIndex: Int { list.endIndex }

  @inlinable
  package var count: Int { endIndex }

  @inlinable
  package var isEmpty: Bool { endIndex == 0 }

  @inlinable
  package subscript(position: Int) -> TableMember { list[position] }

  /// The names.
  package var names: [String] { map { $0.name } }

  /// The node of a name.
  package subscript(name: String) -> SchemaNode? {
    position(of: name, near: 0).map { list[$0].node }
  }

  /// The position of a name.
  ///
  /// - Parameters:
  ///   - name: The name.
  ///   - guess: The position at which it may well be, or soon behind it, as behind that of the name before.
  /// - Returns: The position, or nil where there's no such name.
  @inlinable
  package func position(of name: String, near guess: Int) -> Int? {
    name.withUTF8Bytes { position(of: $0, near: guess) }
  }

  /// The position of a name, given as its UTF-8 bytes.
  package func position(of name: UnsafeRawBufferPointer, near guess: Int) -> Int? {
    let list = list
    let count = list.count
    // Of sorted names that leave out some, the next one isn't far.
    for position in Swift.min(guess, count)..<Swift.min(guess &+ 6, count) where list[position].text.isEqual(to: name) {
      return position
    }
    var (lower, upper) = (0, count)
    while lower < upper {
      let middle = (lower &+ upper) &>> 1
      if list[middle].text.precedes(name) { lower = middle &+ 1 } else { upper = middle }
    }
    return lower < count && list[lower].text.isEqual(to: name) ? lower : nil
  }
}
