internal import StrataSNS
import StrataText

/// A topic of SNS, which passes on what is published to it.
///
/// ```swift
/// let alerts = Topic("Alerts", in: scope, subscriptions: [.email("team@example.com")])
/// let role = Role("Writer", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [alerts.publishing])
/// ```
///
/// Only TLS is answered. SNS encrypts nothing by itself; with a `key` it does. The key `alias/aws/sns` isn't offered,
/// since alarms of CloudWatch [can't publish](https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns) to a
/// topic that it encrypts. Resources: `AWS::SNS::Topic` and `AWS::SNS::TopicPolicy`.
public struct Topic: Construct, AlarmAction {
  /// The scope of what belongs to the topic.
  public let scope: Scope

  /// The topic as it is in the template.
  public let resource: Resource

  /// The topic's policy, for what must wait until it's there; nil while nothing is in it.
  public var policy: Resource? { access.resource }

  let key: (any EncryptionKey)?
  private let access: Access
  private let declaration: Declaration

  /// The topic's ARN.
  public var arn: StringValue { resource.ref }

  /// The topic's name.
  public var name: StringValue { resource.attribute("TopicName") }

  /// The ARN that an alarm names.
  public var alarmActionARN: StringValue { arn }

  /// The permission to publish to the topic, and through SNS to encrypt with its key.
  public var publishing: Permission {
    Self.publishing(arn, key: KeyUse(key, through: "sns", in: scope.region))
  }

  /// Declares a topic.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the topic is declared.
  ///   - subscriptions: The receivers of the messages; none unless given.
  ///   - displayName: The sender's name in e-mails, 100 characters at most; none unless given.
  ///   - requiresTLS: Whether publishing without TLS is denied, by a policy; it is unless said.
  ///   - name: The topic's name, 1 to 256 letters, digits and `-_`; AWS makes one unless given. A change replaces the
  ///     topic.
  ///   - key: The key that encrypts messages; none unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateTopic](https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, subscriptions: [Subscription] = [], displayName: StringValue? = nil,
    requiresTLS: Bool = true, name: StringValue? = nil, key: (any EncryptionKey)? = nil, file: String = #filePath,
    line: Int = #line
  ) {
    declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.key = key
    access = Access()
    resource =
      SNS.Topic(
        id, in: parent, displayName: displayName, kmsMasterKeyId: key?.arn,
        subscription: subscriptions.isEmpty ? nil : ListValue(subscriptions.map(\.value)),
        topicName: name?.checked(Self.mistake(inName:))
      ).resource
    if key == nil {
      resource.acceptByDefault(.checkov("CKV_AWS_26"), because: "SNS keeps a message only until it's delivered")
    }
    for subscription in subscriptions { subscription.allow(resource.ref, declaration) }
    if requiresTLS {
      // https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html#enforce-encryption-data-in-transit
      allow(.deny("sns:Publish", on: arn, to: .anyone, when: .bool("aws:SecureTransport", false)))
    }
  }

  /// Adds statements to the topic's policy, which then takes the place of SNS's own.
  ///
  /// Roles of the same account get ``publishing`` instead; this is for services and other accounts. Where the topic has
  /// a key, its policy must let them use that as well.
  /// See [Access policies](https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html).
  public func allow(_ statements: Statement...) {
    for statement in statements { growing.add(statement) }
  }

  /// Lets the alarms of the account publish, and encrypt with the topic's key; once.
  ///
  /// See [Encrypted topics](https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services).
  public func allowAlarms() {
    let fromHere = PolicyCondition.stringEquals("aws:SourceAccount", scope.account)
    let alarms = Principal.service("cloudwatch.amazonaws.com")
    growing.add(.allow("sns:Publish", on: arn, to: alarms, when: fromHere), named: "Alarms")
    key?.allow(
      .allow("kms:Decrypt", "kms:GenerateDataKey*", on: "*", to: alarms, when: fromHere), named: "Alarms")
  }

  /// Adds a statement to the topic's policy, unless it has one of that name, and gives the policy.
  func add(_ statement: Statement, named name: String) -> Resource? {
    growing.add(statement, named: name)
    return access.resource
  }

  /// The policy, declared when it's first needed.
  private var growing: GrowingPolicy {
    if let policy = access.policy { return policy }
    let resource = SNS.TopicPolicy(
      "Policy", in: scope, policyDocument: [], topics: [arn]
    ).resource
    let policy = GrowingPolicy(of: resource)
    (access.policy, access.resource) = (policy, resource)
    return policy
  }

  static func publishing(_ arn: StringValue, key: KeyUse?) -> Permission {
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#sns-what-permissions-for-sse
    Permission(
      [.allow("sns:Publish", on: arn)] + (key.map { [$0.statement(["kms:Decrypt", "kms:GenerateDataKey"])] } ?? []))
  }

  private static func mistake(inName name: String) -> Finding? {
    (1...256).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_")
      ? nil : .name("SNS refuses this name", expected: "1 to 256 letters, digits, hyphens and underscores", given: name)
  }

  /// The policy, if there is one yet.
  private final class Access {
    var policy: GrowingPolicy?
    var resource: Resource?
  }
}
