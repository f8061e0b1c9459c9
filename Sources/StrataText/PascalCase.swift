extension String {
  /// The text with its words joined and each begun with a capital: `dead-letters` is `DeadLetters`.
  ///
  /// Words are of ASCII letters and digits; everything else stands between them.
  package var pascalCased: String {
    if isPascalCased { return self }
    var result = ""
    var startsWord = true
    for byte in utf8 {
      guard byte.isASCIIAlphanumeric else {
        startsWord = true
        continue
      }
      result.unicodeScalars.append(Unicode.Scalar(startsWord && byte.isASCIILowercase ? byte - 32 : byte))
      startsWord = false
    }
    return result
  }

  /// Whether the text is one word of letters and digits that begins with a capital or a digit.
  package var isPascalCased: Bool {
    guard let first = utf8.first, first < UInt8(ascii: "a") else { return false }
    return consistsOfAlphanumerics()
  }
}
