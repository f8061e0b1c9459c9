public import StrataFindings
public import StrataJSON
package import StrataTemplate

/// Holds rules against templates.
public struct TemplateChecker: Sendable {
  /// The rules, in the order in which they're listed.
  public let rules: [any TemplateRule]

  /// What needn't be looked at again; nil where everything is looked at.
  private var clean: CleanResources?

  /// Takes rules; those of this library and none else unless given.
  ///
  /// - Parameter additional: Rules of one's own, beside those of this library.
  public init(additional: [any TemplateRule] = []) {
    self.init(rules: Self.rules + additional)
  }

  init(rules: [any TemplateRule]) { self.rules = rules }

  /// The same rules for several templates, of which those that look at each resource by itself don't get the same one again
  /// where they found nothing.
  package var remembering: TemplateChecker {
    var checker = self
    checker.clean = CleanResources()
    return checker
  }

  /// The names of findings about a part of a template by itself, which say something where another couldn't be made.
  package static let aboutParts = Set(formRules.flatMap { [$0.about.id] + $0.parts.map(\.id) })

  /// Finds where a template breaks the rules.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them.
  /// - Returns: The findings, in the order of the template, without what its metadata accepts.
  public func check(_ template: JSONValue, ignoring ignored: Set<RuleID> = []) -> [Finding] {
    report(on: template, ignoring: ignored).findings
  }

  /// Finds where a template breaks the rules, and what its metadata accepts of that.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them, by their names of today or earlier ones.
  /// - Returns: The findings, in the order of the template.
  public func report(on template: JSONValue, ignoring ignored: Set<RuleID> = []) -> TemplateReport {
    report(on: TemplateContents(template), ignoring: ignored)
  }

  /// Finds where a template breaks the rules, which the caller may hold against it side by side.
  ///
  /// - Parameters:
  ///   - contents: The template.
  ///   - ignored: Rules that aren't held against it, or parts of them, by their names of today or earlier ones.
  ///   - honorsAccepted: Whether what the template's metadata accepts is left out of the findings; it is unless given.
  ///   - divisions: Into how many the rule that takes longest is divided; it isn't unless given.
  ///   - mapping: Gives what a function makes of each rule, in their order; one after the other unless given.
  /// - Returns: The findings, in the order of the template.
  package func report(
    on contents: TemplateContents, ignoring ignored: Set<RuleID> = [], honorsAccepted: Bool = true, divisions: Int = 1,
    mapping: ([any TemplateRule], @escaping @Sendable (any TemplateRule) -> [Finding]) -> [[Finding]] = {
      rules, check in rules.map(check)
    }
  ) -> TemplateReport {
    let ignored = Set(ignored.flatMap { RuleCatalog.successors[$0] ?? [$0] })
    let held = rules.filter { !ignored.contains($0.about.id) }.flatMap { rule -> [any TemplateRule] in
      guard divisions > 1, let schema = rule as? SchemaRule else { return [rule] }
      return schema.divided(into: divisions)
    }
    // Of rules that aren't held against it, nobody knows what they'd find.
    let look = ignored.isEmpty ? clean?.look(at: contents) : nil
    let template = look?.template ?? contents
    let rest = look.map { template.leavingOut($0.isKnown) } ?? template
    let results = mapping(held) { $0.check($0.looksAtResourcesApart ? rest : template) }
    if let look {
      clean?.learn(look, zip(held, results).lazy.filter { $0.0.looksAtResourcesApart }.flatMap { $0.1 })
    }
    let accepted = AcceptedRules(template.json)
    let absence = KnownAbsence(template)
    let macros = OwnMacros(template)
    var findings: [Finding] = []
    var acceptances: [Finding: TemplateReport.Acceptance] = [:]
    for (rule, found) in zip(held, results) {
      for finding in found where !ignored.contains(finding.rule) && absence?.covers(finding) != true {
        let finding = macros.softened(finding)
        findings.append(finding)
        if honorsAccepted { acceptances[finding] = accepted.acceptance(of: finding, by: rule.about.id) }
      }
    }
    let told = ConstraintRule.withoutRepetitions(NullRule.withoutRepetitions(findings), in: template.json)
    let ordered = told.inOrder(of: template.json)
    let report = TemplateReport(
      findings: acceptances.isEmpty ? ordered : ordered.filter { acceptances[$0] == nil },
      accepted: acceptances.isEmpty
        ? []
        : ordered.compactMap { finding in
          acceptances[finding].map { .init(finding: finding, reason: $0.reason, source: $0.source) }
        },
      formerNames: accepted.formerNames
    ).mapFindings { findings in
      var hiding = FindingHiding(template)
      return findings.map { hiding.shown($0) }
    }
    if !template.hasExpandedLoops { return report }
    return report.mapFindings { findings in
      findings.map { finding in finding.pointer.map { finding.placed(at: template.written($0)) } ?? finding }
    }.withoutRepetitions
  }

  /// The rules of this library.
  public static let rules: [any TemplateRule] = formRules + wiringRules

  /// The rules over the parts that templates are made of.
  static let formRules: [any TemplateRule] = [
    FormRule(), SizeRule(), NearLimitRule(), SchemaRule(), UnknownTypeRule(), UnknownReferenceRule(),
    AttributeKindRule(), CycleRule(), ParameterRule(), ExposedParameterRule(), MappingRule(), ConditionFormRule(),
    OutputRule(), ResourceAttributeRule(), TagRule(),
    FunctionFormRule(), EmbeddedVariableRule(), DynamicReferenceRule(), ConditionalReferenceRule(), PolicyFormRule(),
    UniqueIdentifierRule(), PhysicalNameRule(), CustomResourceRule(), AcceptanceRule(), LoopFormRule(), NullRule(),
    ServerlessTransformRule(),
  ]

  /// The rules over what resources have to do with each other.
  static let wiringRules: [any TemplateRule] = resourceRules + serviceRules

  private static let resourceRules: [any TemplateRule] = [
    ListenerPriorityRule(), ServiceBeforeRuleRule(), UnusedTargetGroupRule(), ContainerPortRule(),
    DeploymentBeforeMethodsRule(), VpcLinkTargetRule(), ProxyPathRule(), StorageTransitionRule(), SubnetOverlapRule(),
    VisibilityTimeoutRule(), DeadLetterQueueRule(), PlainSecretRule(), BroadActionRule(), IgnoredResourceRule(),
    UnknownActionRule(), LoggingRoleRule(), ValidationZoneRule(), CertificateNameRule(), AliasRule(), GroupSizeRule(),
    UninvokedFunctionRule(), SharedQueueRule(), PublicDatabaseRule(), EnvironmentNameRule(), BeyondBoundaryRule(),
    DeploymentWithoutMethodsRule(), GatewayAttachmentRule(), BucketNotificationRule(), StageOrderRule(),
    StageTwiceRule(), CapacityProviderRule(), ScalingOrderRule(), BalancerSubnetsRule(), ListedValueRule(),
    RuntimeRule(), TypeLifecycleRule(), RouteTableAssociationRule(), CacheClusterRule(), RoleNameRule(),
    ServiceNetworkRule(), FargateTaskRule(), BackupLifecycleRule(), PipelineSourceRule(), ClusterEngineRule(),
    AuthorizerTypeRule(), InstanceImageRule(),
  ]

  /// The rules over what services read in properties of their own.
  private static let serviceRules: [any TemplateRule] =
    [
      ScheduleRule(), EventPatternRule(), LostEventRule(), RefusedDestinationRule(), LostInvocationRule(),
      RefusedInvocationRule(), KeyPolicyRule(), PolicySizeRule(),
      PolicyVersionRule(), PolicyVariableRule(), UselessStatementRule(), BucketPolicyActionRule(), RecordZoneRule(),
      RecordValueRule(), RecordTextRule(), RecordNameRule(), OriginRule(), DistributionCertificateRule(),
      StackSetRule(), StackSetTemplateRule(), NestedParametersRule(), NestedCycleRule(),
      LocalLocationRule(), KeyAttributeRule(), KeySchemaRule(), QueueBatchRule(), ApiDestinationRule(),
      StoredParameterRule(), OverlappingNotificationRule(), TransitionOrderRule(), ExportRule(),
      CustomResourceTargetRule(), UserDataSizeRule(), NetworkRangeRule(), TimeWindowRule(), ConstraintRule(),
    ] + policyRules + documentRules

  /// The rules over policies and keys.
  private static let policyRules: [any TemplateRule] = [
    ConditionValueRule(), ResourceArnRule(), TrustPolicyRule(), AttachedPolicyRule(), PolicyCountRule(),
    IdentityNameRule(), IdentityProviderRule(), PolicyCharacterRule(), KeyUsageRule(), KeyRotationRule(),
    KeyAliasRule(), ReplicaKeyRule(),
  ]

  /// The rules over documents that properties hold.
  private static let documentRules: [any TemplateRule] = [
    DashboardRule(), LifecyclePolicyRule(), RegistryRule(), ReplicationRule(), SecretRule(), SecretRotationRule(),
    StoredParameterFormRule(), PublicPolicyRule(), RedrivePolicyRule(), PolicyTargetRule(), FilterPolicyRule(),
    FilterPatternRule(), LogPolicyRule(), InsightRuleRule(), OperationsDocumentRule(), MaintenanceRule(),
    StateMachineRule(), StateMachineSettingsRule(), StateMachineSubstitutionRule(), StateResourceRule(),
  ]
}
