import StrataJSON
import Synchronization

/// The facts of resource types, found by name in a text of one line per type.
///
/// Nothing is built up front: a search looks at a dozen lines, and only the one found is parsed, once.
package final class FactsIndex: Sendable {
  private let bytes: FactsBytes
  private let parsed = Mutex<[String: ResourceFacts]>([:])

  /// The facts that this package carries.
  package static let embedded = FactsIndex.unread()

  /// The facts that this package carries, of which nothing is read yet.
  package static func unread() -> FactsIndex { FactsIndex(FactsText.text) }

  /// Makes an index of a text that's part of the program.
  package init(_ text: StaticString) {
    bytes = .embedded(text)
  }

  /// Makes an index of a text's bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = .read(bytes)
  }

  /// The facts of a type, or nil where the type is unknown or its line isn't what it should be.
  package func facts(of type: String) -> ResourceFacts? {
    if let known = parsed.withLock({ $0[type] }) { return known }
    let found = bytes.withUnsafeBytes { bytes -> ResourceFacts? in
      guard let line = Self.line(of: type, in: bytes), let json = try? JSONValue(parsing: line) else { return nil }
      return ResourceFacts(typeName: type, json: json)
    }
    guard let found else { return nil }
    return parsed.withLock { parsed in
      // Another thread may have been quicker; every caller gets the same object.
      if let known = parsed[type] { return known }
      parsed[type] = found
      return found
    }
  }

  /// Whether there is a type of this name.
  package func contains(_ type: String) -> Bool {
    bytes.withUnsafeBytes { Self.line(of: type, in: $0) != nil }
  }

  /// The names of all types, in the order of their UTF-8 bytes.
  package var typeNames: [String] {
    bytes.withUnsafeBytes { bytes in
      var names: [String] = []
      var start = 0
      while start < bytes.count {
        let end = bytes.newline(from: start)
        if let tab = Self.tab(in: bytes, from: start, to: end), tab > start {
          names.append(String(decoding: bytes[start..<tab], as: UTF8.self))
        }
        start = end + 1
      }
      return names
    }
  }

  /// The part behind the tab of the line that begins with a name.
  private static func line(of type: String, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    type.withUTF8Bytes { name in
      var lower = 0
      var upper = bytes.count
      while lower < upper {
        let start = bytes.lineStart(before: lower + (upper - lower) / 2)
        let order = order(of: name, at: start, in: bytes)
        if order == 0 {
          let first = start + name.count + 1
          return UnsafeRawBufferPointer(rebasing: bytes[first..<bytes.newline(from: first)])
        }
        if order < 0 { upper = start } else { lower = bytes.newline(from: start) + 1 }
      }
      return nil
    }
  }

  /// Whether a name comes before (negative), with or behind (positive) that of a line.
  private static func order(of name: UnsafeRawBufferPointer, at start: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    for (index, byte) in name.enumerated() {
      guard start + index < bytes.count else { return 1 }
      let other = bytes[start + index]
      // Ends the other name, which therefore is a prefix of this one.
      if other == UInt8(ascii: "\t") || other == UInt8(ascii: "\n") { return 1 }
      if other != byte { return byte < other ? -1 : 1 }
    }
    let end = start + name.count
    if end >= bytes.count || bytes[end] == UInt8(ascii: "\n") { return 1 }
    return bytes[end] == UInt8(ascii: "\t") ? 0 : -1
  }

  private static func tab(in bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int? {
    var offset = start
    while offset < end, bytes[offset] != UInt8(ascii: "\t") { offset += 1 }
    return offset < end ? offset : nil
  }
}
