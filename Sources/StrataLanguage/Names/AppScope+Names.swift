package import StrataFindings

extension AppScope {
  /// The naming policy of the app, by which stacks of environments are called, and ``Scope/name(_:file:line:)`` gives names.
  ///
  /// It's none unless said. Say it before the first stack is declared.
  public var names: NamingPolicy? {
    get { state.naming }
    nonmutating set { state.take(newValue) }
  }

  /// Says which environments the app may be declared for, whichever it's declared for now.
  package func knows(environments: [String]) {
    state.knownEnvironments = environments
  }

  /// The name of an environment's own stack, by the policy where there is one.
  ///
  /// - Parameters:
  ///   - word: The word for the stack.
  ///   - environment: The environment.
  ///   - title: What stands behind the word where there is no policy.
  ///   - site: The line that declares the stack.
  /// - Returns: The name, such as `smartstack-dev-compute`.
  package func stackName(_ word: String, for environment: String, titled title: String, at site: CallSite) -> String {
    guard let policy = state.naming else { return word + title }
    if let mistake = Finding.service(word, given: word) {
      state.report(mistake, path: nil, site: DeclarationSite(site))
    }
    return policy.names(of: environment).name(word)
  }
}

extension AppState {
  /// Takes a policy, and reports what is wrong with it at the line that says it.
  func take(_ policy: NamingPolicy?) {
    naming = policy
    guard let policy else { return }
    let site = DeclarationSite(policy.site)
    for mistake in policy.mistakes { report(mistake, path: nil, site: site) }
    if let first = stacks.first {
      report(
        Finding(
          .namingPolicy, "the naming policy comes too late for the stack \(first.name)",
          hint: "say it before the first stack", notes: [.init(site: first.site.site, message: "the stack is here")]),
        path: nil, site: site)
    }
  }

  /// Reports environments whose names aren't names, or can't be told from each other's.
  func checkNames() {
    guard let policy = naming, policy.mistakes.isEmpty else { return }
    let site = DeclarationSite(policy.site)
    var environments = knownEnvironments
    for name in stacks.flatMap(\.environments) where !environments.contains(name) { environments.append(name) }
    var named: [EnvironmentNames] = []
    for environment in environments {
      if let mistake = Finding.service(environment, given: environment, of: "an environment") {
        report(mistake, path: nil, site: site)
        continue
      }
      let names = policy.names(of: environment)
      if let first = names.pattern.first, first.isNumber {
        report(
          Finding(
            .namingPolicy, "names must begin with a letter, as those of stacks do",
            expected: "an environment whose name begins with a letter", given: "\"\(environment)\""), path: nil,
          site: site)
      }
      for other in named {
        if let mistake = Finding.overlap(other, names) { report(mistake, path: nil, site: site) }
      }
      named.append(names)
    }
  }
}

extension Finding {
  /// The fault that names of one environment may be another's.
  fileprivate static func overlap(_ one: EnvironmentNames, _ other: EnvironmentNames) -> Finding? {
    if one.overlaps(other) {
      // The shorter pattern is the one that takes in the other.
      let (wide, narrow) = one.pattern.utf8.count <= other.pattern.utf8.count ? (one, other) : (other, one)
      return Finding(
        .namingPolicy,
        "names of the environment \(narrow.environment) match those of \(wide.environment), so that a policy can't tell them apart",
        expected: "environments whose names don't match each other's",
        given: "\(wide.pattern), which matches \(narrow.name("api"))",
        hint: "call one of the environments otherwise")
    }
    if one.sharesParameters(with: other) {
      return Finding(
        .namingPolicy,
        "parameters of the environments \(one.environment) and \(other.environment) are below each other's path",
        expected: "paths apart from each other", given: "\(one.parameters) and \(other.parameters)",
        hint: "call one of the environments otherwise, or say parameters: with {env} as a level of its own")
    }
    return nil
  }
}
