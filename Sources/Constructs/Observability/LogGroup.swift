internal import StrataLogs

/// A place in CloudWatch Logs where the streams of one source come together.
///
/// ```swift
/// let requests = LogGroup("Requests", in: scope, retention: .days(90))
/// let role = Role("Writer", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [requests.writing])
/// ```
///
/// All logs are kept when the group is removed from the stack. Resource: `AWS::Logs::LogGroup`.
public struct LogGroup: Construct {
  /// The scope of what belongs to the group.
  public let scope: Scope

  /// The group as it is in the template.
  public let resource: Resource

  let taking: EventTaking

  /// The group's name.
  public var name: StringValue { resource.ref }

  /// The group's ARN, without the `:*` at its end that the attribute `Arn` has.
  public var arn: StringValue { Self.arn(of: name, in: scope) }

  /// The permission to write to the group, in streams old and new.
  public var writing: Permission {
    .allow("logs:CreateLogStream", "logs:PutLogEvents", on: "\(arn):*")
  }

  /// Declares a log group.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the group is declared.
  ///   - retention: The time for which logs are kept; 30 days unless given.
  ///   - name: The group's name, 1 to 512 letters, digits and `.-_/#`; AWS makes one unless given. A change replaces
  ///     the group.
  ///   - key: The key that encrypts the logs, which is told to let CloudWatch Logs use it; a key of AWS's own unless given.
  ///   - deletionPolicy: The fate of the logs when the group is removed from the stack or replaced; they're kept unless
  ///     given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, retention: Retention = .days(30), name: StringValue? = nil,
    key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    taking = EventTaking(site: declaration.site)
    resource =
      Logs.LogGroup(
        id, in: parent, kmsKeyId: key?.arn, logGroupName: name, retentionInDays: declaration.days(retention)
      ).resource
    resource.keepsData(deletionPolicy)
    key?.allow(Self.encryption(in: scope), named: "LogGroups")
    if key == nil {
      resource.acceptByDefault(.checkov("CKV_AWS_158"), because: "CloudWatch Logs encrypts with a key of its own")
    }
  }

  private static func arn(of name: StringValue, in scope: Scope) -> StringValue {
    "arn:\(.partition):logs:\(scope.region):\(scope.account):log-group:\(name)"
  }

  /// The statement of a key's policy by which the account's log groups can be encrypted.
  ///
  /// It names no group, since a group refers to its key.
  /// See [Encrypt log data](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html).
  private static func encryption(in scope: Scope) -> Statement {
    .allow(
      "kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*", on: "*",
      to: .service("logs.\(scope.region).amazonaws.com"),
      when: .arnLike("kms:EncryptionContext:aws:logs:arn", arn(of: "*", in: scope)))
  }
}
