import StrataFindings
public import StrataLanguage

extension AppScope {
  /// Declares an environment's own stack, and gives what its closure returns.
  ///
  /// ```swift
  /// for environment in environments {
  ///   app.stack("Shop", for: environment) { scope in … }   // ShopStaging, ShopProduction
  /// }
  /// ```
  ///
  /// All that is declared in it is the environment's, and has the same logical ids in each environment. A command that is
  /// told an environment by `-e` makes, compares, deploys and removes its own stacks, and none of another environment.
  /// Stacks of different environments can't use each other's values.
  ///
  /// - Parameters:
  ///   - name: The stack's name without that of the environment, whose title is added: `Shop` becomes `ShopStaging`. With
  ///     a naming policy, the word that it puts into its pattern: `compute` becomes `smartstack-staging-compute`.
  ///   - environment: The environment.
  ///   - env: The account and region the stack is meant for; those of the environment unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs and returns those that other stacks use.
  /// - Returns: The value that the closure returned.
  @discardableResult
  public func stack<Profile, Made>(
    _ name: String, for environment: Environment<Profile>, env: StackEnvironment? = nil, description: String? = nil,
    file: String = #filePath, line: Int = #line, _ declare: (Scope) -> Made
  ) -> Made {
    let site = CallSite(file: file, line: line)
    return stack(
      stackName(name, for: environment.name, titled: environment.title, at: site), ownedBy: environment.name,
      env: env ?? environment.env, description: description, site: site, declare)
  }

  /// Declares an environment's own stack, from which other stacks use nothing.
  ///
  /// - Parameters:
  ///   - name: The stack's name without that of the environment, whose title is added: `Shop` becomes `ShopStaging`. With
  ///     a naming policy, the word that it puts into its pattern: `compute` becomes `smartstack-staging-compute`.
  ///   - environment: The environment.
  ///   - env: The account and region the stack is meant for; those of the environment unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs.
  public func stack<Profile>(
    _ name: String, for environment: Environment<Profile>, env: StackEnvironment? = nil, description: String? = nil,
    file: String = #filePath, line: Int = #line, _ declare: (Scope) -> Void
  ) {
    // Beside the generic one for the compiler's sake: a closure of a single expression wouldn't fit there.
    let site = CallSite(file: file, line: line)
    stack(
      stackName(name, for: environment.name, titled: environment.title, at: site), ownedBy: environment.name,
      env: env ?? environment.env, description: description, site: site, declare)
  }

  /// Declares an environment's own stack by its whole name, and gives what its closure returns.
  ///
  /// ```swift
  /// app.stack(named: "shop-\(environment.name)-storage", for: environment) { scope in … }   // shop-staging-storage
  /// ```
  ///
  /// It's as any stack of an environment, but for its name, to which nothing is added.
  ///
  /// - Parameters:
  ///   - name: The stack's name, another one in each environment: 1 to 128 letters, digits and hyphens, beginning with a
  ///     letter.
  ///   - environment: The environment.
  ///   - env: The account and region the stack is meant for; those of the environment unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs and returns those that other stacks use.
  /// - Returns: The value that the closure returned.
  @discardableResult
  public func stack<Profile, Made>(
    named name: String, for environment: Environment<Profile>, env: StackEnvironment? = nil,
    description: String? = nil, file: String = #filePath, line: Int = #line, _ declare: (Scope) -> Made
  ) -> Made {
    stack(
      name, ownedBy: environment.name, env: env ?? environment.env, description: description,
      site: CallSite(file: file, line: line), declare)
  }
}
