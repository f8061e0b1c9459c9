internal import StrataSecretsManager
import StrataText

/// A secret that Secrets Manager makes up and keeps.
///
/// ```swift
/// let login = Secret("Login", in: scope, generating: .json(["username": "app"], key: "password"))
/// let variables: [String: any ContainerSecret] = ["DB_PASSWORD": login.field("password")]
/// ```
///
/// Its text is never in the template. It's kept when it is removed from the stack.
/// Resource: `AWS::SecretsManager::Secret`.
public struct Secret: Construct, ContainerSecret {
  /// The scope of what belongs to the secret.
  public let scope: Scope

  /// The secret as it is in the template.
  public let resource: Resource

  private let key: KeyUse?

  /// The secret's ARN, with the hyphen and six characters at its end that Secrets Manager adds to the name.
  public var arn: StringValue { resource.ref }

  /// The place of the secret, as `ValueFrom` of a container takes it.
  public var valueFrom: StringValue { arn }

  /// The permission to read the secret, and through Secrets Manager to decrypt it.
  public var reading: Permission { SecretText.reading(arn, key: key) }

  /// Declares a secret.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the secret is declared.
  ///   - generated: The part that is made up when the secret is created; a password of 32 characters unless given. A
  ///     change makes it up anew.
  ///   - description: The purpose of the secret, 2,048 characters at most; none unless given.
  ///   - name: The secret's name, 1 to 512 letters, digits and `/_+=.@-`; AWS makes one unless given. A change
  ///     replaces the secret.
  ///   - key: The key that encrypts the secret; the account's `aws/secretsmanager` unless given.
  ///   - deletionPolicy: The fate of the secret when it's removed from the stack or replaced; it's kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateSecret](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, generating generated: GeneratedSecret = .password(),
    description: StringValue? = nil, name: StringValue? = nil, key: (any EncryptionKey)? = nil,
    deletionPolicy: DeletionPolicy = .retain, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    self.key = KeyUse(key, through: "secretsmanager", in: scope.region)
    if let text = name?.node.literalText, SecretText.looksComplete(text) {
      declaration.report(
        "the name of a secret shouldn't end in a hyphen and six characters, as a whole ARN does", severity: .warning,
        rule: .physicalName, property: "name", given: "\"\(text)\"", hint: "give it another ending")
    }
    resource =
      SecretsManager.Secret(
        id, in: parent, description: description, generateSecretString: generated.value(declaration),
        kmsKeyId: key?.arn, name: name?.checked(SecretText.mistake(inName:))
      ).resource
    resource.keepsData(deletionPolicy)
    if key == nil {
      resource.acceptByDefault(
        .checkov("CKV_AWS_149"), because: "The account's aws/secretsmanager encrypts it, unless a key is given")
    }
  }

  /// One field of the secret, which is JSON.
  ///
  /// - Parameter name: The field's name, without a colon.
  /// - Returns: The field, as a container takes it.
  public func field(_ name: StringValue) -> SecretField {
    SecretField(name, ofSecret: arn, reading: reading)
  }
}

/// The rules for secrets made here and elsewhere.
enum SecretText {
  static func reading(_ resource: StringValue, key: KeyUse?) -> Permission {
    let read: Statement = .allow("secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", on: resource)
    return Permission([read] + (key.map { [$0.statement(["kms:Decrypt"])] } ?? []))
  }

  static func mistake(inName name: String) -> Finding? {
    isName(name)
      ? nil : .name("Secrets Manager refuses this name", expected: "1 to 512 letters, digits and /_+=.@-", given: name)
  }

  static func isName(_ name: some StringProtocol) -> Bool {
    (1...512).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "/_+=.@-")
  }

  /// Whether a name ends as a whole ARN does, which
  /// [AWS advises against](https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen).
  static func looksComplete(_ name: some StringProtocol) -> Bool {
    let ending = name.utf8.suffix(7)
    return name.utf8.count > 7 && ending.first == UInt8(ascii: "-")
      && ending.dropFirst().allSatisfy(\.isASCIIAlphanumeric)
  }
}
