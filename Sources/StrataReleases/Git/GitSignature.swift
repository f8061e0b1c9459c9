/// What git says of a commit's signature.
package enum GitSignature: Sendable, Hashable {
  /// The signature is good, by a key that this machine knows; with git's words on whose it is.
  case good(String)
  /// There is no signature.
  case none
  /// There is one, and it isn't known to be good; with git's reason.
  case unproved(String)
}
