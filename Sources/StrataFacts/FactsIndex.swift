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
      guard let line = bytes.line(of: type), let json = try? JSONValue(parsing: line) else { return nil }
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
    bytes.withUnsafeBytes { $0.line(of: type) != nil }
  }

  /// The names of all types, in the order of their UTF-8 bytes.
  package var typeNames: [String] { bytes.withUnsafeBytes(\.lineNames) }
}
