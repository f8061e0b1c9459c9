import StrataLanguage

extension HealthProbe {
  /// What is wrong with it.
  ///
  /// - Parameter environment: The system and the environment that it's a check of, such as `shop/production`.
  /// - Returns: The mistakes.
  func mistakes(of environment: String) -> [Finding] {
    guard case .address(let address) = kind else { return [] }
    var findings: [Finding] = []
    func report(_ message: String, expected: String, given: String) {
      findings.append(
        Finding(
          .invalidPromotion, message, path: environment, property: "health", site: site, expected: expected,
          given: given))
    }
    switch address.place {
    case .url(let url):
      if let problem = WebAddress.problem(with: url) {
        report(
          "an address can't be asked: \(problem)", expected: "an address such as https://example.com/health",
          given: WebAddress.hasUser(url) ? "one with an @ before its path" : "\"\(url)\"")
      }
    case .output(let id, let path):
      if id.isEmpty { report("an address has no output", expected: "the id of an output", given: "\"\"") }
      if !path.isEmpty, !path.hasPrefix("/") || !WebAddress.consistsOfAllowed(path) {
        report("a path can't be asked", expected: "a path such as /health", given: "\"\(path)\"")
      }
    }
    if address.status.lowerBound < 100 || address.status.upperBound > 599 {
      report(
        "an address has a status that isn't one of HTTP", expected: "100 to 599",
        given: "\(address.status.lowerBound) to \(address.status.upperBound)")
    }
    if address.timeout < .seconds(1) || address.timeout > .seconds(300) {
      report("an address has a time that can't be", expected: "1 to 300 s", given: "\(address.timeout)")
    }
    return findings
  }
}

/// Addresses as far as they can be asked.
package enum WebAddress {
  /// Why an address can't be asked; nil where it can.
  package static func problem(with url: String) -> String? {
    guard let scheme = ["https://", "http://"].first(where: url.hasPrefix) else {
      return "it begins with neither https:// nor http://"
    }
    let rest = url.dropFirst(scheme.count)
    if hasUser(url) { return "it has a user or a password, which would be shown" }
    if rest.prefix(while: { $0 != "/" && $0 != "?" && $0 != "#" }).isEmpty { return "it has no host" }
    return consistsOfAllowed(rest) ? nil : "it has characters that an address doesn't have"
  }

  /// Whether a user or a password may stand before the host; what can't be read may have one anywhere.
  package static func hasUser(_ url: String) -> Bool {
    guard let scheme = url.firstRange(of: "://") else { return url.contains("@") }
    return url[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains("@")
  }

  /// Whether there is nothing but what an address may have.
  static func consistsOfAllowed(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#""<>\^`{|}"#.utf8.contains($0) }
  }

  /// An address as it may be shown: what is behind a question mark is often a key.
  package static func shown(_ url: String) -> String {
    String(url.prefix { $0 != "?" && $0 != "#" })
  }

  /// A path behind an output's value, which need not say that it's an address.
  package static func joining(_ value: String, _ path: String) -> String {
    let base = value.contains("://") ? value : "https://\(value)"
    return (path.isEmpty || !base.hasSuffix("/") ? base : String(base.dropLast())) + path
  }
}
