@testable import StrataOutput

/// A simple form of record: a line for each file, with its digest and its name.
enum TestRecord {
  /// What a record that can't be parsed is refused with.
  struct Malformed: Error, CustomStringConvertible {
    let description = "it is not a list of digests and names"
  }

  static let name = "manifest.json"

  static func file(for files: [OutputFile]) throws(OutputError) -> OutputFile {
    try OutputFile(name: name, bytes: Array(text(for: files).utf8))
  }

  static func text(for files: [OutputFile]) -> String {
    files.map { "\(digest($0.bytes)) \($0.name)\n" }.joined()
  }

  static func digest(_ bytes: [UInt8]) -> String {
    let hash = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
    return "\(bytes.count)-\(String(hash, radix: 16))"
  }

  static func parse(_ record: [UInt8]) throws -> [WrittenFile] {
    try String(decoding: record, as: UTF8.self).split(separator: "\n").map { line in
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Malformed() }
      return WrittenFile(name: parts[1], digest: parts[0])
    }
  }
}
