import StrataFindings
import StrataJSON
import StrataTemplate

/// What a role's statements allow, its boundary lets it do.
///
/// What only deployment tells, such as the ARN in a parameter, isn't found.
struct BeyondBoundaryRule: TemplateRule {
  let about = RuleDescription(
    "beyond-boundary", .warning,
    reason: "what a role's boundary doesn't let is denied, whatever the role's own statements allow",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    good: BeyondBoundaryRule.sample("arn:aws:sqs:*:*:smartstack-dev-jobs"),
    bad: BeyondBoundaryRule.sample("arn:aws:sqs:*:*:smartstack-prod-jobs"))

  func check(_ template: TemplateContents) -> [Finding] {
    let roles = RolePermissions.all(in: template) { $0["PermissionsBoundary"] != nil }
    if roles.isEmpty { return [] }
    let texts = ResourceTexts(template)
    var ceilings: [JSONValue: PermissionCeiling] = [:]
    return roles.flatMap { role -> [Finding] in
      guard let value = role.role["PermissionsBoundary"] else { return [] }
      let ceiling =
        ceilings[value] ?? Self.document(value, in: template, texts).map { PermissionCeiling($0, texts) }
      guard let ceiling else { return [] }
      ceilings[value] = ceiling
      return role.statements.filter { $0.effect == "Allow" && !$0.excludesActions }.flatMap { statement in
        let resources = (statement.resources ?? []).map { ($0.value, texts.text($0.value)) }
        return statement.actions.compactMap { action -> Finding? in
          let beyond = resources.filter { ceiling.verdict(on: action, $0.1, in: statement) == .beyond }
          return beyond.isEmpty ? nil : finding(action, beyond.map(\.0), of: role.role, template)
        }
      }
    }
  }

  private func finding(
    _ action: PolicyAction, _ resources: [JSONValue], of role: TemplateResource, _ template: TemplateContents
  ) -> Finding {
    let others = resources.count == 1 ? "" : " and \(resources.count - 1) more"
    return finding(
      "the boundary doesn't let the role \(role.logicalID) do \(action.text) on \(PartialText(resources[0]))\(others)",
      at: action.pointer,
      expected: template.names.names(of: role.logicalID).map { "what is called \($0.pattern)" },
      hint: "give what it's about a name of the environment, or pass the permission to the boundary")
  }

  /// The document of a boundary: that of a policy of the template, or of another stack's.
  private static func document(
    _ value: JSONValue, in template: TemplateContents, _ texts: ResourceTexts
  ) -> JSONValue? {
    if let known = template.deployment.boundaries[PartialText(value).description] { return known }
    let arn = texts.text(value)
    let policy = template.resources(of: "AWS::IAM::ManagedPolicy").first { policy in
      texts.text(["Ref": .string(policy.logicalID)]) == arn
    }
    return policy?["PolicyDocument"]
  }

  private static func sample(_ resource: JSONValue) -> JSONValue {
    func policy(_ action: JSONValue, _ resource: JSONValue) -> JSONValue {
      ["Version": "2012-10-17", "Statement": [["Effect": "Allow", "Action": action, "Resource": resource]]]
    }
    return [
      "Boundary": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["PolicyDocument": policy("sqs:*", "arn:aws:sqs:*:*:smartstack-dev-*")],
      ],
      "Role": [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "PermissionsBoundary": ["Ref": "Boundary"],
          "AssumeRolePolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
            ],
          ],
          "Policies": [["PolicyName": "Send", "PolicyDocument": policy("sqs:SendMessage", resource)]],
        ],
      ],
    ]
  }
}
