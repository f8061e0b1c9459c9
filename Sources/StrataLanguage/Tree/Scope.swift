public import StrataFindings

/// A place to declare constructs in: a stack, or a part of one.
///
/// A scope lives for one synthesis. It gives what is declared in it a path, and from the path a logical id.
public struct Scope: Construct {
  package let node: ConstructNode

  /// The scope itself, which is a construct as well.
  public var scope: Scope { self }

  package init(_ node: ConstructNode) {
    self.node = node
  }

  /// Opens a part of another scope.
  ///
  /// - Parameters:
  ///   - id: The id below the other scope. Logical ids of what is declared here begin with it, so it must stay.
  ///   - parent: The scope to open a part of.
  ///   - environment: The environment that the part belongs to, such as `dev`; that of `parent` unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(
    _ id: String, in parent: Scope, environment: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    self.init(
      id, in: parent, environment: environment, site: CallSite(file: file, line: line), pins: parent.node.pins)
  }

  /// Opens the scope of a construct that reports at its caller's line.
  ///
  /// Whatever is declared inside, however deep, reports that line as its place, and its own as a note: outputs,
  /// parameters, resources, and constructs of all kinds, with or without such a scope. Of constructs within each other
  /// the outermost counts. The construct's main resource is declared after this, with the same id in the same parent.
  ///
  /// ```swift
  /// struct JobQueue: Construct {
  ///   let scope: Scope
  ///   let queue: Resource
  ///
  ///   init(_ id: String, in parent: Scope, file: String = #filePath, line: Int = #line) {
  ///     scope = Scope(id, in: parent, at: CallSite(file: file, line: line))
  ///     queue = Resource(id, type: "AWS::SQS::Queue", in: parent)
  ///     Resource("DeadLetters", type: "AWS::SQS::Queue", in: scope)
  ///   }
  /// }
  /// ```
  ///
  /// Swift tells a function the line of its caller only by such parameters. A construct without them opens its scope by
  /// ``init(_:in:environment:file:line:)``, and reports its own lines.
  ///
  /// - Parameters:
  ///   - id: The id below the other scope. Logical ids of what is declared here begin with it, so it must stay.
  ///   - parent: The scope to open a part of.
  ///   - environment: The environment that the part belongs to, such as `dev`; that of `parent` unless given.
  ///   - site: The place of the construct's caller, which everything declared inside reports.
  public init(_ id: String, in parent: Scope, environment: String? = nil, at site: CallSite) {
    self.init(id, in: parent, environment: environment, site: site, pins: parent.node.pins.pinned(at: site))
  }

  /// Opens the scope of a construct of the library, whose own lines aren't shown.
  ///
  /// Unlike those of an app's constructs they are nothing that its author could look at. What the author declares in
  /// the scope keeps its line.
  ///
  /// - Parameters:
  ///   - id: The id below the other scope.
  ///   - parent: The scope to open a part of.
  ///   - environment: The environment that the part belongs to, such as `dev`; that of `parent` unless given.
  ///   - site: The place of the construct's caller, which stands for the lines of the library.
  package init(_ id: String, in parent: Scope, environment: String? = nil, calledFrom site: CallSite) {
    self.init(id, in: parent, environment: environment, site: site, pins: parent.node.pins.called(from: site))
  }

  private init(_ id: String, in parent: Scope, environment: String?, site: CallSite, pins: Pins?) {
    let site = parent.node.pins.place(of: site)
    let place = parent.node.child(id, site: site)
    if let earlier = place.scopeSite {
      parent.node.stack.app.mistakenSites.formUnion([earlier.site, site.site])
      place.report(.declaredTwice("construct", id, earlier: earlier, at: site), site: site)
      node = place.repetition(at: site)
    } else {
      place.scopeSite = site
      node = place
    }
    node.pins = pins
    if let environment {
      if let owner = node.stack.owner, owner != environment {
        node.report(.otherEnvironment(environment, inStackOf: owner), site: site)
        return
      }
      DeclarationObserver.current?(.scope(environment: environment, at: site.site))
      node.environment = environment
      node.stack.addEnvironment(environment)
    }
  }

  /// The environment that this scope belongs to, such as `dev`, or nil where none was given.
  public var environment: String? {
    node.environmentOwner?.environment
  }

  /// The name of the stack as declared.
  public var stack: String { node.stack.name }

  /// The place of the stack among the app's, in the order of declaration.
  package var stackIndex: Int { node.stack.index }

  /// The region the stack is deployed to: a literal where the stack was given one, else `AWS::Region`.
  public var region: StringValue {
    node.stack.environment?.region.map { .literal($0) } ?? .region
  }

  /// The account the stack is deployed to: a literal where the stack was given one, else `AWS::AccountId`.
  public var account: StringValue {
    node.stack.environment?.account.map { .literal($0) } ?? .accountID
  }

  /// The tags that every taggable resource in this scope gets.
  ///
  /// Tags of an inner scope or of the resource itself win over those of an outer one.
  public var tags: Tags {
    get { node.tags }
    nonmutating set { node.tags = newValue }
  }

  /// Does work when everything is declared, for what can only be known then.
  ///
  /// Work is done in the order it was registered; work registered meanwhile is done after it.
  public func atFinalization(_ work: @escaping () -> Void) {
    node.stack.app.finalize(node, by: work)
  }

  /// Reports a mistake of a construct, to be shown with all others when the app is synthesized.
  ///
  /// - Parameters:
  ///   - message: The fault, in one sentence without a full stop.
  ///   - severity: An error stops the synthesis; a warning doesn't.
  ///   - rule: The rule that was broken.
  ///   - property: The construct's parameter that is concerned.
  ///   - expected: What would have been right.
  ///   - given: What was given instead.
  ///   - hint: What to do next.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public func report(
    _ message: String, severity: Severity = .error, rule: RuleID = .construct, property: String? = nil,
    expected: String? = nil, given: String? = nil, hint: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    report(
      message, severity: severity, rule: rule, property: property, expected: expected, given: given, hint: hint,
      from: [], at: CallSite(file: file, line: line))
  }

  /// Reports a mistake of a construct, with the places in profiles that values were read from.
  package func report(
    _ message: String, severity: Severity, rule: RuleID, property: String?, expected: String?, given: String?,
    hint: String?, from origins: [ValueOrigin], at callSite: CallSite
  ) {
    let site = node.declarationSite(file: callSite.file, line: callSite.line)
    if severity == .error { node.stack.app.mistakenSites.insert(site.site) }
    let notes = origins.flatMap(\.notes)
    node.report(
      Finding(rule, message, expected: expected, given: given, hint: hint, notes: notes), severity: severity,
      property: property, site: site)
  }

  /// The line that a caller is told of: the given one, or for one of the library's own the line that called it.
  package func callerSite(of site: CallSite) -> CallSite {
    node.pins.line(of: site)
  }
}

extension Finding {
  fileprivate static func otherEnvironment(_ environment: String, inStackOf owner: String) -> Finding {
    Finding(
      .invalidEnvironment, "this is of another environment than its stack", expected: owner, given: environment,
      hint: "declare it in a stack of \(environment), or both in a stack that isn't of one environment alone")
  }

  static func declaredTwice(
    _ thing: String, _ id: String, earlier: DeclarationSite, at site: DeclarationSite
  ) -> Finding {
    Finding(
      .duplicateID, "a \(thing) \"\(id)\" is declared here already",
      hint: "give one of them another id",
      notes: [.init(site: earlier.told(from: site), message: "the other is declared here")])
  }
}
