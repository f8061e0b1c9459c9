public import StrataCore
public import StrataJSON

/// A rule that a template has to obey, which finds where it doesn't.
///
/// ```swift
/// struct NamedQueues: TemplateRule {
///   let about = RuleDescription(
///     "named-queues", .warning, reason: "our queues have names that begin with our company's",
///     source: "https://wiki.example.com/queues", good: …, bad: …)
///
///   func check(_ template: CheckedTemplate) -> [TemplateFinding] {
///     template.resources(of: "AWS::SQS::Queue").filter { $0["QueueName"]?.string?.hasPrefix("acme-") != true }.map {
///       finding("the queue's name doesn't begin with acme-", at: $0.pointer("QueueName"))
///     }
///   }
/// }
/// ```
public protocol TemplateRule: Sendable {
  /// What the rule is called, how grave a breach is, and why.
  var about: RuleDescription { get }

  /// The names that its findings have beside the rule's own, with what each is about; none unless given.
  var parts: [(id: RuleID, reason: String)] { get }

  /// Finds where a template breaks the rule.
  func check(_ template: CheckedTemplate) -> [TemplateFinding]
}

extension TemplateRule {
  /// No names beside the rule's own.
  public var parts: [(id: RuleID, reason: String)] { [] }
}

/// What a rule is called, how grave a breach is, and why.
public struct RuleDescription: Sendable {
  /// The rule's name, in lowercase words joined by hyphens.
  public let id: RuleID
  /// How grave a breach is.
  public let severity: Severity
  /// Why there is such a rule, in one line without a full stop.
  public let reason: String
  /// The address of the page that says so.
  public let source: String
  /// A template that obeys the rule.
  public var good: JSONValue { makeGood() }
  /// A template that breaks it.
  public var bad: JSONValue { makeBad() }

  // Made when somebody reads them, as who checks a template doesn't.
  private let makeGood: @Sendable () -> JSONValue
  private let makeBad: @Sendable () -> JSONValue

  /// Describes a rule.
  ///
  /// - Parameters:
  ///   - id: The rule's name, in lowercase words joined by hyphens.
  ///   - severity: How grave a breach is.
  ///   - reason: Why there is such a rule, in one line without a full stop.
  ///   - source: The address of the page that says so.
  ///   - good: Resources that obey the rule, as the section of a template.
  ///   - bad: Resources that break it.
  public init(
    _ id: RuleID, _ severity: Severity, reason: String, source: String,
    good: @autoclosure @escaping @Sendable () -> JSONValue, bad: @autoclosure @escaping @Sendable () -> JSONValue
  ) {
    self.init(
      id, severity, reason: reason, source: source, goodTemplate: ["Resources": good()],
      badTemplate: ["Resources": bad()])
  }

  /// Describes a rule over more than resources.
  ///
  /// - Parameters:
  ///   - id: The rule's name, in lowercase words joined by hyphens.
  ///   - severity: How grave a breach is.
  ///   - reason: Why there is such a rule, in one line without a full stop.
  ///   - source: The address of the page that says so.
  ///   - goodTemplate: A template that obeys the rule.
  ///   - badTemplate: A template that breaks it.
  public init(
    _ id: RuleID, _ severity: Severity, reason: String, source: String,
    goodTemplate: @autoclosure @escaping @Sendable () -> JSONValue,
    badTemplate: @autoclosure @escaping @Sendable () -> JSONValue
  ) {
    self.id = id
    self.severity = severity
    self.reason = reason
    self.source = source
    makeGood = goodTemplate
    makeBad = badTemplate
  }
}

/// A place where a template breaks a rule.
public struct TemplateFinding: Sendable, Hashable {
  /// The rule.
  public let rule: RuleID
  /// How grave it is.
  public let severity: Severity
  /// The place in the template.
  public let pointer: JSONPointer
  /// What is wrong, in one sentence without a full stop.
  public let message: String
  /// What would have been right.
  public let expected: String?
  /// What was given instead.
  public let given: String?
  /// What to do next.
  public let hint: String?

  /// Makes a finding.
  public init(
    rule: RuleID, severity: Severity, pointer: JSONPointer, message: String, expected: String? = nil,
    given: String? = nil, hint: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.pointer = pointer
    self.message = message
    self.expected = expected
    self.given = given
    self.hint = hint
  }
}

extension TemplateRule {
  /// Makes a finding of this rule.
  public func finding(
    _ message: String, at pointer: JSONPointer, expected: String? = nil, given: String? = nil, hint: String? = nil
  ) -> TemplateFinding {
    TemplateFinding(
      rule: about.id, severity: about.severity, pointer: pointer, message: message, expected: expected, given: given,
      hint: hint)
  }
}
