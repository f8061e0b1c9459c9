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
    let site = CallSite(file: file, line: line)
    let place = parent.node.child(id, site: site)
    if let earlier = place.scopeSite {
      place.report(.declaredTwice("construct", id, earlier: earlier), site: site)
      node = place.repetition(at: site)
    } else {
      place.scopeSite = site
      node = place
    }
    if let environment {
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
    node.stack.synthesis.finalizers.append(work)
  }

  /// Reports a mistake of a construct, to be shown with all others when the app is synthesized.
  ///
  /// - Parameters:
  ///   - message: What is wrong, in one sentence without a full stop.
  ///   - severity: An error stops the synthesis; a warning doesn't.
  ///   - rule: The rule that was broken.
  ///   - property: The construct's parameter that is concerned.
  ///   - expected: What would have been right.
  ///   - given: What was given instead.
  ///   - hint: What to do next.
  ///   - file: The file to point at; pass on what your construct was given.
  ///   - line: The line to point at; pass on what your construct was given.
  public func report(
    _ message: String, severity: Severity = .error, rule: RuleID = .construct, property: String? = nil,
    expected: String? = nil, given: String? = nil, hint: String? = nil, file: String = #filePath, line: Int = #line
  ) {
    node.report(
      Mistake(rule, message, expected: expected, given: given, hint: hint), severity: severity, property: property,
      site: CallSite(file: file, line: line))
  }
}

extension Mistake {
  static func declaredTwice(_ thing: String, _ id: String, earlier: CallSite) -> Mistake {
    Mistake(
      .duplicateID, "a \(thing) \"\(id)\" is declared here already",
      hint: "give one of them another id", notes: [.init(site: earlier, message: "the other is declared here")])
  }
}
