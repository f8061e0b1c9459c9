import StrataText

/// The content security policy of a page that needs nothing but itself: the styles and the script in it, told by their digests.
///
/// See [Content Security Policy Level 3](https://www.w3.org/TR/CSP3/).
enum ContentPolicy {
  /// The policy's text.
  ///
  /// - Parameters:
  ///   - style: The text of the one style element.
  ///   - script: The text of the one script element.
  /// - Returns: The directives, by which a browser loads nothing, sends nothing and runs no other script.
  static func text(style: String, script: String) -> String {
    [
      "default-src 'none'", "style-src '\(source(of: style))'", "script-src '\(source(of: script))'",
      "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }

  private static func source(of text: String) -> String {
    let digits = Array(SHA256.hexDigest(of: Array(text.utf8)).utf8)
    let digest = stride(from: 0, to: digits.count, by: 2).map { value(of: digits[$0]) << 4 | value(of: digits[$0 + 1]) }
    // The last of 32 bytes begins a group of three, of which one is missing.
    let letters = Base64.core(of: digest + [0], at: 0).dropLast()
    return "sha256-\(String(decoding: letters, as: UTF8.self))="
  }

  private static func value(of digit: UInt8) -> UInt8 {
    digit.isASCIIDigit ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
  }
}
