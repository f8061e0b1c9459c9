import StrataText

/// A table of what is known of resource types, which is read where it stands.
///
/// It begins with a line that says what it is, followed by the places of the types in the order of their names, by slots
/// in which a type is found by its name's hash, and by a line for each type.
// The bytes are those of the program, or are never let go; nobody changes them.
package struct FactsTable: @unchecked Sendable {
  private let bytes: UnsafePointer<UInt8>
  private let header: TableHeader

  /// The table that this package carries.
  static let embedded: FactsTable = {
    let text = FactsText.text
    do throws(FactsTableError) {
      return try FactsTable(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    } catch {
      // The generator writes both, and the tests hold one against the other.
      preconditionFailure("\(error)")
    }
  }()

  private init(_ bytes: UnsafeRawBufferPointer) throws(FactsTableError) {
    header = try TableHeader(bytes)
    guard let start = bytes.bindMemory(to: UInt8.self).baseAddress else { throw .foreign }
    self.bytes = start
  }

  /// Takes bytes in as a table, and keeps them as long as the program runs.
  ///
  /// - Parameter bytes: The bytes, which needn't be a table.
  /// - Throws: `FactsTableError` where they aren't, or aren't whole.
  package init(checking bytes: [UInt8]) throws(FactsTableError) {
    let read = bytes.withUnsafeBytes { bytes in Result { () throws(FactsTableError) in try TableHeader(bytes) } }
    let header = try read.get()
    guard header.isHeader(of: bytes) else { throw .damaged }
    self.init(keeping: bytes)
  }

  /// Keeps bytes that a writer has made as long as the program runs.
  init(keeping bytes: [UInt8]) {
    let kept = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = kept.initialize(from: bytes)
    do throws(FactsTableError) {
      try self.init(UnsafeRawBufferPointer(kept))
    } catch {
      preconditionFailure("\(error)")
    }
  }

  /// The facts of all types, in the order of the types' names.
  var records: [TypeRecord] { (0..<header.count).map { record(at: $0) } }

  /// The facts of a type by the UTF-8 bytes of its name.
  func record(of name: UnsafeRawBufferPointer) -> TypeRecord? {
    let last = header.slots - 1
    var slot = Int(truncatingIfNeeded: TableHeader.hash(name)) & last
    while true {
      let number = TablePlace(type: bytes, offset: header.slotsStart).number(at: slot * 3)
      if number == 0 { return nil }
      let record = record(at: number - 1)
      let known = record.name
      if known.count == name.count, known.elementsEqual(name) { return record }
      slot = (slot + 1) & last
    }
  }

  private func record(at index: Int) -> TypeRecord {
    let place = TablePlace(type: bytes, offset: TableHeader.length + index * 4)
    return TypeRecord(bytes + (place.count(at: 0) << 12 | place.count(at: 2)))
  }
}

/// Some bytes aren't a table of facts that can be read.
package enum FactsTableError: Error, Equatable, CustomStringConvertible {
  case foreign, otherFormat(Int), damaged

  package var description: String {
    switch self {
    case .foreign: "expected a table of facts"
    case .otherFormat(let format):
      "expected a table of facts in format \(TableHeader.format), but it's in format \(format); run make generate"
    case .damaged: "the table of facts isn't as it was written; run make generate"
    }
  }
}
