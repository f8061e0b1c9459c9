import StrataScaffolding
import StrataText

/// The address of a repository, as git takes it.
struct PackageAddress: Equatable {
  /// The address without what is secret in it.
  let url: String
  /// Whether something was taken out of it that may be secret.
  let hadCredentials: Bool

  /// Takes an address; nil for the path of a folder, and for what no address is.
  ///
  /// Addresses are `https://…` and the like, and `user@host:path`.
  init?(_ text: String) {
    guard PackageDependency.isPlain(text) else { return nil }
    guard let scheme = text.firstRange(of: "://") else {
      // A path may have a colon as well, but none before its first slash that follows a host.
      let host = text.prefix { $0 != "/" }.prefix { $0 != ":" }
      guard host.utf8.contains(UInt8(ascii: "@")), text.utf8.count > host.utf8.count + 1,
        text.dropFirst(host.count).hasPrefix(":")
      else { return nil }
      (url, hadCredentials) = (text, false)
      return
    }
    guard String(text[..<scheme.lowerBound]).consistsOfAlphanumerics(and: "+-.") else { return nil }
    let rest = text[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" }
    // Of ssh it's the account on the server, which has no password in it.
    guard text.lowercased().hasPrefix("http"), let at = authority.lastIndex(of: "@") else {
      (url, hadCredentials) = (text, false)
      return
    }
    url = String(text[..<scheme.upperBound] + rest[rest.index(after: at)...])
    hadCredentials = true
  }
}
