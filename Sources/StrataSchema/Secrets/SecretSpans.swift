import StrataText

/// Finds what looks like a secret within a text, such as the password in an address.
struct SecretSpans {
  /// The byte that stands for what isn't known before deployment.
  static let unknown: UInt8 = 0

  /// The places of secrets, in order and apart from each other.
  private(set) var ranges: [Range<Int>] = []

  private let bytes: [UInt8]

  init(_ text: String) {
    self.init(Array(text.utf8))
  }

  /// Finds only what is known by its own form, whatever stands around it.
  init(tokensIn text: String) {
    bytes = Array(text.utf8)
    findTokens()
    findKeys()
  }

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.count < 6 { return }
    findAssignments()
    findAddresses()
    findTokens()
    findKeys()
    if ranges.isEmpty { findWrapped() }
    ranges.sort { $0.lowerBound < $1.lowerBound }
    ranges = ranges.reduce(into: []) { merged, range in
      guard let last = merged.last, last.upperBound >= range.lowerBound else { return merged.append(range) }
      merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
    }
  }

  // MARK: Names with their values

  private static let beforeSign = ByteSet(" \t\"'\\")
  private static let behindSign = ByteSet(" \t\\")
  private static let inName = ByteSet("_-.")
  private static let behindValue = ByteSet(";&|,\"'<>)}")
  /// What a value begins with that's found out elsewhere.
  private static let lookups = ByteSet("$`\0/=")

  /// `DB_PASSWORD=…`, `"password": "…"`, `--token …` and `?token=…`.
  private mutating func findAssignments() {
    for sign in bytes.indices {
      switch bytes[sign] {
      case UInt8(ascii: "="), UInt8(ascii: ":"):
        guard let name = name(before: sign) else { continue }
        add(value(behind: sign + 1), named: name, isWeak: bytes[sign] == UInt8(ascii: ":"))
      case UInt8(ascii: " "):
        guard let name = name(before: sign), name.hasPrefix("--") else { continue }
        add(value(behind: sign + 1), named: name, isWeak: true)
      default: break
      }
    }
  }

  private func name(before sign: Int) -> String? {
    var end = sign
    while end > 0, Self.beforeSign.contains(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1].isASCIIAlphanumeric || Self.inName.contains(bytes[start - 1]) { start -= 1 }
    if end == start || end - start > 128 { return nil }
    // A part of an ARN, such as `:secret:`.
    if bytes[sign] == UInt8(ascii: ":"), end == sign, start > 0, bytes[start - 1] == UInt8(ascii: ":") { return nil }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private func value(behind sign: Int) -> Range<Int> {
    var start = sign
    while start < bytes.count, Self.behindSign.contains(bytes[start]) { start += 1 }
    guard start < bytes.count else { return start..<start }
    let quote = bytes[start]
    var end = start
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      start += 1
      end = start
      while end < bytes.count, bytes[end] != quote {
        // Within JSON, the quote at the end is escaped as that at the start; any other is part of the value.
        if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count {
          if bytes[end + 1] == quote, start >= 2, bytes[start - 2] == UInt8(ascii: "\\") { break }
          end += 1
        }
        end += 1
      }
      return start..<min(end, bytes.count)
    }
    while end < bytes.count, bytes[end] > 0x20 || bytes[end] == Self.unknown, !Self.behindValue.contains(bytes[end]) {
      end += 1
    }
    return start..<end
  }

  private mutating func add(_ range: Range<Int>, named name: String, isWeak: Bool) {
    guard !range.isEmpty, SecretName.isSecret(name) else { return }
    // A value that's found out elsewhere.
    if Self.lookups.contains(bytes[range.lowerBound]) || bytes[range].starts(with: "{{resolve:".utf8) { return }
    let text = String(decoding: bytes[range], as: UTF8.self)
    if isWeak, text.utf8.count < 6 || text.utf8.allSatisfy(\.isASCIILowercase) && text.utf8.count < 12 { return }
    if SecretName.isSecret(text, under: name) { ranges.append(range) }
  }

  // MARK: Addresses

  private static let behindHost = ByteSet("/?#\"'<>")

  /// `https://user:password@host`, and addresses that are secrets by themselves.
  private mutating func findAddresses() {
    for colon in bytes.indices where bytes[colon] == UInt8(ascii: ":") && bytes[colon...].starts(with: "://".utf8) {
      let start = colon + 3
      var end = start
      while end < bytes.count, bytes[end] > 0x20 || bytes[end] == Self.unknown, !Self.behindHost.contains(bytes[end]) {
        end += 1
      }
      if let at = bytes[start..<end].lastIndex(of: UInt8(ascii: "@")) {
        if let middle = bytes[start..<at].firstIndex(of: UInt8(ascii: ":")) {
          addUnlessUnknown(middle + 1..<at)
        } else if at - start >= 20 {
          addUnlessUnknown(start..<at)
        }
      }
      let hook = Array("hooks.slack.com/services/".utf8)
      if bytes[start...].starts(with: hook) {
        let path = start + hook.count
        addUnlessUnknown(path..<(bytes[path...].firstIndex { $0 <= 0x20 || "\"'".utf8.contains($0) } ?? bytes.count))
      }
    }
  }

  private mutating func addUnlessUnknown(_ range: Range<Int>) {
    // What is put in at deployment is a reference, such as to a secret.
    if bytes[range].starts(with: "{{resolve:".utf8) { return }
    // So is a variable of a shell; a password may begin as one does.
    if bytes[range].first == UInt8(ascii: "$"), bytes[range].count > 1 {
      let name = bytes[range].dropFirst()
      if "{(".utf8.contains(name.first ?? 0) || name.allSatisfy({ $0.isASCIIUppercase || $0 == UInt8(ascii: "_") }) {
        return
      }
    }
    if bytes[range].contains(where: { $0 != Self.unknown }) { ranges.append(range) }
  }

  // MARK: Tokens and keys that have a form of their own

  private static let prefixes = [
    "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxb-", "xoxp-", "xoxa-", "xapp-", "sk_live_",
    "rk_live_", "sk-", "npm_", "AIza", "AKIA", "ASIA", "eyJ", "Bearer ", "Basic ",
  ].map { Array($0.utf8) }
  private static let initials = ByteSet(prefixes.compactMap(\.first))
  private static let inToken = ByteSet("_-.+/=~")

  private mutating func findTokens() {
    func isPart(_ byte: UInt8) -> Bool { byte.isASCIIAlphanumeric || Self.inToken.contains(byte) }
    var isStart = true
    for start in bytes.indices {
      defer { isStart = !bytes[start].isASCIIAlphanumeric }
      guard isStart, Self.initials.contains(bytes[start]),
        let prefix = Self.prefixes.first(where: { bytes[start...].starts(with: $0) })
      else { continue }
      let body = start + prefix.count
      let end = bytes[body...].firstIndex { !isPart($0) } ?? bytes.count
      // A word isn't one.
      guard end - body >= 16, bytes[body..<end].contains(where: \.isASCIIDigit) else { continue }
      ranges.append((prefix.last == 0x20 ? body : start)..<end)
    }
  }

  private mutating func findKeys() {
    let (begin, end) = (Array("-----BEGIN ".utf8), Array("PRIVATE KEY-----".utf8))
    for start in bytes.indices where bytes[start] == UInt8(ascii: "-") && bytes[start...].starts(with: begin) {
      let head = bytes[start...].prefix(64)
      guard let middle = head.indices.first(where: { bytes[$0...].starts(with: end) }) else { continue }
      let body = middle + end.count
      let rest = bytes[body...].indices.first { bytes[$0...].starts(with: "-----END".utf8) }
      if body < rest ?? bytes.count { ranges.append(body..<(rest ?? bytes.count)) }
    }
  }

  /// Text in base64, such as a machine's script, that has a secret in it.
  private mutating func findWrapped() {
    guard bytes.count >= 24, let inner = Base64.decoded(bytes), String(validating: inner, as: UTF8.self) != nil,
      !inner.contains(where: { $0 < 9 }), !SecretSpans(inner).ranges.isEmpty
    else { return }
    ranges = [0..<bytes.count]
  }
}
