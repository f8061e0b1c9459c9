/// A policy of IAM: statements that allow or deny actions.
///
/// ```swift
/// let policy: PolicyDocument = [
///   .allow("sqs:SendMessage", on: jobs.attribute("Arn")),
///   .deny("s3:*", on: "*", when: .bool("aws:SecureTransport", false)),
/// ]
/// ```
///
/// Actions, resources, principals and compared values are always written as lists, in the order given.
/// See [JSON policy elements](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html).
public struct PolicyDocument: TemplateValue, ExpressibleByArrayLiteral {
  /// The version of the policy language.
  ///
  /// See [Version](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html).
  public enum Version: String, Sendable, Hashable {
    /// The current version, `2012-10-17`.
    case current = "2012-10-17"
    /// The earlier version, `2008-10-17`, which knows no policy variables such as `${aws:username}`.
    case earlier = "2008-10-17"
  }

  /// The piece of the template that this policy is.
  public let node: TemplateNode

  /// Makes the policy from a piece of a template; used by functions, not written by hand.
  public init(node: TemplateNode) {
    self.node = node
  }

  /// Makes a policy of the given statements, in that order.
  public init(arrayLiteral statements: Statement...) {
    self.init(statements)
  }

  /// Makes a policy of the given statements, in that order.
  ///
  /// - Parameters:
  ///   - statements: The statements; a `sid` that two of them share is reported at synthesis.
  ///   - id: The policy's own id, for the services that
  ///     [want one](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_id.html).
  ///   - version: The version of the policy language.
  public init(_ statements: some Sequence<Statement>, id: StringValue? = nil, version: Version = .current) {
    var members: [TemplateNode.Member] = []
    members.reserveCapacity(3)
    if let id { members.append(.init(key: "Id", value: id.node)) }
    members.append(.init(key: "Statement", value: TemplateNode(.list(statements.map { $0.node }))))
    members.append(.init(key: "Version", value: version.node))
    node = TemplateNode(.map(members))
  }

  /// A policy in the form of the template, for what can't be said otherwise.
  public static func json(_ policy: AnyValue) -> PolicyDocument {
    PolicyDocument(node: policy.node)
  }

  /// A role's trust policy: who may assume the role.
  ///
  /// ```swift
  /// let trust = PolicyDocument.trusting(
  ///   .service("ecs-tasks.amazonaws.com"), when: .stringEquals("aws:SourceAccount", .accountID))
  /// ```
  ///
  /// - Parameters:
  ///   - principals: The principals that may assume the role.
  ///   - actions: The actions they may do: `sts:AssumeRole` unless given. Federated principals need another action,
  ///     such as `sts:AssumeRoleWithWebIdentity` or `sts:AssumeRoleWithSAML`.
  ///   - conditions: The conditions that must hold as well.
  /// - Returns: The policy.
  ///
  /// See [Requesting temporary security credentials](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html).
  public static func trusting(
    _ principals: Principal..., to actions: StringValue..., when conditions: PolicyCondition...
  ) -> PolicyDocument {
    trusting(principals, to: actions, when: conditions)
  }

  /// A role's trust policy: who may assume the role.
  package static func trusting(
    _ principals: [Principal], to actions: [StringValue], when conditions: [PolicyCondition]
  ) -> PolicyDocument {
    var actions = actions
    if actions.isEmpty {
      let isFederated = principals.contains { $0.kind == .federated }
      actions = [isFederated ? StringValue(node: TemplateNode(.invalid(.federatedAction))) : "sts:AssumeRole"]
    }
    return [
      Statement(.allow, actions: .only(ListValue(actions)), principals: .only(principals), conditions: conditions)
    ]
  }
}

extension PolicyDocument.Version {
  /// The date, of which all policies share one.
  fileprivate var node: TemplateNode {
    switch self {
    case .current: Self.currentNode
    case .earlier: Self.earlierNode
    }
  }

  private static let currentNode = TemplateNode.string(current.rawValue)
  private static let earlierNode = TemplateNode.string(earlier.rawValue)
}
