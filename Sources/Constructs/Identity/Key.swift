internal import StrataKMS
import StrataText

/// A key of KMS that encrypts what other constructs keep.
///
/// ```swift
/// let key = Key("Key", in: scope, description: "Orders of customers")
/// let logs = LogGroup("Logs", in: scope, key: key)
/// ```
///
/// AWS changes its material every year. The account decides by its own policies who may use it, and constructs add the
/// services that must. It's kept when it is removed from the stack, for without it nothing can be decrypted any more.
/// Resource: `AWS::KMS::Key`.
public struct Key: Construct, EncryptionKey {
  /// The scope of what belongs to the key.
  public let scope: Scope

  /// The key as it is in the template.
  public let resource: Resource

  private let policy: GrowingPolicy

  /// The key's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The key's id.
  public var id: StringValue { resource.ref }

  /// Declares a key.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the key is declared.
  ///   - alias: Another name of the key, `alias/` and 1 to 250 letters, digits and `/_-`; none unless given.
  ///   - pendingWindow: The time in which a deletion can be called back, 7 to 30 whole days; 30 unless given.
  ///   - description: The purpose of the key, 8,192 characters at most; none unless given.
  ///   - deletionPolicy: The fate of the key when it's removed from the stack or replaced; it's kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateAlias](https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html) and
  /// [ScheduleKeyDeletion](https://docs.aws.amazon.com/kms/latest/APIReference/API_ScheduleKeyDeletion.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, alias: StringValue? = nil, pendingWindow: Duration? = nil,
    description: StringValue? = nil, deletionPolicy: DeletionPolicy = .retain, file: String = #filePath,
    line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    resource =
      KMS.Key(
        id, in: parent, description: description, enableKeyRotation: true,
        pendingWindowInDays: pendingWindow.map { declaration.days($0, in: 7...30, property: "pendingWindow") }
      ).resource
    resource.keepsData(deletionPolicy)
    policy = GrowingPolicy(of: resource, property: "KeyPolicy")
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    policy.add(.allow("kms:*", on: "*", to: .arn("arn:\(.partition):iam::\(scope.account):root")))
    if let alias {
      KMS.Alias(
        "Alias", in: scope, aliasName: alias.checked(Self.mistake(inAlias:)), targetKeyId: resource.ref)
    }
  }

  /// Adds a statement to the key's policy, unless it has one of that name.
  ///
  /// - Parameters:
  ///   - statement: The statement; the key itself is the resource `*` in it. It mustn't refer to what refers to the
  ///     key.
  ///   - name: The purpose of the statement, so that it's there once even if several constructs ask for it.
  public func allow(_ statement: Statement, named name: String) {
    policy.add(statement, named: name)
  }

  private static func mistake(inAlias alias: String) -> Finding? {
    let isRight =
      alias.hasPrefix("alias/") && !alias.hasPrefix("alias/aws/") && (7...256).contains(alias.utf8.count)
      && alias.consistsOfAlphanumerics(and: "/_-")
    return isRight
      ? nil
      : .name(
        "KMS refuses this alias", expected: "alias/ and 1 to 250 letters, digits and /_-, but not alias/aws/…",
        given: alias)
  }
}
