import StrataText

/// Names of secrets, by which their values are hidden.
///
/// They're taken for secrets sooner than by ``PlainSecret``, which warns: whatever isn't known to be harmless isn't shown.
enum SecretName {
  /// The words of secrets, in capitals and without anything between.
  private static let words = [
    "PASSWORD", "PASSWD", "PASSPHRASE", "PWD", "SECRET", "TOKEN", "APIKEY", "PRIVATEKEY", "ACCESSKEY", "SIGNINGKEY",
    "ENCRYPTIONKEY", "CREDENTIAL", "AUTHORIZATION", "CONNECTIONSTRING", "SIGNATURE",
  ]

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
  static func isSecret(_ name: String) -> Bool {
    // Where each word begins, in the name without what stands between words.
    var squeezed: [UInt8] = []
    var starts: Set<Int> = [0]
    var last: UInt8 = 0
    for byte in name.utf8 {
      if !byte.isASCIIAlphanumeric {
        starts.insert(squeezed.count)
      } else {
        if byte.isASCIIUppercase, !last.isASCIIUppercase { starts.insert(squeezed.count) }
        squeezed.append(byte.isASCIILowercase ? byte - 32 : byte)
      }
      last = byte
    }
    if squeezed == Array("SIG".utf8) { return true }
    guard let end = words.compactMap({ squeezed.endOfLast(Array($0.utf8)) }).max() else { return false }
    let bounds = starts.filter { $0 >= end }.sorted() + [squeezed.count]
    return !zip([end] + bounds, bounds).contains { start, end in
      start < end && harmless.contains(String(decoding: squeezed[start..<end], as: UTF8.self))
    }
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

extension [UInt8] {
  /// Where the last occurrence of some bytes ends.
  fileprivate func endOfLast(_ other: [UInt8]) -> Int? {
    guard count >= other.count else { return nil }
    let start = (0...(count - other.count)).last { self[$0..<$0 + other.count].elementsEqual(other) }
    return start.map { $0 + other.count }
  }
}
