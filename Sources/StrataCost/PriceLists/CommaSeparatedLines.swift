import StrataFindings

/// The lines of a file of fields with commas between them, some in double quotes.
struct CommaSeparatedLines {
  private let bytes: [UInt8]
  private let file: String
  private var offset: Int
  /// The number of the line that was read last, from 1.
  private(set) var line = 0

  init(_ bytes: [UInt8], file: String) {
    (self.bytes, self.file) = (bytes, file)
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The fields of the next line that has some, with its number; nil at the end.
  ///
  /// - Throws: That a field in quotes doesn't end on its line.
  mutating func next() throws(Finding) -> (line: Int, fields: [String])? {
    while offset < bytes.count {
      line += 1
      let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text = bytes[offset..<end]
      offset = end + 1
      if text.last == UInt8(ascii: "\r") { text = text.dropLast() }
      if !text.isEmpty { return (line, try fields(of: text)) }
    }
    return nil
  }

  private func fields(of text: ArraySlice<UInt8>) throws(Finding) -> [String] {
    var fields: [String] = []
    var next = text.startIndex
    while true {
      var field: [UInt8] = []
      if next < text.endIndex, text[next] == UInt8(ascii: "\"") {
        let start = next
        next += 1
        while true {
          guard let quote = text[next...].firstIndex(of: UInt8(ascii: "\"")) else {
            throw Finding(
              .invalidPriceList, "a field in quotes doesn't end",
              site: CallSite(file: file, line: line, column: start - text.startIndex + 1),
              expected: "a double quote", given: "the end of the line", hint: "if the file was cut, get it again")
          }
          field += text[next..<quote]
          next = quote + 1
          // Two quotes stand for one.
          guard next < text.endIndex, text[next] == UInt8(ascii: "\"") else { break }
          field.append(UInt8(ascii: "\""))
          next += 1
        }
      }
      let end = text[next...].firstIndex(of: UInt8(ascii: ",")) ?? text.endIndex
      field += text[next..<end]
      fields.append(String(decoding: field, as: UTF8.self))
      if end == text.endIndex { return fields }
      next = end + 1
    }
  }
}
