/// A key of KMS that encrypts what a construct keeps: a ``Key`` of this app or an ``ImportedKey``.
public protocol EncryptionKey {
  /// The key's ARN.
  var arn: StringValue { get }

  /// Adds a statement to the key's policy, unless it has one of that name.
  ///
  /// Constructs say by this which service has to use the key. The statement mustn't refer to what refers to the key,
  /// since neither could be created before the other. The policy of an imported key isn't this app's: there nothing
  /// happens.
  ///
  /// - Parameters:
  ///   - statement: The statement; the key itself is the resource `*` in it.
  ///   - name: The purpose of the statement, so that it's there once even if several constructs ask for it.
  func allow(_ statement: Statement, named name: String)
}

// See [Actions of KMS](https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html).
extension EncryptionKey {
  /// The permission to encrypt with the key, data keys included.
  public var encrypting: Permission {
    .allow("kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", on: arn)
  }

  /// The permission to decrypt what was encrypted with the key.
  public var decrypting: Permission { .allow("kms:Decrypt", on: arn) }

  /// The permission to encrypt and decrypt with the key.
  public var encryptingAndDecrypting: Permission {
    .allow("kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", on: arn)
  }
}

/// The use of a key through one service of a region only.
///
/// See [kms:ViaService](https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-via-service).
package struct KeyUse: Sendable {
  package let key: StringValue
  package let service: String
  package let region: StringValue

  package init?(_ key: (any EncryptionKey)?, through service: String, in region: StringValue) {
    guard let key else { return nil }
    self.key = key.arn
    self.service = service
    self.region = region
  }

  package func statement(_ actions: [StringValue]) -> Statement {
    Statement(
      .allow, actions: .only(ListValue(actions)), resources: .only([key]),
      conditions: [.stringEquals("kms:ViaService", "\(service).\(region).amazonaws.com")])
  }
}
