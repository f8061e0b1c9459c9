import StrataFindings
import StrataJSON
import StrataText

extension Scope {
  /// The name of something of this scope's environment, by the naming policy of the app.
  ///
  /// ```swift
  /// let api = Function("Api", in: scope, code: code, name: scope.name("api"))  // smartstack-dev-api
  /// ```
  ///
  /// Whether it's short enough is checked where it's given: a name that grows too long in one of three environments is
  /// an error that names that environment.
  ///
  /// - Parameters:
  ///   - service: The word for the thing, of small letters, digits and single hyphens, such as `api`; behind it `.fifo`
  ///     may stand, for queues and topics that keep an order.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The name.
  public func name(_ service: String, file: String = #filePath, line: Int = #line) -> StringValue {
    let site = node.declarationSite(file: file, line: line)
    guard let names = names(for: "a name", at: site) else { return .literal(service) }
    let plain = service.hasSuffix(".fifo") ? String(service.dropLast(5)) : service
    if let mistake = Finding.service(plain, given: service) {
      node.stack.app.mistakenSites.insert(site.site)
      node.report(mistake, site: site)
      return .literal(names.name("unknown"))
    }
    let policy = node.stack.app.naming?.site
    return StringValue(
      node: TemplateNode(
        .literal(.string(names.name(service))),
        from: ValueOrigin(
          "the policy that gives this name in the environment \(names.environment)", naming: names, service: plain
        ) { policy }))
  }

  /// The path of parameters of this scope's environment, by the naming policy of the app: `/smartstack/dev/worker`.
  ///
  /// ```swift
  /// let settings = ParameterPath("Settings", in: scope, values: ["log-level": "info"], path: scope.parameterPath("worker"))
  /// ```
  ///
  /// - Parameters:
  ///   - levels: The levels below the environment's own path, such as `worker` or `worker/db`; that path itself unless
  ///     given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  /// - Returns: The path, with a slash before and none behind.
  public func parameterPath(_ levels: String = "", file: String = #filePath, line: Int = #line) -> StringValue {
    let site = node.declarationSite(file: file, line: line)
    let below = levels.isEmpty ? "" : "/" + levels
    guard let names = names(for: "a path of parameters", at: site) else { return .literal(below) }
    return .literal(names.parameters + below)
  }

  /// The names of this scope's environment; nil where the app has no policy, or the scope no environment.
  package var environmentNames: EnvironmentNames? {
    guard let policy = node.stack.app.naming, let environment else { return nil }
    return policy.names(of: environment)
  }

  private func names(for thing: String, at site: DeclarationSite) -> EnvironmentNames? {
    if let names = environmentNames { return names }
    let hasPolicy = node.stack.app.naming != nil
    node.stack.app.mistakenSites.insert(site.site)
    node.report(
      Finding(
        .namingPolicy,
        hasPolicy
          ? "\(thing) by the policy has an environment in it, and this scope is of none"
          : "\(thing) by a policy needs one, and this app has none",
        hint: hasPolicy
          ? "declare it in a stack or a scope of an environment, or give it a name of its own"
          : "say it before the first stack: app.names = NamingPolicy(\"\(node.stack.app.identity.app)-{env}-{service}\")"
      ),
      site: site)
    return nil
  }
}

extension Finding {
  /// The fault in the word for a service, or for an environment that a policy gives names of.
  static func service(_ word: String, given: String, of thing: String = "a service") -> Finding? {
    let isWord =
      !word.isEmpty && word.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { !$0.isEmpty }
      && word.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    if isWord { return nil }
    let other = word.hyphenated
    return Finding(
      .namingPolicy, "the word for \(thing) must be one that names of AWS take",
      expected: "a to z, 0 to 9, and single hyphens within, such as \(thing == "a service" ? "api" : "dev")",
      given: "\"\(given)\"", hint: other.isEmpty ? nil : "say \"\(other)\"")
  }
}

extension String {
  /// The words in small letters, joined by hyphens.
  fileprivate var hyphenated: String {
    var text = ""
    var (isInWord, wasUppercase) = (false, false)
    for character in self {
      guard character.isASCII, character.isLetter || character.isNumber else {
        isInWord = false
        continue
      }
      // A capital begins a word, unless it follows another.
      if !text.isEmpty, !isInWord || character.isUppercase && !wasUppercase { text += "-" }
      text += character.lowercased()
      (isInWord, wasUppercase) = (true, character.isUppercase)
    }
    return text
  }
}
