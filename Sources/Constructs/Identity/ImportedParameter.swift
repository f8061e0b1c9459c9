import StrataText

/// A parameter of Systems Manager Parameter Store that was made elsewhere.
///
/// ```swift
/// let variables: [String: any ContainerSecret] = ["LICENCE": ImportedParameter(name: "/orders/licence")]
/// ```
public struct ImportedParameter: ContainerSecret, Sendable {
  /// The parameter's ARN.
  public let arn: StringValue

  /// The permission to read the parameter, and through Systems Manager to decrypt it.
  public let reading: Permission

  /// The place of the parameter, as `ValueFrom` of a container takes it.
  public var valueFrom: StringValue { arn }

  /// Names a parameter.
  ///
  /// - Parameters:
  ///   - name: The parameter's name, such as `/orders/licence` or `licence`: 1,011 letters, digits and `_.-/` at most.
  ///     A name that begins with a value known only after deployment is taken for a path, which begins with a slash.
  ///   - account: The account the parameter is in; that of the stack unless given.
  ///   - region: The region the parameter is in; that of the stack unless given.
  ///   - key: The key that encrypts the parameter; the account's `aws/ssm` or none unless given.
  ///
  /// See [Parameter name requirements](https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html#sysman-parameter-name-constraints).
  public init(
    name: StringValue, account: StringValue = .accountID, region: StringValue = .region,
    key: (any EncryptionKey)? = nil
  ) {
    // The slash that a path begins with is that behind "parameter".
    let name = name.checked(Self.mistake(inName:))
    let separator = name.beginsKnown && !name.beginsWithSlash ? "/" : ""
    arn = "arn:\(.partition):ssm:\(region):\(account):parameter\(separator)\(name)"
    let read: Statement = .allow("ssm:GetParameters", on: arn)
    let use = KeyUse(key, through: "ssm", in: region)
    reading = Permission([read] + (use.map { [$0.statement(["kms:Decrypt"])] } ?? []))
  }

  private static func mistake(inName name: String) -> Finding? {
    let isRight =
      (1...1_011).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "_.-/") && !name.contains("//")
      && !name.hasSuffix("/") && (name.hasPrefix("/") || !name.contains("/"))
    return isRight
      ? nil
      : .name(
        "Parameter Store has no such name",
        expected: "letters, digits and _.-, or a path of such names, each behind a slash", given: name)
  }
}

extension StringValue {
  /// The text that the value is known to begin with; empty where it begins with something else.
  private var opening: String {
    if let text = node.literalText { return text }
    if case .substitution(let segments) = node.content, case .text(let text)? = segments.first { return text }
    return ""
  }

  fileprivate var beginsKnown: Bool { !opening.isEmpty }

  fileprivate var beginsWithSlash: Bool { opening.hasPrefix("/") }
}
