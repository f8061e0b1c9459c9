/// A thing that a role may do, as a value that is passed to whoever needs it.
///
/// Constructs have their permissions as properties that say what is done with them, such as `secret.reading` or
/// `topic.publishing`; each names exactly the actions and ARNs that it takes.
///
/// ```swift
/// let service = FargateService(
///   "Worker", in: scope, cluster: cluster, image: image, cpu: .vcpu(0.25), memory: .mebibytes(512),
///   permissions: [uploads.reading, alarms.publishing, .allow("ses:SendEmail", on: identityARN)])
/// ```
///
/// See [Grant least privilege](https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege).
public struct Permission: Sendable {
  /// The statements that a policy needs for this.
  public let statements: [Statement]

  /// Makes a permission of statements.
  public init(_ statements: [Statement]) {
    self.statements = statements
  }

  /// A permission to do actions on resources.
  ///
  /// - Parameters:
  ///   - actions: The actions, as `service:Action`.
  ///   - resources: The resources, as ARNs.
  ///   - conditions: The conditions that must hold as well; all of them.
  /// - Returns: The permission.
  public static func allow(
    _ actions: StringValue..., on resources: StringValue..., when conditions: PolicyCondition...
  ) -> Permission {
    Permission([
      Statement(
        .allow, actions: .only(ListValue(actions)), resources: .only(ListValue(resources)), conditions: conditions)
    ])
  }

  /// Several permissions as one.
  public static func all(_ permissions: Permission...) -> Permission {
    Permission(permissions.flatMap(\.statements))
  }
}
