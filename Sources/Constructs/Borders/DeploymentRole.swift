/// The role by which GitHub's workflows deploy one environment, and nothing else.
///
/// ```swift
/// let boundary = PermissionBoundary("Boundary", in: scope)
/// DeploymentRole("Deploy", in: scope, from: .environment("production", of: "acme/smartstack"), within: boundary)
/// ```
///
/// It may make, change and delete the environment's own stacks and what has the environment's names, and the roles of
/// such names as long as they keep within the boundary. What else the stacks hold, such as networks, isn't known by names:
/// pass what it takes as `permissions`. It can't change itself or the boundary, which somebody else deploys.
///
/// Its name is `smartstack-dev-deploy`, by the app's policy. Resource: `AWS::IAM::Role`.
public struct DeploymentRole: Construct {
  /// The scope of what belongs to the role.
  public let scope: Scope

  /// The role itself.
  public let role: Role

  /// The role as it is in the template.
  public var resource: Resource { role.resource }

  /// The role's ARN, which a workflow is given.
  public var arn: StringValue { role.arn }

  /// Declares a role.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the role is declared, which is of the boundary's environment.
  ///   - source: The workflows that may take it on.
  ///   - boundary: The boundary that all roles of the environment keep within.
  ///   - permissions: The permissions to make what has no name of the environment's; none unless given.
  ///   - provider: The ARN of the account's ``GitHubProvider``; the one that an account has once unless given.
  ///   - maximumSession: The time for which it may be taken on at once, 1 to 12 hours; 1 hour unless given.
  ///   - name: The role's name, 1 to 64 letters, digits and `+=,.@_-`; that of the policy for `deploy` unless given. A
  ///     change replaces the role.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [Creating a role for OIDC](https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, from source: GitHubSource, within boundary: PermissionBoundary,
    permissions: [Permission] = [], provider: StringValue? = nil, maximumSession: Duration? = nil,
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let site = CallSite(file: file, line: line)
    let name = name ?? parent.name("deploy", file: site.file, line: site.line)
    let own: StringValue = "arn:\(.partition):iam::\(parent.account):role/\(name)"
    let statements = DeploymentStatements(things: boundary.things, boundary: boundary.arn, role: own)
    role = Role(
      id, in: parent, trusting: .federated(provider ?? GitHubProvider.arn(in: parent.account)),
      to: "sts:AssumeRoleWithWebIdentity",
      when: [
        .stringEquals("\(GitHubProvider.host):aud", .literal(GitHubProvider.audience)),
        .stringEquals("\(GitHubProvider.host):sub", source.subject),
      ], permissions: [Permission(statements.all)] + permissions, maximumSession: maximumSession, name: name,
      file: site.file, line: site.line)
    scope = role.scope
    // What it may do is confined by its own statements, and roles are what a boundary forbids.
    boundary.leaveOut(role)
    role.resource.acceptByDefault(
      .strata("broad-action"), because: "Who deploys an environment may do all with what has the environment's names")
  }
}
