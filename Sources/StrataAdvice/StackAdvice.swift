import StrataJSON
package import StrataTemplate

/// What is advised about the size of a stack.
package struct StackAdvice: Sendable {
  /// What can be done.
  package enum Outcome: Sendable {
    /// There is room left under every quota.
    case roomy
    /// It can be split, so that each part has room.
    case split(StackSplit)
    /// It can't be split so that each part has room, for this reason.
    case inseparable(SplitObstacle)
    /// What is known of the template doesn't decide it, for this reason.
    case undecided(String)
  }

  /// The name of the stack as deployed.
  package let stack: String
  /// How much it has of what it may have only so much of.
  package let uses: [QuotaUse]
  package let outcome: Outcome

  /// The numbers of stacks that a refactoring takes.
  ///
  /// See [Stack refactoring](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stack-refactoring.html).
  package static let numbersOfParts = 2...5

  /// Looks at a stack, and looks for parts where it has little room left.
  ///
  /// - Parameters:
  ///   - contents: What is in the template.
  ///   - stack: The name of the stack as deployed.
  ///   - parts: The number of parts to split it into, 2 to 5; as few as leave room, and none where there is room, unless
  ///     given.
  ///   - taken: The names that other stacks have; none unless given.
  ///   - path: Tells the construct that a resource comes from, from the outermost on; as far as the template tells
  ///     unless given.
  package init(
    on contents: TemplateContents, stack: String, parts: Int? = nil, taken: Set<String> = [],
    path: (TemplateResource) -> [String] = \.writtenPath
  ) {
    self.stack = stack
    uses = contents.quotaUses
    if parts == nil, !uses.contains(where: \.isNear) {
      outcome = .roomy
    } else if let reason = Self.whatIsNotKnown(of: contents) {
      outcome = .undecided(reason)
    } else {
      let search = SplitSearch(contents, stack: stack, taken: taken, path: path)
      outcome = search.best(parts: parts.map { $0...$0 } ?? Self.numbersOfParts)
    }
  }

  /// The reason for which nobody can tell what resources a template has; nil where they're all there.
  private static func whatIsNotKnown(of contents: TemplateContents) -> String? {
    if let macro = contents.macros.first { return "the macro \(macro) makes another template of it" }
    if contents.hasLoops { return "it has loops over lists that aren't known" }
    if contents.json.hasTransform { return "an Fn::Transform puts something into it that isn't there" }
    return nil
  }
}

extension JSONValue {
  /// Whether a macro is called in the value.
  fileprivate var hasTransform: Bool {
    switch self {
    case .array(let elements): elements.contains(where: \.hasTransform)
    case .object(let object):
      object[IntrinsicFunction.transform.name] != nil || object.contains { $0.value.hasTransform }
    default: false
    }
  }
}
