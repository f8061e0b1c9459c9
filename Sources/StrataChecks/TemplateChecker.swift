public import StrataCore
public import StrataJSON

/// Holds rules against templates.
public struct TemplateChecker: Sendable {
  /// The rules, in the order in which they're listed.
  public let rules: [any TemplateRule]

  /// Takes rules; those of this library and none else unless given.
  ///
  /// - Parameter additional: Rules of one's own, beside those of this library.
  public init(additional: [any TemplateRule] = []) {
    rules = Self.rules + additional
  }

  /// Finds where a template breaks the rules.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them.
  /// - Returns: What was found, in the order of the template, without what its metadata accepts.
  public func check(_ template: JSONValue, ignoring ignored: Set<RuleID> = []) -> [TemplateFinding] {
    report(on: template, ignoring: ignored).findings
  }

  /// Finds where a template breaks the rules, and what its metadata accepts of that.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them.
  /// - Returns: What was found, in the order of the template.
  public func report(on template: JSONValue, ignoring ignored: Set<RuleID> = []) -> TemplateReport {
    report(on: template, ignoring: ignored, divisions: 1) { rules, check in rules.map(check) }
  }

  /// Finds where a template breaks the rules, which the caller may hold against it side by side.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them.
  ///   - divisions: Into how many the rule that takes longest is divided.
  ///   - mapping: Gives what a function makes of each rule, in their order.
  /// - Returns: What was found, in the order of the template.
  package func report(
    on template: JSONValue, ignoring ignored: Set<RuleID>, divisions: Int,
    mapping: ([any TemplateRule], @escaping @Sendable (any TemplateRule) -> [TemplateFinding]) -> [[TemplateFinding]]
  ) -> TemplateReport {
    let checked = CheckedTemplate(template)
    let held = rules.filter { !ignored.contains($0.about.id) }.flatMap { rule -> [any TemplateRule] in
      guard divisions > 1, let schema = rule as? SchemaRule else { return [rule] }
      return schema.divided(into: divisions)
    }
    let rulesAccepted = AcceptedRules(template)
    var findings: [TemplateFinding] = []
    var acceptances: [TemplateFinding: TemplateReport.Acceptance] = [:]
    for (rule, found) in zip(held, mapping(held, { $0.check(checked) })) {
      for finding in found where !ignored.contains(finding.rule) {
        findings.append(finding)
        acceptances[finding] = rulesAccepted.acceptance(of: finding, by: rule.about.id)
      }
    }
    let ordered = findings.inOrder(of: template)
    return TemplateReport(
      findings: acceptances.isEmpty ? ordered : ordered.filter { acceptances[$0] == nil },
      accepted: acceptances.isEmpty
        ? []
        : ordered.compactMap { finding in
          acceptances[finding].map { TemplateReport.Accepted(finding: finding, acceptance: $0) }
        })
  }

  /// The rules of this library.
  public static let rules: [any TemplateRule] = coreRules + formRules + wiringRules

  /// The rules that synthesis itself holds against what it makes.
  static let coreRules: [any TemplateRule] = [
    FormRule(), SizeRule(), SchemaRule(), UnknownTypeRule(), UnknownReferenceRule(), CycleRule(),
  ]

  /// The rules over the parts that templates are made of.
  static let formRules: [any TemplateRule] = [
    ParameterRule(), MappingRule(), ConditionFormRule(), OutputRule(), ResourceAttributeRule(), FunctionFormRule(),
    EmbeddedVariableRule(), ConditionalReferenceRule(), PolicyFormRule(), UniqueIdentifierRule(),
  ]

  /// The rules over what resources have to do with each other.
  static let wiringRules: [any TemplateRule] = [
    ListenerPriorityRule(), ServiceBeforeRuleRule(), UnusedTargetGroupRule(), ContainerPortRule(),
    DeploymentBeforeMethodsRule(), VpcLinkTargetRule(), ProxyPathRule(), StorageTransitionRule(), SubnetOverlapRule(),
    VisibilityTimeoutRule(), DeadLetterQueueRule(), PlainSecretRule(), BroadActionRule(), IgnoredResourceRule(),
    UnknownActionRule(), LoggingRoleRule(), ValidationZoneRule(), CertificateNameRule(), AliasRule(),
    PhysicalNameRule(),
  ]

  /// Finds faults in stacks that were synthesized, each with the construct and the line that made it.
  ///
  /// - Parameters:
  ///   - assembly: What was synthesized, against which synthesis has held its own rules already.
  ///   - rules: Rules of one's own.
  /// - Returns: What was found, and what is accepted of it.
  public static func faults(in assembly: Assembly, rules: [any TemplateRule] = []) -> AssemblyReport {
    let checker = TemplateChecker(rules: formRules + wiringRules + rules)
    var findings: [Diagnostic] = []
    var accepted: [AssemblyReport.Accepted] = []
    for stack in assembly.stacks {
      let report = checker.report(on: stack.template.json)
      findings += report.findings.map { Diagnostic($0, in: stack) }
      accepted += report.accepted.map {
        AssemblyReport.Accepted(finding: Diagnostic($0.finding, in: stack), reason: $0.acceptance.reason)
      }
    }
    return AssemblyReport(findings: findings.sorted(), accepted: accepted.sorted { $0.finding < $1.finding })
  }

  private init(rules: [any TemplateRule]) {
    self.rules = rules
  }
}

extension [TemplateFinding] {
  /// The findings in the order of the places in a template; those of one place stay as they are.
  func inOrder(of template: JSONValue) -> [TemplateFinding] {
    let keyed = enumerated().map {
      (order: $0.element.pointer.order(in: template), index: $0.offset, finding: $0.element)
    }
    return keyed.sorted { left, right in
      if left.order == right.order { return left.index < right.index }
      return left.order.lexicographicallyPrecedes(right.order)
    }.map(\.finding)
  }
}

extension JSONPointer {
  /// The position of each member and element on the way to a place.
  fileprivate func order(in value: JSONValue) -> [Int] {
    var order: [Int] = []
    var value: JSONValue? = value
    for token in tokens {
      switch value {
      case .object(let object)?:
        guard let index = object.position(of: token) else { return order }
        order.append(index)
        value = object[index].value
      case .array(let elements)?:
        guard let index = Int(token), elements.indices.contains(index) else { return order }
        order.append(index)
        value = elements[index]
      default: return order
      }
    }
    return order
  }
}
