package import StrataJSON
import StrataText

/// A template of the role that CloudFormation takes on to deploy stacks, and of what whoever starts that needs.
///
/// The role has what handlers call and what CloudFormation looks up. Whoever deploys gets the policy `Calls` attached, and
/// hands the role on to CloudFormation. Where roles of the stacks keep within a boundary, the role can't make one that
/// doesn't, nor change itself or the boundary.
package struct RoleTemplate: Sendable {
  private let permissions: NeededPermissions
  private let subject: String

  /// Describes the role.
  ///
  /// - Parameters:
  ///   - permissions: What is needed.
  ///   - subject: What is deployed, for people.
  package init(_ permissions: NeededPermissions, deploying subject: String) {
    (self.permissions, self.subject) = (permissions, subject)
  }

  /// The most policies that a role has unless AWS was asked for more.
  ///
  /// See [IAM quotas](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
  package static let usualPolicies = 10

  private static let role = "DeploymentRole"
  private static let calls: Set<PermissionReason.Kind> = [.deployment, .upload]

  /// The number of policies that the role has.
  package var policyCount: Int { rights.count + (boundaries.isEmpty ? 0 : 1) }

  /// The template.
  package var json: JSONValue {
    var resources: JSONObject = [Self.role: roleResource]
    for (index, statements) in rights.enumerated() {
      resources["Rights\(index + 1)"] = Self.policy(
        statements.map(Self.json), "What handlers of resource types call, \(index + 1) of \(rights.count)",
        roles: [["Ref": .string(Self.role)]])
    }
    if !boundaries.isEmpty {
      resources["Borders"] = Self.policy(
        denials, "What the role can't do, so that all roles keep within their boundary",
        roles: [["Ref": .string(Self.role)]])
    }
    resources["Calls"] = Self.policy(callStatements, "What whoever deploys needs beside the role", roles: [])
    let outputs: JSONObject = [
      "CallsArn": ["Value": ["Ref": "Calls"]],
      "RoleArn": ["Value": ["Fn::GetAtt": [.string(Self.role), "Arn"]]],
    ]
    return [
      "AWSTemplateFormatVersion": "2010-09-09", "Description": .string("The rights to deploy \(subject)"),
      "Resources": .object(resources), "Outputs": .object(outputs),
    ]
  }

  private var roleResource: JSONValue {
    let statement: JSONValue = [
      "Effect": "Allow", "Principal": ["Service": "cloudformation.amazonaws.com"], "Action": "sts:AssumeRole",
      "Condition": ["StringEquals": ["aws:SourceAccount": ["Ref": "AWS::AccountId"]]],
    ]
    return [
      "Type": "AWS::IAM::Role",
      "Properties": [
        "AssumeRolePolicyDocument": ["Version": "2012-10-17", "Statement": [statement]],
        "Description": .string("Taken on by CloudFormation to deploy \(subject)"),
      ],
    ]
  }

  private static func policy(_ statements: [JSONValue], _ description: String, roles: [JSONValue]) -> JSONValue {
    var properties: JSONObject = [
      "Description": .string(description),
      "PolicyDocument": ["Version": "2012-10-17", "Statement": .array(statements)],
    ]
    if !roles.isEmpty { properties["Roles"] = .array(roles) }
    return ["Type": "AWS::IAM::ManagedPolicy", "Properties": .object(properties)]
  }

  // MARK: Statements

  private var rights: [[PermissionStatement]] {
    DeploymentPolicy.split(
      DeploymentPolicy(permissions.limited(to: Set(PermissionReason.Kind.allCases).subtracting(Self.calls))).statements
        .map(\.inOwnAccount))
  }

  /// The boundaries that roles keep within.
  private var boundaries: [String] {
    Set(permissions.needs.compactMap(\.conditions.boundary)).sorted(by: utf8Precedes)
  }

  /// The actions by which somebody could permit themselves more.
  private static let changes: [JSONValue] = [
    "iam:Attach*", "iam:Create*", "iam:Delete*", "iam:Detach*", "iam:Put*", "iam:Set*", "iam:Tag*", "iam:Untag*",
    "iam:Update*",
  ]

  private var denials: [JSONValue] {
    let role: JSONValue = ["Fn::GetAtt": [.string(Self.role), "Arn"]]
    return [
      [
        "Effect": "Deny", "Action": .array(Self.changes),
        "Resource": .array([role] + boundaries.map { Self.json(ofArn: $0.inOwnAccount) }),
      ],
      [
        "Effect": "Deny", "Action": ["iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary"],
        "Resource": "*",
      ],
    ]
  }

  private var callStatements: [JSONValue] {
    let passing: JSONValue = [
      "Effect": "Allow", "Action": "iam:PassRole", "Resource": ["Fn::GetAtt": [.string(Self.role), "Arn"]],
      "Condition": ["StringEquals": ["iam:PassedToService": "cloudformation.amazonaws.com"]],
    ]
    return DeploymentPolicy(permissions.limited(to: Self.calls)).statements.map(\.inOwnAccount).map(Self.json)
      + [passing]
  }

  private static func json(_ statement: PermissionStatement) -> JSONValue {
    guard case .object(var object) = statement.json else { return statement.json }
    object["Resource"] =
      statement.resources.count == 1
      ? json(ofArn: statement.resources[0]) : .array(statement.resources.map(json(ofArn:)))
    if let boundary = statement.conditions.boundary {
      let kind = boundary.utf8.contains(UInt8(ascii: "*")) ? "StringLike" : "StringEquals"
      var conditions = statement.conditions
      conditions.boundary = nil
      var condition = conditions.json?.object ?? [:]
      var keys = condition[kind]?.object ?? [:]
      keys["iam:PermissionsBoundary"] = json(ofArn: boundary)
      condition[kind] = .object(keys)
      object["Condition"] = .object(condition)
    }
    return .object(object)
  }

  private static func json(ofArn arn: String) -> JSONValue {
    arn.contains(bytesOf: String.ownAccount) ? ["Fn::Sub": .string(arn)] : .string(arn)
  }
}

extension PermissionStatement {
  /// The statement with the stack's own account where it would be any.
  fileprivate var inOwnAccount: PermissionStatement {
    var conditions = conditions
    conditions.boundary = conditions.boundary?.inOwnAccount
    return PermissionStatement(actions: actions, resources: resources.map(\.inOwnAccount), conditions: conditions)
  }
}

extension String {
  /// The account of the stack that has the role, within the text of `Fn::Sub`.
  fileprivate static var ownAccount: StaticString { "${AWS::AccountId}" }

  /// An ARN with the stack's own account where it would be any.
  fileprivate var inOwnAccount: String {
    var fields = split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 6, fields[4] == "*" else { return self }
    fields[4] = "\(Self.ownAccount)"
    return fields.joined(separator: ":")
  }
}
