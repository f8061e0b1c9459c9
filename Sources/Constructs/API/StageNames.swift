import StrataText

/// The names of an API's stages, from which their hosts and logical ids are made.
final class StageNames {
  /// The stages by what must be different of each.
  private var taken: [String: String] = [:]
  private var count = 0

  /// The names that the API itself declares, whose logical ids no stage can have.
  private static let reserved: Set<String> = [
    "Account", "Link", "LoadBalancer", "LoggingRole", "Proxy", "ProxyMethod", "RootMethod",
  ]

  /// The host that the load balancer knows a stage by; nothing looks it up.
  static func host(of stage: String, in api: Scope) -> String {
    let words = [stage] + api.path.idsBelowStack.reversed() + ["internal"]
    return words.map(label).joined(separator: ".")
  }

  /// Takes a name, with a mistake where it can't be one; then another, so that nothing else is found wrong by it.
  func take(_ name: String, _ declaration: Declaration) -> String {
    count += 1
    let id = name.pascalCased
    let keys = ["id \(id)", "host \(Self.label(name))"]
    // API Gateway takes 128, but a host's label has 63 at most.
    if !(1...63).contains(name.utf8.count) || !name.consistsOfAlphanumerics(and: "-_") || id.isEmpty {
      declaration.report(
        "this can't be a stage's name", property: "name",
        expected: "1 to 63 letters, digits, hyphens and underscores", given: "\"\(name)\"")
    } else if Self.reserved.contains(id) {
      declaration.report(
        "a part of the API has this name", property: "name", expected: "another name", given: "\"\(name)\"")
    } else if let other = keys.lazy.compactMap({ self.taken[$0] }).first {
      // A construct that is declared twice is reported as such.
      if other == name { return name }
      declaration.report(
        "the API has a stage \"\(other)\" already", property: "name",
        expected: "a name that differs in more than case and punctuation", given: "\"\(name)\"")
    } else {
      for key in keys { taken[key] = name }
      checkHost(name, declaration)
      return name
    }
    return "refused-\(count)"
  }

  /// See [Host conditions](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#host-conditions).
  private func checkHost(_ name: String, _ declaration: Declaration) {
    let host = Self.host(of: name, in: declaration.scope)
    if host.utf8.count <= 128 { return }
    declaration.report(
      "the load balancer must know the stage \"\(name)\" by a host of at most 128 characters", property: "name",
      expected: "128 or fewer", given: "\(host.utf8.count)",
      hint: "shorten the name, or the ids of the API and of the scopes around it")
  }

  private static func label(_ word: String) -> String {
    String(decoding: word.utf8.map { $0.isASCIIAlphanumeric ? $0 | 0x20 : UInt8(ascii: "-") }, as: UTF8.self)
  }
}
