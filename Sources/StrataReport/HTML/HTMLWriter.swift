import StrataJSON
import StrataText

/// Writes HTML, in which any text stays text.
///
/// Names of elements and attributes are known when the program is compiled; all else is escaped. Only ``markup(_:)`` isn't, which
/// takes what this package wrote itself.
struct HTMLWriter: ~Copyable {
  private var buffer = ByteBuffer(capacity: 1 << 16)

  /// The page.
  var bytes: [UInt8] { buffer.bytes }

  /// Writes an element with what is in it.
  ///
  /// - Parameters:
  ///   - name: The name, such as `section`.
  ///   - attributes: The attributes, in order; none unless given.
  ///   - body: Writes what is in it.
  mutating func element(
    _ name: StaticString, _ attributes: HTMLAttribute..., body: (inout HTMLWriter) -> Void
  ) {
    open(name, attributes)
    body(&self)
    close(name)
  }

  /// Writes an element with a text in it.
  mutating func element(_ name: StaticString, _ attributes: HTMLAttribute..., text: String) {
    open(name, attributes)
    self.text(text)
    close(name)
  }

  /// Writes an element that has nothing in it, such as `input`.
  mutating func void(_ name: StaticString, _ attributes: HTMLAttribute...) { open(name, attributes) }

  /// Writes a text that somebody gave, which may run from right to left and must not turn what stands beside it.
  mutating func name(_ text: String) {
    // Of ASCII, nothing runs from right to left.
    if text.utf8.allSatisfy({ $0 < 0x80 }) { self.text(text) } else { element("bdi", text: text) }
  }

  /// Writes a text.
  mutating func text(_ text: String) { append(text, isInAttribute: false) }

  /// Writes a text by its bytes in UTF-8.
  mutating func text(_ bytes: Slice<UnsafeRawBufferPointer>) {
    if bytes.allSatisfy(Self.isPlain) {
      escape(UnsafeRawBufferPointer(rebasing: bytes), isInAttribute: false)
    } else {
      text(String(decoding: bytes, as: UTF8.self))
    }
  }

  /// Ends a line of the source, for who reads that.
  mutating func newline() { buffer.append(UInt8(ascii: "\n")) }

  /// Writes markup as it is.
  mutating func markup(_ markup: String) { buffer.append(markup) }

  /// Writes markup as it is.
  mutating func markup(_ markup: StaticString) { buffer.append(markup) }

  /// Writes markup as it is.
  mutating func markup(_ markup: [UInt8]) { markup.withUnsafeBytes { buffer.append(contentsOf: $0) } }

  /// Writes markup as it is.
  mutating func markup(_ markup: Slice<UnsafeRawBufferPointer>) {
    buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: markup))
  }

  // MARK: Parts

  private mutating func open(_ name: StaticString, _ attributes: [HTMLAttribute]) {
    buffer.append("<")
    buffer.append(name)
    for attribute in attributes {
      buffer.append(" ")
      buffer.append(attribute.name)
      guard let value = attribute.value else { continue }
      buffer.append("=\"")
      append(value, isInAttribute: true)
      buffer.append("\"")
    }
    buffer.append(">")
  }

  private mutating func close(_ name: StaticString) {
    buffer.append("</")
    buffer.append(name)
    buffer.append(">")
  }

  private mutating func append(_ text: String, isInAttribute: Bool) {
    // What could turn text around, or is no character of HTML, is shown as its number.
    let shown = text.utf8.allSatisfy(Self.isPlain) ? text : displayable(text)
    shown.withUTF8Bytes { escape($0, isInAttribute: isInAttribute) }
  }

  /// Whether a byte is a printable character of ASCII.
  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

  private mutating func escape(_ bytes: UnsafeRawBufferPointer, isInAttribute: Bool) {
    var start = 0
    for (index, byte) in bytes.enumerated() {
      guard let escape = Self.escape(byte, isInAttribute) else { continue }
      buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
      buffer.append(escape)
      start = index + 1
    }
    buffer.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[start...]))
  }

  private static func escape(_ byte: UInt8, _ isInAttribute: Bool) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where isInAttribute: "&quot;"
    default: nil
    }
  }
}
