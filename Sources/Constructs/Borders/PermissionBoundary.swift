internal import StrataIAM
import StrataText

/// The boundary of an environment, beyond which none of its roles may do anything.
///
/// ```swift
/// let boundary = PermissionBoundary(
///   "Boundary", in: scope,
///   permissions: [
///     .allow("bedrock:InvokeModel", on: "arn:aws:bedrock:eu-central-1::foundation-model/amazon.nova-lite-v1:0")
///   ])
/// ```
///
/// It holds for every role of the environment, in whichever stack of the app, and permits nothing by itself: a role may do
/// what its own policies allow and the boundary lets. It lets what is about things that the app's naming policy calls the
/// environment's, `smartstack-dev-*`, and parameters below `/smartstack/dev`; instances of its stacks; the actions without
/// resources that functions and tasks need, as far as they change nothing of others; metrics of the environment's namespace;
/// and what was passed. No role may change roles, policies or boundaries, nor take on the role of another environment. A
/// statement that allows more is found.
///
/// Users of databases are known by ids: pass `database.connecting(as:)`. What reaches other environments of the account
/// isn't let either: pass `.connectingFunctions` where functions are in a network, and `.loggingStateMachines` where there
/// are state machines. Resource: `AWS::IAM::ManagedPolicy`.
public struct PermissionBoundary: Construct {
  /// The scope of what belongs to the boundary.
  public let scope: Scope

  /// The boundary as it is in the template.
  public let resource: Resource

  /// The boundary's ARN, which is known by its name in all stacks of the account.
  public let arn: StringValue

  let things: OwnThings
  private let exempt = Exempt()

  /// The resources that the boundary doesn't hold for.
  private final class Exempt {
    var resources: [Resource] = []
  }

  /// Declares the boundary of the scope's environment, of which there is one.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the boundary is declared, which is of an environment.
  ///   - permissions: The permissions that roles may have beside those on the environment's own things, such as models
  ///     and keys that it shares with others; none unless given. All of the boundary has 6,144 characters at most.
  ///   - description: The purpose of the boundary, 1,000 characters at most; none unless given. A change replaces it.
  ///   - name: The boundary's name, 1 to 128 letters, digits and `+=,.@_-`; that of the policy for `boundary` unless
  ///     given. A change replaces the boundary.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, permissions: [Permission] = [], description: StringValue? = nil,
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    // Where there is no policy or no environment, asking for a name says so.
    let usual = parent.name("boundary", file: file, line: line)
    let name = name ?? usual
    let names =
      parent.environmentNames ?? NamingPolicy("unknown-{env}-{service}", file: file, line: line).names(of: "")
    things = OwnThings(names: names, account: scope.account)
    arn = "arn:\(.partition):iam::\(scope.account):policy/\(name)"
    let document = PolicyDocument(BoundaryStatements(things: things, permissions: permissions).all)
    resource =
      IAM.ManagedPolicy(
        id, in: parent, policyDocument: document, description: description, managedPolicyName: name
      ).resource
    resource.acceptByDefault(
      .strata("broad-action"), because: "A boundary permits nothing itself, and these are the environment's own names")
    for rule in ["CKV_AWS_107", "CKV_AWS_108", "CKV_AWS_109", "CKV_AWS_110", "CKV_AWS_111", "CKV_AWS_356"] {
      resource.acceptByDefault(.checkov(rule), because: "A boundary permits nothing itself, it confines what others do")
    }
    let length = document.node.leastLength
    if length > Self.mostCharacters {
      declaration.report(
        "the boundary has more characters than IAM takes", property: "permissions",
        expected: "\(Count.grouped(Self.mostCharacters)) or fewer", given: "\(Count.grouped(length)) or more",
        hint: "pass fewer permissions, or a pattern instead of many ARNs")
    }
    confine(names.environment, document, declaration)
  }

  /// The number of characters that a managed policy has at most, white space aside.
  ///
  /// See [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
  private static let mostCharacters = 6_144

  /// Has all roles of the environment keep within the boundary, once they're all declared.
  private func confine(_ environment: String, _ document: PolicyDocument, _ declaration: Declaration) {
    if environment.isEmpty { return }
    let earlier = scope.declare(
      DeclaredBoundary(environment: environment, arn: arn, document: document, resource: resource))
    if let earlier {
      declaration.report(
        "the environment \(environment) has a boundary already, \(earlier.resource.path)", expected: "one",
        given: "two", hint: "pass both their permissions to one of them")
      return
    }
    let (scope, resource, arn, exempt) = (scope, resource, arn, exempt)
    let (file, line) = (declaration.file, declaration.line)
    scope.atVeryEnd {
      for role in scope.resources(ofEnvironment: environment) {
        guard ["AWS::IAM::Role", "AWS::IAM::User"].contains(role.type),
          role.properties["PermissionsBoundary"] == nil, role.rawProperties["PermissionsBoundary"] == nil,
          !exempt.resources.contains(where: { $0 === role })
        else { continue }
        role.set("PermissionsBoundary", to: arn)
        // The name alone doesn't tell that the policy has to be there first.
        role.wait(for: resource, file: file, line: line)
      }
    }
  }

  /// Leaves out a role, which then may do all that its own policies allow, such as one that deploys.
  ///
  /// - Parameter role: The role.
  public func leaveOut(_ role: Role) {
    exempt.resources.append(role.resource)
  }
}
