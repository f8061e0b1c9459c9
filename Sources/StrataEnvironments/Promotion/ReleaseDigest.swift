import StrataText

/// Digests of releases in messages.
package enum ReleaseDigest {
  /// The start of a digest, which is enough for people to tell releases apart; what is no digest stays as it is.
  package static func short(_ digest: String) -> String {
    digest.utf8.allSatisfy(\.isLowercaseHex) ? String(digest.prefix(8)) : digest
  }
}
