import StrataFindings

/// The lines of a file of fields with commas between them, some in double quotes.
///
/// Of a line only the places of its fields are found out, as most lines of a price list are about something else.
struct CommaSeparatedLines {
  /// A field: its bytes without the quotes around it, and whether quotes in it are doubled.
  private struct Field {
    var start: Int
    var end: Int
    var hasQuotes = false
  }

  private let bytes: [UInt8]
  private let file: String
  private var offset: Int
  private var fields: [Field] = []
  /// The number of the line that was read last, from 1.
  private(set) var line = 0

  private static let quote = UInt8(ascii: "\"")

  init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The number of the fields of the line that was read last.
  var count: Int { fields.count }

  /// The text of a field of the line that was read last.
  func text(_ index: Int) -> String {
    let text = String(decoding: bytes[fields[index].start..<fields[index].end], as: UTF8.self)
    return fields[index].hasQuotes ? text.replacing("\"\"", with: "\"") : text
  }

  /// Reads the next line that has fields; false at the end.
  ///
  /// - Returns: Whether there was one.
  /// - Throws: That a field in quotes doesn't end on its line.
  mutating func next() throws(Finding) -> Bool {
    fields.removeAll(keepingCapacity: true)
    while offset < bytes.count, fields.isEmpty {
      line += 1
      let start = offset
      while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { try takeField(of: start) }
      offset += 1
    }
    return !fields.isEmpty
  }

  /// Takes a field and the comma behind it.
  private mutating func takeField(of lineStart: Int) throws(Finding) {
    var field = Field(start: offset, end: offset)
    if bytes[offset] == Self.quote {
      field = try quoted(of: lineStart)
    } else {
      while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
      field.end = offset
    }
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\r") { offset += 1 }
    // A carriage return alone on its line is no field.
    if field.start == field.end, fields.isEmpty, offset == bytes.count || bytes[offset] == UInt8(ascii: "\n") { return }
    fields.append(field)
    if offset < bytes.count, bytes[offset] == UInt8(ascii: ",") {
      offset += 1
      // Behind the last comma there's one more field, with nothing in it.
      if offset == bytes.count || bytes[offset] == UInt8(ascii: "\n") {
        fields.append(Field(start: offset, end: offset))
      }
    }
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Takes a field in quotes, in which two quotes stand for one.
  private mutating func quoted(of lineStart: Int) throws(Finding) -> Field {
    var field = Field(start: offset + 1, end: offset + 1)
    offset += 1
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      guard bytes[offset] == Self.quote else {
        offset += 1
        continue
      }
      if offset + 1 < bytes.count, bytes[offset + 1] == Self.quote {
        field.hasQuotes = true
        offset += 2
        continue
      }
      field.end = offset
      offset += 1
      while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
      return field
    }
    throw Finding(
      .invalidPriceList, "a field in quotes doesn't end",
      site: CallSite(file: file, line: line, column: field.start - lineStart), expected: "a double quote",
      given: "the end of the line", hint: "if the file was cut, get it again")
  }
}
