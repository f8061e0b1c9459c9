/// Digests of releases in messages.
package enum ReleaseDigest {
  /// The start of a digest, which is enough for people to tell releases apart.
  package static func short(_ digest: String) -> String { String(digest.prefix(8)) }
}
