package import StrataFindings

/// The stacks that belong together, as a value: what is written down is declared afresh at each synthesis.
///
/// ```swift
/// let app = App("Shop") { app in
///   let jobs = app.stack("Data") { scope in Resource("Jobs", type: "AWS::SQS::Queue", in: scope) }
///   app.stack("Api") { scope in scope.output("Jobs", jobs.attribute("Arn")) }   // exported and imported by itself
/// }
/// let assembly = try app.synthesize()
/// ```
public struct App: Sendable {
  /// The app's name, by which messages tell it from others.
  public let name: String

  /// The content of its functions' packages; nothing is known of any unless given.
  public var packages = PackageLock([:])

  package let site: CallSite
  private let declare: @Sendable (AppScope) -> Void

  /// Makes an app of what a closure declares.
  ///
  /// - Parameters:
  ///   - name: The app's name.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stacks. It must depend on nothing but what it captures, so that it always declares the same.
  public init(
    _ name: String, file: String = #filePath, line: Int = #line, _ declare: @escaping @Sendable (AppScope) -> Void
  ) {
    self.name = name
    site = CallSite(file: file, line: line)
    self.declare = declare
  }

  /// Makes an app of one stack that has the stack's name.
  public init(_ stack: Stack) {
    name = stack.name
    site = stack.site
    declare = { $0.add(stack) }
  }

  /// Declares everything.
  ///
  /// Whoever takes it has to ``AppState/dismantle()`` it.
  package func declared() -> AppState {
    let state = begun()
    declare(into: state)
    return state
  }

  /// The app before anything is declared in it.
  package func begun() -> AppState {
    AppState(app: name, site: site, packages: packages)
  }

  /// The packages that its functions use, whether they're locked or not.
  package func packageUses() -> [PackageUse] {
    let state = AppState(app: name, site: site, packages: nil)
    declare(into: state)
    defer { state.dismantle() }
    while true {
      let work = state.takeFinalizers()
      if work.isEmpty { break }
      for work in work { work() }
    }
    return state.stacks.flatMap(\.packages)
  }

  /// Declares everything into what was begun.
  package func declare(into state: AppState) {
    let observer = DeclarationObserver.current
    observer?(.app(name, at: site))
    defer { observer?(.end) }
    declare(AppScope(state: state))
    state.checkNames()
  }
}

/// The scope in which an app's stacks are declared.
public struct AppScope {
  let state: AppState

  /// The tags that every taggable resource of every stack gets.
  public var tags: Tags {
    get { state.tags }
    nonmutating set { state.tags = newValue }
  }

  /// Declares a stack, and gives what its closure returns.
  ///
  /// - Parameters:
  ///   - name: The stack's name, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  ///   - env: The account and region the stack is meant for; anywhere unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs and returns those that other stacks use.
  /// - Returns: The value that the closure returned.
  @discardableResult
  public func stack<Made>(
    _ name: String, env: StackEnvironment? = nil, description: String? = nil, file: String = #filePath,
    line: Int = #line, _ declare: (Scope) -> Made
  ) -> Made {
    let stack = state.addStack(
      name, environment: env, description: description, site: CallSite(file: file, line: line))
    return state.fill(stack, by: declare)
  }

  /// Declares a stack from which other stacks use nothing.
  ///
  /// - Parameters:
  ///   - name: The stack's name, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  ///   - env: The account and region the stack is meant for; anywhere unless given.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///   - declare: Declares the stack's constructs.
  public func stack(
    _ name: String, env: StackEnvironment? = nil, description: String? = nil, file: String = #filePath,
    line: Int = #line, _ declare: (Scope) -> Void
  ) {
    // Beside the generic one for the compiler's sake: a closure of a single expression wouldn't fit there.
    let stack = state.addStack(
      name, environment: env, description: description, site: CallSite(file: file, line: line))
    state.fill(stack, by: declare)
  }

  /// Declares a stack that belongs to an environment as a whole, and gives what its closure returns.
  ///
  /// - Parameters:
  ///   - name: The stack's name, `[A-Za-z][A-Za-z0-9-]{0,127}`.
  ///   - environment: The environment, such as `staging`.
  ///   - env: The account and region the stack is meant for.
  ///   - description: The purpose of the stack, up to 1,024 bytes.
  ///   - site: The place of the caller.
  ///   - declare: Declares the stack's constructs.
  /// - Returns: The value that the closure returned.
  package func stack<Made>(
    _ name: String, ownedBy environment: String, env: StackEnvironment?, description: String?, site: CallSite,
    _ declare: (Scope) -> Made
  ) -> Made {
    let stack = state.addStack(name, environment: env, owner: environment, description: description, site: site)
    return state.fill(stack, by: declare)
  }

  /// Adds a stack that is a value of its own.
  public func add(_ stack: Stack) {
    let added = state.addStack(
      stack.name, environment: stack.env, description: stack.description, site: stack.site)
    state.fill(added, by: stack.declare)
  }
}
