import StrataText

/// Makes Swift names out of AWS's.
package enum Names {
  /// A name in lower camel case: `KmsMasterKeyId` becomes `kmsMasterKeyId`, `SSE-KMS` `sseKms`.
  ///
  /// Nil where there is nothing to make a name of.
  package static func member(_ name: String) -> String? {
    let words = words(in: name)
    guard let first = words.first else { return nil }
    var result = first.lowercased()
    for word in words.dropFirst() {
      // Digits beside digits would run together.
      if result.last?.isNumber == true, word.first?.isNumber == true { result += "_" }
      result +=
        word.prefix(1).uppercased() + (isShouted(word) ? word.dropFirst().lowercased() : String(word.dropFirst()))
    }
    return result.first?.isNumber == true ? "v" + result : result
  }

  /// The name of a property's parameter or of an attribute: `DBInstanceClass` becomes `dbInstanceClass`.
  package static func property(_ name: String) -> String {
    // Of every type that a template has, all properties are named, which by characters takes four times as long.
    var bytes = name.utf8.filter(\.isASCIIAlphanumeric)
    var upper = bytes.prefix { !$0.isASCIILowercase }.count
    // The last capital before a small letter begins the next word, but in IPv4 and the like it doesn't.
    let isPlural =
      upper < bytes.count && bytes[upper] == UInt8(ascii: "s")
      && (upper + 1 == bytes.count || bytes[upper + 1].isASCIIUppercase)
    let isVersion =
      upper + 1 < bytes.count && bytes[upper] == UInt8(ascii: "v") && bytes[upper + 1].isASCIIDigit
    if upper > 1, upper < bytes.count, !isPlural, !isVersion, bytes[upper - 1].isASCIIUppercase { upper -= 1 }
    for index in 0..<upper where bytes[index].isASCIIUppercase { bytes[index] += 0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The name of a type: letters and digits, the first a capital.
  package static func type(_ name: String) -> String {
    let plain = name.split { !$0.isLetter && !$0.isNumber }.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    return plain.first?.isNumber == true ? "Type" + plain : plain
  }

  /// A name with backticks where Swift would take it for a keyword.
  package static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  private static func words(in name: String) -> [String] {
    let parts = name.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
    // One word in camel case is several, of which the first is made small.
    guard parts.count == 1, !isShouted(parts[0]) else { return parts }
    let small = property(parts[0])
    let head = small.prefix { !$0.isUppercase }
    return head.count == small.count ? [small] : [String(head), String(small.dropFirst(head.count))]
  }

  private static func isShouted(_ word: String) -> Bool {
    word == word.uppercased() && word.contains { $0.isLetter }
  }

  private static let keywords: Set<String> = [
    "Any", "Protocol", "Self", "Type", "actor", "as", "associatedtype", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
    "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
    "precedencegroup",
    "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static", "struct", "subscript", "super",
    "switch", "throw", "throws", "true", "try", "typealias", "var", "where", "while",
  ]
}
