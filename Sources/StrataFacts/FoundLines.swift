import Synchronization

/// The lines of a text that have been found, by their names.
final class FoundLines: Sendable {
  private let places = Mutex<[String: Range<Int>]>([:])

  func line(of name: String, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    if let place = places.withLock({ $0[name] }) { return UnsafeRawBufferPointer(rebasing: bytes[place]) }
    // There's no end of names that no line has.
    guard let line = bytes.line(of: name) else { return nil }
    if let start = line.baseAddress, let first = bytes.baseAddress {
      places.withLock { $0[name] = (start - first)..<(start - first + line.count) }
    }
    return line
  }
}
