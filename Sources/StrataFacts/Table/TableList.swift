/// What can stand in a list of a table.
package protocol TableElement: Sendable {
  /// The number of bytes that each takes in the list.
  static var width: Int { get }

  /// Reads one at its place in the list.
  init(at place: TablePlace)
}

/// A list in a table, whose elements are read when they're asked for.
package struct TableList<Element: TableElement>: RandomAccessCollection, Sendable {
  /// The place of the number of elements; none where there is no list.
  package let place: TablePlace?

  @inlinable
  package init(_ place: TablePlace?) { self.place = place }

  @inlinable
  package var startIndex: Int { 0 }

  @inlinable
  package var endIndex: Int { place?.count(at: 0) ?? 0 }

  // Said here again, since another module is given these alone in place.

  @inlinable
  package var count: Int { endIndex }

  @inlinable
  package var isEmpty: Bool { endIndex == 0 }

  @inlinable
  package subscript(position: Int) -> Element {
    guard let place else { preconditionFailure("an empty list has no elements") }
    return Element(at: place.advanced(by: 2 &+ position &* Element.width))
  }
}

extension TableList {
  /// Goes through a list in place: the standard library's own is looked up at each step by whoever is in another module.
  package struct Iterator: IteratorProtocol {
    @usableFromInline let list: TableList
    @usableFromInline var position = 0
    @usableFromInline let end: Int

    @inlinable
    init(_ list: TableList) {
      self.list = list
      end = list.endIndex
    }

    @inlinable
    package mutating func next() -> Element? {
      if position >= end { return nil }
      defer { position &+= 1 }
      return list[position]
    }
  }

  @inlinable
  package func makeIterator() -> Iterator { Iterator(self) }
}

extension TableText: TableElement {
  @inlinable
  package static var width: Int { 3 }

  @inlinable
  package init(at place: TablePlace) { self.init(place.place(at: 0)) }
}

extension TableList<TableText> {
  /// The texts as strings.
  package var strings: [String] { map { $0.string } }

  /// The texts as paths, which have slashes between their steps.
  var paths: [[String]] {
    map { text in
      text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
    }
  }
}
