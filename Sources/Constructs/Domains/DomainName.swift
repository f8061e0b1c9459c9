import StrataText

/// A name in the domain name system, whose parts are told apart by dots.
///
/// See [DNS domain names](https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html).
package struct DomainName: Sendable, Hashable {
  /// The name in lower case, without a dot at its end.
  package let text: String

  package init(_ text: String) {
    let lower = text.lowercased()
    self.text = lower.hasSuffix(".") ? String(lower.dropLast()) : lower
  }

  private var labels: [Substring] { text.split(separator: ".", omittingEmptySubsequences: false) }

  /// Whether the first part stands for any other.
  package var isWildcard: Bool { text.hasPrefix("*.") }

  /// Whether it's a name that DNS takes: parts of 1 to 63 letters, digits, hyphens and underscores, 255 in all.
  package var isValid: Bool {
    let parts = isWildcard ? Array(labels.dropFirst()) : labels
    return parts.count > 1 && text.utf8.count <= 255
      && parts.allSatisfy { part in
        (1...63).contains(part.utf8.count) && String(part).consistsOfAlphanumerics(and: "-_") && !part.hasPrefix("-")
          && !part.hasSuffix("-")
      }
  }

  /// Whether it's another, or below it.
  package func isInside(_ other: DomainName) -> Bool { text == other.text || text.hasSuffix("." + other.text) }

  /// Whether it covers a name as a certificate's does: itself, or with a star exactly one part in place of it.
  ///
  /// See [Wildcard names](https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html).
  package func covers(_ name: DomainName) -> Bool {
    if text == name.text { return true }
    guard isWildcard, let dot = name.text.firstIndex(of: ".") else { return false }
    return name.text[name.text.index(after: dot)...] == text.dropFirst(2)
  }
}
