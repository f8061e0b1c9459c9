import StrataText

/// Texts as they stand in SVG.
enum XMLText {
  /// A text for between tags and for attributes in double quotes.
  ///
  /// What XML can't hold, and what could turn around the direction of the text, is shown by its number.
  static func escaped(_ text: String) -> String {
    if text.consistsOfAlphanumerics(and: " -_./:,()#") { return text }
    var escaped = ""
    for scalar in displayable(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      // The two that are no characters, and that no XML file may have.
      case "\u{FFFE}", "\u{FFFF}": escaped += scalar.escaped(asASCII: true)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// A word as part of the name of a class: small letters, digits and hyphens.
  static func className(_ word: String) -> String {
    String(
      decoding: word.utf8.map { byte in
        byte.isASCIIUppercase ? byte + 32 : byte.isASCIIAlphanumeric ? byte : UInt8(ascii: "-")
      }, as: UTF8.self)
  }
}
