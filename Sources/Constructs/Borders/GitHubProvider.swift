internal import StrataIAM

/// The trust of an account in GitHub's signatures, which roles for its workflows need.
///
/// ```swift
/// app.stack("shop-account") { scope in
///   GitHubProvider("GitHub", in: scope)
/// }
/// ```
///
/// An account has it once, so it belongs into a stack of no environment. Resource: `AWS::IAM::OIDCProvider`.
public struct GitHubProvider: Construct {
  /// The scope of what belongs to the provider.
  public let scope: Scope

  /// The provider as it is in the template.
  public let resource: Resource

  /// The provider's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// Declares the provider.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the provider is declared.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateOpenIDConnectProvider](https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html).
  @discardableResult
  public init(_ id: String, in parent: Scope, file: String = #filePath, line: Int = #line) {
    scope = Scope(id, in: parent, calledFrom: CallSite(file: file, line: line))
    resource =
      IAM.OIDCProvider(
        id, in: parent, clientIdList: [.literal(Self.audience)], url: .literal("https://\(Self.host)")
      ).resource
  }

  /// The host that signs.
  static let host = "token.actions.githubusercontent.com"

  /// Whom the signature is for.
  static let audience = "sts.amazonaws.com"

  /// The provider's ARN, by which one made elsewhere is known.
  static func arn(in account: StringValue) -> StringValue {
    "arn:\(.partition):iam::\(account):oidc-provider/\(.literal(host))"
  }
}
