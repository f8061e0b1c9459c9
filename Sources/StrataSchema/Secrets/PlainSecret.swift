import StrataJSON
import StrataText

/// The signs of a secret that is written out.
package enum PlainSecret {
  private static let words: [StaticString] = [
    "PASSWORD", "PASSWD", "SECRET", "TOKEN", "APIKEY", "API_KEY", "PRIVATE_KEY", "ACCESS_KEY",
  ]
  /// What is in the name of something about a secret, such as SECRET_NAME or TOKEN_URL.
  private static let others: [StaticString] = [
    "ARN", "NAME", "ID", "URL", "URI", "PATH", "FILE", "LENGTH", "TTL", "EXPIR", "TIMEOUT", "TYPE",
  ]

  /// Whether a name is that of a secret, and its value one that's written out.
  package static func isLikely(name: String, value text: String) -> Bool {
    guard text.utf8.count >= 6, !text.contains(bytesOf: "{{resolve:"), !text.hasPrefix("arn:") else { return false }
    let upper = name.uppercased()
    for word in words {
      guard let start = upper.utf8Offsets(of: word).first else { continue }
      let rest = String(decoding: upper.utf8.dropFirst(start + word.utf8CodeUnitCount), as: UTF8.self)
      return !others.contains { rest.contains(bytesOf: $0) }
    }
    return false
  }

  /// Whether text has a token or a key in it that is known by its form, such as `ghp_…`, `sk-…` or a private key.
  package static func hasToken(_ text: String) -> Bool { SecretSpans(tokensIn: text).ranges.isEmpty == false }

  /// Whether text has the id of an access key in it: `AKIA` or `ASIA` and 16 capital letters or digits, as a word.
  package static func hasAccessKey(_ text: String) -> Bool {
    guard text.utf8.count >= 20 else { return false }
    return text.withUTF8Bytes { bytes in
      func isPart(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) }
      for start in 0...(bytes.count - 20)
      where bytes[start] == UInt8(ascii: "A") && bytes[start + 3] == UInt8(ascii: "A") {
        let word = bytes[start..<start + 20]
        guard word.starts(with: "AKIA".utf8) || word.starts(with: "ASIA".utf8), word.allSatisfy(isPart) else {
          continue
        }
        if start > 0, isPart(bytes[start - 1]) { continue }
        if start + 20 < bytes.count, isPart(bytes[start + 20]) { continue }
        return true
      }
      return false
    }
  }
}
