internal import StrataIAM

/// A policy that several roles can have.
///
/// What only one role may do is better said to that role; see ``Role/allow(_:)``. Resource: `AWS::IAM::ManagedPolicy`.
public struct Policy: Construct {
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
  ///   - parent: Where the policy is declared.
  ///   - permissions: What it permits; at least one thing.
  ///   - description: What it is for, 1,000 characters at most; a change replaces the policy.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, permissions: [Permission], description: StringValue? = nil,
    file: String = #filePath, line: Int = #line
  ) {
    scope = Scope(id, in: parent, file: file, line: line)
    let statements = permissions.flatMap(\.statements).withoutRepetitions
    if statements.isEmpty {
      scope.report(
        "a policy permits something", property: "permissions", expected: "at least one permission", given: "none",
        file: file, line: line)
    }
    resource =
      IAM.ManagedPolicy(
        id, in: parent, policyDocument: PolicyDocument(statements), description: description, file: file, line: line
      ).resource
  }
}
