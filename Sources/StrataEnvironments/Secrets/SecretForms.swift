import StrataJSON
import StrataText

/// The forms in which a text is found even where it's within others.
enum SecretForms {
  /// The patterns to look for; texts are also looked at as what they may stand for, by ``TextDecoding``.
  ///
  /// - Parameters:
  ///   - text: The text, of at least as many bytes as a search looks at together.
  ///   - owner: Whose the patterns are.
  /// - Returns: The patterns, of which those that are too short are never found.
  static func patterns(of text: String, owner: Int) -> [PatternSearch.Pattern] {
    let plain = Array(text.utf8)
    var forms = [plain]
    // What is in base64 can't be seen through, so that what's written within it is looked for as well.
    for written in [plain] + [json(text), address(plain)].filter({ $0 != plain }) {
      for offset in 0...2 {
        let core = Base64.core(of: written, at: offset)
        let other = core.map(inAddress)
        forms += other == core ? [core] : [core, other]
      }
    }
    for digits in ["0123456789abcdef", "0123456789ABCDEF"] {
      let digits = Array(digits.utf8)
      var form: [UInt8] = []
      for byte in plain { form += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
      forms.append(form)
    }
    return forms.map { .init(bytes: $0, owner: owner) }
  }

  /// The pattern of the text as the words of an id: `correct-horse` is `CorrectHorse`.
  static func words(of text: String, owner: Int) -> PatternSearch.Pattern {
    .init(bytes: Array(text.pascalCased.utf8), owner: owner, isWords: true)
  }

  /// Whether a text is one word of small letters, which as the words of an id may be any word.
  static func isWord(_ text: String) -> Bool { text.utf8.allSatisfy(\.isASCIILowercase) }

  /// The text as it stands between the quotes of JSON.
  static func json(_ text: String) -> [UInt8] {
    let quoted = (try? JSONValue.string(text).bytes(keyOrder: .given, layout: .compact)) ?? []
    return Array(quoted.filter { $0 != UInt8(ascii: "\n") }.dropFirst().dropLast())
  }

  /// The bytes as they stand in an address.
  private static func address(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return bytes.flatMap { byte in
      byte.isASCIIAlphanumeric || "-._~".utf8.contains(byte)
        ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }

  /// A letter of base64 in the alphabet that addresses take.
  private static func inAddress(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "+"): UInt8(ascii: "-")
    case UInt8(ascii: "/"): UInt8(ascii: "_")
    default: letter
    }
  }
}
