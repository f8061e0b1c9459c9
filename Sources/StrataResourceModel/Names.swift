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
    let characters = Array(name.filter { $0.isLetter || $0.isNumber })
    var upper = characters.prefix { $0.isUppercase || $0.isNumber }.count
    if upper == 0 { return String(characters) }
    // The last capital before a small letter begins the next word, but in IPv4 and the like it doesn't.
    let isPlural =
      upper < characters.count && characters[upper] == "s"
      && (upper + 1 == characters.count || characters[upper + 1].isUppercase)
    let isVersion = upper + 1 < characters.count && characters[upper] == "v" && characters[upper + 1].isNumber
    if upper > 1, upper < characters.count, !isPlural, !isVersion, characters[upper - 1].isUppercase { upper -= 1 }
    return String(characters[..<upper]).lowercased() + String(characters[upper...])
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
