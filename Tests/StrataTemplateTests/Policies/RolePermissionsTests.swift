import StrataJSON
import StrataTemplate
import Testing

/// The statements of a role, wherever they stand.
@Suite struct RolePermissionsTests {
  private func document(_ action: JSONValue) -> JSONValue {
    ["Statement": [["Effect": "Allow", "Action": action, "Resource": "*"]]]
  }

  @Test func ownAndAttachedPolicies() {
    let template: JSONValue = [
      "Resources": [
        "Role": [
          "Type": "AWS::IAM::Role",
          "Properties": [
            "RoleName": "worker", "AssumeRolePolicyDocument": document("sts:AssumeRole"),
            "Policies": [["PolicyDocument": document("a:One")], ["PolicyDocument": document("a:Two")]],
            "ManagedPolicyArns": [["Ref": "Shared"], "arn:aws:iam::aws:policy/ReadOnlyAccess"],
          ],
        ],
        "Shared": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": document("a:Three")]],
        "Attached": [
          "Type": "AWS::IAM::ManagedPolicy",
          "Properties": ["Roles": [["Ref": "Role"]], "PolicyDocument": document("a:Four")],
        ],
        "Inline": [
          "Type": "AWS::IAM::RolePolicy", "Properties": ["RoleName": "worker", "PolicyDocument": document("a:Five")],
        ],
        "Others": [
          "Type": "AWS::IAM::Policy", "Properties": ["Roles": ["other"], "PolicyDocument": document("a:Six")],
        ],
        "Other": ["Type": "AWS::IAM::Role", "Properties": ["RoleName": "other"]],
      ]
    ]
    let all = RolePermissions.all(in: TemplateContents(template)).map { permissions in
      "\(permissions.role.logicalID): "
        + permissions.statements.flatMap(\.actions).map(\.text).joined(separator: " ")
    }
    #expect(all == ["Role: a:One a:Two a:Three a:Four a:Five", "Other: a:Six"])
  }
}
