/// Makes Swift's regular expressions of those of JSON schemas.
enum PatternSyntax {
  /// Says that a pattern would mean something else in Swift.
  struct Unsupported: Error {}

  /// Compiles a pattern so that it means in Swift what it means in ECMAScript.
  static func expression(_ pattern: String) throws -> Regex<AnyRegexOutput> {
    // Swift finds the ends of words as Unicode has them, and with its simple ones misses those of ASCII words.
    if pattern.contains(#"\b"#) || pattern.contains(#"\B"#) { throw Unsupported() }
    return try Regex(escapingSets(joiningPairs(pattern)))
      .matchingSemantics(.unicodeScalar)
      .asciiOnlyDigits()
      .asciiOnlyWordCharacters()
  }

  /// The pattern without halves of characters, which Swift doesn't know.
  private static func joiningPairs(_ pattern: String) -> String {
    guard pattern.utf8.contains(UInt8(ascii: "\\")) else { return pattern }
    var pattern = pattern
    // The second one stands in many schemas, and can only be meant as the first.
    for pairs in [#"\uD800\uDC00-\uDBFF\uDFFF"#, #"\uD800\uDBFF-\uDC00\uDFFF"#] {
      while let range = pattern.firstRange(of: pairs) {
        pattern.replaceSubrange(range, with: #"\U00010000-\U0010FFFF"#)
      }
    }
    return pattern
  }

  /// The pattern with a backslash before what only Swift gives a meaning in sets of characters.
  ///
  /// There, sets can stand within sets, and be joined by doubled marks; and nothing like `\w` can begin a range.
  private static func escapingSets(_ pattern: String) -> String {
    let bytes = Array(pattern.utf8)
    var result: [UInt8] = []
    var isInSet = false
    var isBehindClass = false
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      var wasClass = false
      switch byte {
      case UInt8(ascii: "\\"):
        let length = escapeLength(bytes[offset...])
        result += bytes[offset..<(offset + length)]
        wasClass = "wWdDsSpP".utf8.contains(next)
        offset += length - 1
      case UInt8(ascii: "["):
        if isInSet { result.append(UInt8(ascii: "\\")) }
        isInSet = true
        result.append(byte)
      case UInt8(ascii: "]"):
        isInSet = false
        result.append(byte)
      case UInt8(ascii: "-") where isInSet && isBehindClass,
        UInt8(ascii: "&") where isInSet, UInt8(ascii: "~") where isInSet:
        result += [UInt8(ascii: "\\"), byte]
      default: result.append(byte)
      }
      isBehindClass = wasClass
      offset += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The number of bytes of an escape, with the name of a property of characters.
  private static func escapeLength(_ rest: ArraySlice<UInt8>) -> Int {
    let kind = rest.dropFirst().first
    if kind == UInt8(ascii: "p") || kind == UInt8(ascii: "P"), rest.dropFirst(2).first == UInt8(ascii: "{"),
      let end = rest.firstIndex(of: UInt8(ascii: "}"))
    {
      return end - rest.startIndex + 1
    }
    return min(2, rest.count)
  }
}
