/// A key of KMS that was made elsewhere.
///
/// ```swift
/// let key = ImportedKey(
///   arn: "arn:aws:kms:eu-central-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab")
/// let logs = LogGroup("Logs", in: scope, key: key)
/// ```
///
/// Its policy is left as it is: whoever owns it must let the services use it that are to encrypt with it.
public struct ImportedKey: EncryptionKey, Sendable {
  /// The key's ARN.
  public let arn: StringValue

  /// Names a key.
  ///
  /// - Parameter arn: The key's ARN, not that of an alias, which permissions can't name.
  ///
  /// See [Alias authorization](https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html).
  public init(arn: StringValue) {
    self.arn = arn.checked { text in
      let isKey = ARN(text).map { $0.isRegional(of: "kms") && $0.resource.hasPrefix("key/") } ?? false
      return isKey
        ? nil : .arn(of: "a key", expected: "arn:<partition>:kms:<region>:<account>:key/<id>", given: text)
    }
  }

  /// Does nothing, for the policy of an imported key isn't this app's.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - name: The purpose of the statement.
  public func allow(_ statement: Statement, named name: String) {}
}
