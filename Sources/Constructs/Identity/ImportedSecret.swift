/// A secret of Secrets Manager that was made elsewhere.
///
/// ```swift
/// let token = ImportedSecret(name: "orders/token")
/// let variables: [String: any ContainerSecret] = ["TOKEN": token]
/// ```
public struct ImportedSecret: ContainerSecret, Sendable {
  /// The secret's ARN; of a secret known by its name, without the hyphen and six characters at the end.
  ///
  /// Services find the secret by either.
  public let arn: StringValue

  /// The permission to read the secret, and through Secrets Manager to decrypt it.
  public let reading: Permission

  /// The place of the secret, as `ValueFrom` of a container takes it.
  public var valueFrom: StringValue { arn }

  /// Names a secret by its name.
  ///
  /// Its ARN ends in a hyphen and six characters that only Secrets Manager knows; policies have `-??????` in their
  /// place. A name that itself has such an ending would be taken for a whole ARN and is refused.
  /// See [Find a secret from a partial ARN](https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen).
  ///
  /// - Parameters:
  ///   - name: The secret's name, 1 to 512 letters, digits and `/_+=.@-`.
  ///   - account: The account the secret is in; that of the stack unless given.
  ///   - region: The region the secret is in; that of the stack unless given.
  ///   - key: The key that encrypts the secret; the account's `aws/secretsmanager` unless given.
  public init(
    name: StringValue, account: StringValue = .accountID, region: StringValue = .region,
    key: (any EncryptionKey)? = nil
  ) {
    let name = name.checked { text in
      SecretText.mistake(inName: text)
        ?? (SecretText.looksComplete(text)
          ? .name(
            "a secret whose name ends in a hyphen and six characters isn't found by it", expected: "another ending",
            given: text, hint: "give the whole ARN: ImportedSecret(arn: …)") : nil)
    }
    arn = "arn:\(.partition):secretsmanager:\(region):\(account):secret:\(name)"
    reading = SecretText.reading("\(arn)-??????", key: KeyUse(key, through: "secretsmanager", in: region))
  }

  /// Names a secret by its ARN.
  ///
  /// - Parameters:
  ///   - arn: The secret's whole ARN, with the hyphen and six characters at its end.
  ///   - key: The key that encrypts the secret; the account's `aws/secretsmanager` unless given.
  public init(arn: StringValue, key: (any EncryptionKey)? = nil) {
    self.arn = arn.checked { text in
      Self.isWhole(text)
        ? nil
        : .arn(
          of: "a secret", expected: "arn:<partition>:secretsmanager:<region>:<account>:secret:<name>-<6 characters>",
          given: text, hint: "a secret known by its name is ImportedSecret(name: …)")
    }
    let region = arn.node.literalText.flatMap(ARN.init).map { .literal($0.region) } ?? arn.split(separator: ":")[3]
    reading = SecretText.reading(self.arn, key: KeyUse(key, through: "secretsmanager", in: region))
  }

  /// One field of the secret, which is JSON.
  ///
  /// - Parameter name: The field's name, without a colon.
  /// - Returns: The field, as a container takes it.
  public func field(_ name: StringValue) -> SecretField {
    SecretField(name, ofSecret: arn, reading: reading)
  }

  private static func isWhole(_ text: String) -> Bool {
    guard let arn = ARN(text), arn.isRegional(of: "secretsmanager"), arn.resource.hasPrefix("secret:") else {
      return false
    }
    let name = arn.resource.dropFirst("secret:".count)
    return SecretText.isName(name.dropLast(7)) && SecretText.looksComplete(name)
  }
}
