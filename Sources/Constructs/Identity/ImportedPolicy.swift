import StrataText

/// A policy that was made elsewhere: one of the account's own, or one that AWS manages.
///
/// ```swift
/// let support = ImportedPolicy(name: "job-function/SupportUser", account: "aws")
/// let role = Role("Support", in: scope, trusting: .account("123456789012"), policies: [support])
/// role.attach(ImportedPolicy(arn: "arn:aws:iam::123456789012:policy/Audit"))
/// ```
///
/// AWS adds to its policies without asking, and what they permit reaches all of the account. No construct attaches one by
/// itself; here it's named by who wants it.
public struct ImportedPolicy: RolePolicy, Sendable {
  /// The policy's ARN.
  public let arn: StringValue

  /// Names a policy by its ARN.
  ///
  /// - Parameter arn: The policy's ARN.
  public init(arn: StringValue) {
    self.arn = arn.checked { text in
      let isPolicy =
        ARN(text).map { arn in
          let isOwner =
            arn.account == "aws" || arn.account.utf8.count == 12 && arn.account.utf8.allSatisfy(\.isASCIIDigit)
          return arn.service == "iam" && arn.region.isEmpty && isOwner && arn.resource.hasPrefix("policy/")
            && Self.isName(arn.resource.dropFirst("policy/".count))
        } ?? false
      return isPolicy
        ? nil : .arn(of: "a policy", expected: "arn:<partition>:iam::<account>:policy/<name>", given: text)
    }
  }

  /// Names a policy by its name.
  ///
  /// - Parameters:
  ///   - name: The policy's name with its path, as in `Audit` or `service-role/Audit`: 1 to 128 letters, digits and `+=,.@_-`,
  ///     and the path's slashes.
  ///   - account: The account that it's in, `aws` for one that AWS manages; that of the stack unless given.
  ///
  /// See [CreatePolicy](https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html).
  public init(name: StringValue, account: StringValue = .accountID) {
    let name = name.checked { text in
      Self.isName(text)
        ? nil
        : .name(
          "IAM has no such name of a policy",
          expected: "1 to 128 letters, digits and +=,.@_-, behind a path such as service-role/ if it has one",
          given: text)
    }
    arn = "arn:\(.partition):iam::\(account):policy/\(name)"
  }

  private static func isName(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty } && (parts.last?.utf8.count ?? 0) <= 128
      && text.consistsOfAlphanumerics(and: "+=,.@_-/")
  }
}
