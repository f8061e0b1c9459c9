/// One statement of a policy: whether what is allowed or denied, on what, to whom and when.
///
/// ```swift
/// let send: Statement = .allow(
///   "sqs:SendMessage", on: jobs.attribute("Arn"), to: .service("events.amazonaws.com"),
///   when: .arnEquals("aws:SourceArn", rule.attribute("Arn")))
/// ```
///
/// Like any value it may be chosen by a condition: `.if(isProduction, then: .deny(…), else: .noValue)`.
/// See [Statement](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_statement.html).
public struct Statement: TemplateValue {
  /// Whether a statement allows or denies.
  public enum Effect: String, Sendable, Hashable {
    /// The access that the statement covers is allowed, unless another denies it.
    case allow = "Allow"
    /// The access that the statement covers is denied, whatever others allow.
    case deny = "Deny"
  }

  /// The coverage of an element of a statement.
  public enum Coverage<Values: Sendable>: Sendable {
    /// The values that are listed.
    case only(Values)
    /// Everything but what is listed: `NotAction`, `NotResource`, `NotPrincipal`.
    case allBut(Values)
  }

  /// The piece of the template that this statement is.
  public let node: TemplateNode

  /// Makes the statement from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a statement out of all its elements; mostly ``allow(_:on:to:when:sid:)`` and ``deny(_:on:to:when:sid:)`` will do.
  ///
  /// - Parameters:
  ///   - effect: Whether the statement allows or denies.
  ///   - actions: The actions, as `service:Action`; `*` and `?` stand for other characters.
  ///   - resources: The resources, as ARNs or `*`; left out in a trust policy.
  ///   - principals: The principals, in a policy of a resource or a trust policy.
  ///   - conditions: The conditions that must hold; all of them.
  ///   - sid: The statement's name, which no other statement of the policy has.
  public init(
    _ effect: Effect, actions: Coverage<ListValue<StringValue>>, resources: Coverage<ListValue<StringValue>>? = nil,
    principals: Coverage<[Principal]>? = nil, conditions: [PolicyCondition] = [], sid: StringValue? = nil
  ) {
    var members: [TemplateNode.Member] = []
    members.reserveCapacity(6)
    func add(_ name: String, _ node: TemplateNode?) {
      if let node { members.append(.init(key: name, value: node)) }
    }
    func add<Values>(_ name: String, _ coverage: Coverage<Values>?, _ node: (Values) -> TemplateNode) {
      switch coverage {
      case .only(let values): add(name, node(values))
      case .allBut(let values): add("Not" + name, node(values))
      case nil: break
      }
    }
    // In the order of the template, so that nothing is left to sort.
    add("Action", actions) { $0.node }
    add("Condition", conditions.node)
    add("Effect", effect.node)
    add("Principal", principals) { $0.node }
    add("Resource", resources) { $0.node }
    add("Sid", sid?.node)
    node = TemplateNode(.map(members))
  }

  /// A statement that allows actions.
  ///
  /// - Parameters:
  ///   - actions: The actions, as `service:Action`; `*` and `?` stand for other characters.
  ///   - resources: The resources, as ARNs or `*`; left out in a trust policy.
  ///   - principals: The principals, in a policy of a resource or a trust policy.
  ///   - conditions: The conditions that must hold; all of them.
  ///   - sid: The statement's name, which no other statement of the policy has.
  /// - Returns: The statement.
  public static func allow(
    _ actions: StringValue..., on resources: StringValue..., to principals: Principal...,
    when conditions: PolicyCondition..., sid: StringValue? = nil
  ) -> Statement {
    Statement(.allow, actions, resources, principals, conditions, sid)
  }

  /// A statement that denies actions.
  ///
  /// - Parameters:
  ///   - actions: The actions, as `service:Action`; `*` and `?` stand for other characters.
  ///   - resources: The resources, as ARNs or `*`; left out in a trust policy.
  ///   - principals: The principals, in a policy of a resource or a trust policy.
  ///   - conditions: The conditions that must hold; all of them.
  ///   - sid: The statement's name, which no other statement of the policy has.
  /// - Returns: The statement.
  public static func deny(
    _ actions: StringValue..., on resources: StringValue..., to principals: Principal...,
    when conditions: PolicyCondition..., sid: StringValue? = nil
  ) -> Statement {
    Statement(.deny, actions, resources, principals, conditions, sid)
  }

  private init(
    _ effect: Effect, _ actions: [StringValue], _ resources: [StringValue], _ principals: [Principal],
    _ conditions: [PolicyCondition], _ sid: StringValue?
  ) {
    self.init(
      effect, actions: .only(ListValue(actions)), resources: resources.isEmpty ? nil : .only(ListValue(resources)),
      principals: principals.isEmpty ? nil : .only(principals), conditions: conditions, sid: sid)
  }
}

extension Statement.Effect {
  /// The word, of which all statements share one.
  fileprivate var node: TemplateNode {
    switch self {
    case .allow: Self.allowing
    case .deny: Self.denying
    }
  }

  private static let allowing = TemplateNode.string(allow.rawValue)
  private static let denying = TemplateNode.string(deny.rawValue)
}
