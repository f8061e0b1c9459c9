public import StrataFindings
public import StrataJSON
public import StrataTemplate

/// A rule that a template has to obey, which finds where it doesn't.
///
/// ```swift
/// struct NamedQueues: TemplateRule {
///   let about = RuleDescription(
///     "named-queues", .warning, reason: "our queues have names that begin with our company's",
///     source: "https://wiki.example.com/queues", good: …, bad: …)
///
///   func check(_ template: TemplateContents) -> [Finding] {
///     template.resources(of: "AWS::SQS::Queue").filter { $0["QueueName"]?.string?.hasPrefix("acme-") != true }.map {
///       finding("the queue's name doesn't begin with acme-", at: $0.pointer("QueueName"))
///     }
///   }
/// }
/// ```
public protocol TemplateRule: Sendable {
  /// The name of the rule, the gravity of a breach, and the reason.
  var about: RuleDescription { get }

  /// The names that its findings have beside the rule's own, with what each is about; none unless given.
  var parts: [(id: RuleID, reason: String)] { get }

  /// Whether the rule looks at each resource by itself; it doesn't unless given.
  ///
  /// What it finds at a resource then depends on nothing but what the template says of that resource, the types of what
  /// the resource refers to, and the template's other sections but its outputs, description and metadata; and it finds
  /// resources by ``StrataTemplate/TemplateContents/resources`` and ``StrataTemplate/TemplateContents/resources(of:)``, and
  /// what they refer to by ``StrataTemplate/TemplateContents/references``.
  /// Where many stacks have the same resource, and such rules found nothing at it once, they don't get it again.
  var looksAtResourcesApart: Bool { get }

  /// Finds where a template breaks the rule.
  func check(_ template: TemplateContents) -> [Finding]
}

extension TemplateRule {
  /// No names beside the rule's own.
  public var parts: [(id: RuleID, reason: String)] { [] }

  /// That resources may have to do with each other.
  public var looksAtResourcesApart: Bool { false }
}

/// The name of a rule, the gravity of a breach, and the reason.
public struct RuleDescription: Sendable {
  /// The rule's name, in lowercase words joined by hyphens.
  public let id: RuleID
  /// The gravity of a breach.
  public let severity: Severity
  /// The reason for the rule, in one line without a full stop.
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
  ///   - severity: The gravity of a breach.
  ///   - reason: The reason for the rule, in one line without a full stop.
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
  ///   - severity: The gravity of a breach.
  ///   - reason: The reason for the rule, in one line without a full stop.
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

extension TemplateRule {
  /// Makes a finding of this rule.
  public func finding(
    _ message: String, at pointer: JSONPointer, expected: String? = nil, given: String? = nil, hint: String? = nil,
    notes: [Finding.Note] = []
  ) -> Finding {
    Finding(
      about.id, message, severity: about.severity, at: pointer, expected: expected, given: given, hint: hint,
      notes: notes)
  }
}
