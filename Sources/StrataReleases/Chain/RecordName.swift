/// The name of a record's file, such as `0012-1a2b3c4d.json`: its number, and the first digits of its digest.
package struct RecordName: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The number of digits of the digest.
  static let digits = 8

  /// The record's number, from 1 on.
  package let number: Int
  /// The first digits of the digest of the file.
  package let prefix: String

  init(number: Int, digest: String) {
    (self.number, prefix) = (number, String(digest.prefix(Self.digits)))
  }

  /// Reads the name of a file; nil where that isn't as a record's is.
  init?(file: String) {
    let parts = file.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].hasSuffix(".json"), let number = Int(parts[0]), number > 0 else { return nil }
    self.init(number: number, digest: String(parts[1].dropLast(5)))
    guard prefix.utf8.count == Self.digits,
      prefix.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }), description == file
    else { return nil }
  }

  /// The file's name.
  package var description: String {
    let number = String(self.number)
    return String(repeating: "0", count: max(0, 4 - number.count)) + number + "-\(prefix).json"
  }

  package static func < (left: RecordName, right: RecordName) -> Bool {
    (left.number, left.prefix) < (right.number, right.prefix)
  }
}
