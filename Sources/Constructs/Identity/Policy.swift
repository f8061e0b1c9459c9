internal import StrataIAM

/// A policy that several roles can have.
///
/// ```swift
/// let reading = Policy("ReadUploads", in: scope, permissions: [uploads.reading])
/// let role = Role("Report", in: scope, trusting: .service("lambda.amazonaws.com"), policies: [reading])
/// ```
///
/// A permission of only one role is better given to it; see ``Role/allow(_:)-(Permission...)``. Resource:
/// `AWS::IAM::ManagedPolicy`.
public struct Policy: Construct, RolePolicy {
  /// The scope of what belongs to the policy.
  public let scope: Scope

  /// The policy as it is in the template.
  public let resource: Resource

  /// The policy's ARN.
  public var arn: StringValue { resource.ref }

  /// Declares a policy.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the policy is declared.
  ///   - permissions: The permissions; at least one.
  ///   - description: The purpose of the policy, 1,000 characters at most; none unless given. A change replaces it.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, permissions: [Permission], description: StringValue? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, calledFrom: CallSite(file: file, line: line))
    let statements = permissions.flatMap(\.statements).withoutRepetitions
    if statements.isEmpty {
      scope.report(
        "a policy must permit something", property: "permissions", expected: "at least one permission", given: "none")
    }
    resource =
      IAM.ManagedPolicy(
        id, in: parent, policyDocument: PolicyDocument(statements), description: description
      ).resource
  }
}
