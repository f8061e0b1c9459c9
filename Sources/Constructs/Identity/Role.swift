internal import StrataIAM
import StrataText

/// A role that a service of AWS or somebody else takes on to do what it permits.
///
/// ```swift
/// let role = Role("WorkerRole", in: scope, trusting: .service("ecs-tasks.amazonaws.com"))
/// role.allow(secret.reading)
/// ```
///
/// Permissions may be added until everything is declared; all of them are in the role itself, so that whatever uses the
/// role has its permissions from the start. Resource: `AWS::IAM::Role`.
public struct Role: Construct {
  /// The scope of what belongs to the role.
  public let scope: Scope

  /// The role as it is in the template.
  public let resource: Resource

  private let granted: Granted

  /// The role's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The role's name.
  public var name: StringValue { resource.ref }

  /// Declares a role.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the role is declared.
  ///   - principal: The principal that may take it on, such as `.service("ecs-tasks.amazonaws.com")`.
  ///   - action: The action by which it's taken on; `sts:AssumeRole` unless given. A federated principal needs another,
  ///     such as `sts:AssumeRoleWithWebIdentity`.
  ///   - conditions: The conditions that must hold for that, all of them; none unless given.
  ///   - permissions: The permissions of the role; none unless given.
  ///   - policies: Policies that the role has as well, of this app or made elsewhere, 10 at most, or up to 20 where the
  ///     account's quota was raised; none unless given.
  ///   - boundary: The ARN of the policy beyond which nothing is permitted; none unless given.
  ///   - maximumSession: The time for which it may be taken on at once, 1 to 12 hours; 1 hour unless given.
  ///   - description: The purpose of the role, 1,000 characters at most; none unless given.
  ///   - name: The role's name, 1 to 64 letters, digits and `+=,.@_-`; AWS makes one unless given. A change replaces the
  ///     role, and the stack needs the capability `CAPABILITY_NAMED_IAM`.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, trusting principal: Principal, to action: StringValue? = nil,
    when conditions: [PolicyCondition] = [], permissions: [Permission] = [],
    policies: [any RolePolicy] = [], boundary: StringValue? = nil, maximumSession: Duration? = nil,
    description: StringValue? = nil, name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    let trust = PolicyDocument.trusting([principal], to: action.map { [$0] } ?? [], when: conditions)
    resource =
      IAM.Role(
        id, in: parent, assumeRolePolicyDocument: trust, description: description,
        maxSessionDuration: maximumSession.map {
          declaration.seconds($0, in: 3_600...43_200, property: "maximumSession")
        }, permissionsBoundary: boundary,
        roleName: name?.checked(Self.mistake(inName:))
      ).resource
    granted = Granted(declaration)
    allow(permissions)
    attach(policies)
  }

  private static func mistake(inName name: String) -> Finding? {
    let isName =
      (1...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { $0.isASCIIAlphanumeric || "+=,.@_-".utf8.contains($0) }
    return isName
      ? nil
      : .name("a role's name must be short and plain", expected: "1 to 64 letters, digits and +=,.@_-", given: name)
  }

  /// Lets whoever takes on the role do more.
  public func allow(_ permissions: Permission...) {
    allow(permissions)
  }

  /// Gives the role policies as well, of this app or made elsewhere, 10 at most, or up to 20 where the account's quota was
  /// raised; each once.
  public func attach(_ policies: any RolePolicy...) {
    attach(policies)
  }

  private func attach(_ policies: [any RolePolicy]) {
    if policies.isEmpty { return }
    granted.policies = (granted.policies + policies.map(\.arn)).withoutRepetitions
    if granted.isAttaching { return }
    granted.isAttaching = true
    let (resource, granted) = (resource, granted)
    scope.atFinalization {
      granted.isAttaching = false
      granted.checkPolicies()
      resource.set("ManagedPolicyArns", to: ListValue(granted.policies))
    }
  }

  /// Lets whoever takes on the role do more.
  package func allow(_ permissions: [Permission]) {
    let statements = permissions.flatMap(\.statements)
    if statements.isEmpty { return }
    granted.statements += statements
    if granted.isPending { return }
    granted.isPending = true
    let (resource, granted) = (resource, granted)
    scope.atFinalization {
      granted.isPending = false
      let document = PolicyDocument(granted.statements.withoutRepetitions)
      resource.set(
        "Policies", to: ListValue([IAM.Role.Policy(policyDocument: document, policyName: "Permissions")]))
    }
  }

  /// The permissions so far.
  private final class Granted {
    var statements: [Statement] = []
    /// Whether the statements will be written when everything is declared.
    var isPending = false
    /// The ARNs of the policies that it has as well.
    var policies: [StringValue] = []
    /// Whether the ARNs will be written when everything is declared.
    var isAttaching = false
    private let declaration: Declaration

    init(_ declaration: Declaration) { self.declaration = declaration }

    /// See [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
    func checkPolicies() {
      if policies.count <= 10 { return }
      let isTooMany = policies.count > 20
      declaration.report(
        isTooMany ? "a role can have 20 policies at most" : "a role has 10 policies at most unless a quota is raised",
        severity: isTooMany ? .error : .warning, property: "policies",
        expected: isTooMany ? "20 or fewer" : "10 or fewer", given: "\(policies.count)",
        hint: isTooMany
          ? "put permissions in the role itself, by permissions:"
          : "have Service Quotas raise \"Managed policies per role\", or put permissions in the role itself")
    }
  }
}
