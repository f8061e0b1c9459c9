import StrataText

/// Names of secrets, by which their values are hidden.
///
/// They're taken for secrets sooner than by ``PlainSecret``, which warns: whatever isn't known to be harmless isn't shown.
package enum SecretName {
  /// The words of secrets by the letter they begin with, in capitals and without anything between.
  private static let words: [UInt8: [[UInt8]]] = Dictionary(
    grouping: [
      "PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "SECRET", "TOKEN", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "SIGNINGKEY",
      "ENCRYPTIONKEY", "CREDENTIAL", "AUTHORIZATION", "CONNECTIONSTRING", "SIGNATURE",
    ].map { Array($0.utf8) }, by: { $0[0] })

  /// The letters that the words begin with.
  private static let initials = ByteSet(words.keys)

  /// The words that tell that something is about a secret, and isn't one.
  private static let harmless: Set<String> = [
    "ALGORITHM", "ARN", "ARNS", "AUDIENCE", "COUNT", "ENABLED", "ENDPOINT", "EXPIRATION", "EXPIRES", "EXPIRY", "FILE",
    "HEADER", "ID", "IDS", "ISSUER", "KMS", "LENGTH", "LIMIT", "MANAGER", "METHOD", "MODE", "NAME", "NAMES", "PATH",
    "POLICY",
    "PREFIX", "REGION", "REQUIRED", "ROTATION", "SMANAGER", "TIMEOUT", "TTL", "TYPE", "TYPES", "URI", "URL", "VALIDITY",
    "VERSION",
  ]

  /// The names of values that say nothing of what they are, so that the name around them counts.
  static let plain: Set<String> = [
    "AllowedValues", "Content", "Data", "Default", "DefaultValue", "OptionValue", "ParameterValue", "Properties",
    "StringValue",
    "Text", "Value", "Values", "content", "default", "text", "value", "values",
  ]

  /// The names of what has a name for the value beside it.
  static let titles = ["Name", "Key", "ParameterKey", "OptionName", "HeaderName", "name", "key"]

  /// Whether a name is that of a secret.
  package static func isSecret(_ name: String) -> Bool {
    // The name without what stands between words.
    var squeezed: [UInt8] = []
    squeezed.reserveCapacity(name.utf8.count)
    for byte in name.utf8 where byte.isASCIIAlphanumeric {
      squeezed.append(byte.isASCIILowercase ? byte - 32 : byte)
    }
    if squeezed.elementsEqual("SIG".utf8) { return true }
    guard let end = endOfWords(in: squeezed) else { return false }
    let bounds = starts(in: name).filter { $0 >= end }.sorted() + [squeezed.count]
    return !zip([end] + bounds, bounds).contains { start, end in
      start < end && harmless.contains(String(decoding: squeezed[start..<end], as: UTF8.self))
    }
  }

  /// Where the word of a secret ends that ends last; nil where there is none, as in nearly all names.
  private static func endOfWords(in squeezed: [UInt8]) -> Int? {
    var end: Int?
    for start in squeezed.indices where initials.contains(squeezed[start]) {
      for word in words[squeezed[start]] ?? [] where squeezed[start...].starts(with: word) {
        end = max(end ?? 0, start + word.count)
      }
    }
    return end
  }

  /// Where each word of a name begins, in the name without what stands between words.
  private static func starts(in name: String) -> Set<Int> {
    var starts: Set<Int> = [0]
    var count = 0
    var last: UInt8 = 0
    for byte in name.utf8 {
      if !byte.isASCIIAlphanumeric {
        starts.insert(count)
      } else {
        if byte.isASCIIUppercase, !last.isASCIIUppercase { starts.insert(count) }
        count += 1
      }
      last = byte
    }
    return starts
  }

  /// Whether a text under the name of a secret may be one.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - name: The name.
  /// - Returns: Whether it's anything but a switch, a count, a reference or nothing.
  static func isSecret(_ text: String, under name: String) -> Bool {
    guard !text.hasPrefix("arn:"), !states.contains(text.lowercased()) else { return false }
    let rest = withoutReferences(text)
    if !rest.utf8.contains(where: { $0.isASCIIAlphanumeric || $0 >= 0x80 }) { return false }
    // As in MAX_TOKENS.
    let isCount = rest.utf8.allSatisfy(\.isASCIIDigit) && name.lowercased().hasSuffix("tokens")
    return !isCount
  }

  private static let states: Set<String> = [
    "allow", "auto", "default", "deny", "disabled", "enabled", "false", "no", "none", "null", "off", "on", "optional",
    "required", "true", "yes",
  ]

  /// The text without references to secrets and parameters, which CloudFormation looks up.
  private static func withoutReferences(_ text: String) -> Substring {
    var rest = text[...]
    while let start = rest.firstRange(of: "{{resolve:"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      rest = rest[..<start.lowerBound] + rest[end.upperBound...]
    }
    return rest
  }
}
