/// The strings in quotation marks of which the value of a text record is made.
///
/// See [TXT record type](https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#TXTFormat).
struct RecordText {
  /// The greatest length of a string.
  static let limit = 255
  /// The greatest length of all strings together.
  static let limitOfAll = 4_000

  /// The number of characters of each string.
  private(set) var lengths: [Int] = []

  /// Takes apart a value; nil where there's more in it than such strings, or an end is missing.
  init?(_ value: String) {
    var rest = Array(value.unicodeScalars)[...]
    while let first = rest.popFirst() {
      if first == " " || first == "\t" { continue }
      guard first == "\"", let length = Self.string(&rest) else { return nil }
      lengths.append(length)
    }
  }

  /// The length of a string, of which the first quotation mark has been read.
  private static func string(_ rest: inout ArraySlice<Unicode.Scalar>) -> Int? {
    var length = 0
    while let scalar = rest.popFirst() {
      if scalar == "\"" { return length }
      length += 1
      guard scalar == "\\" else { continue }
      // Three octal digits stand for one character, and so does a mark after a backslash.
      let digits = rest.prefix(3)
      if digits.count == 3, digits.allSatisfy({ ("0"..."7").contains($0) }) {
        rest.removeFirst(3)
      } else if rest.popFirst() == nil {
        return nil
      }
    }
    return nil
  }
}
