import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A trust policy lets principals that it names take on a role, and nothing else.
struct TrustPolicyRule: TemplateRule {
  let about = RuleDescription(
    "trust-policy", .error, reason: "IAM refuses a trust policy that says more than who may take on the role",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html",
    good: TrustPolicyRule.sample(action: "sts:AssumeRole"), bad: TrustPolicyRule.sample(action: "s3:GetObject"))

  func check(_ template: TemplateContents) -> [Finding] {
    var all: [Finding] = []
    // Many roles have the same trust policy, which needn't be looked at again where nothing was found.
    var sound: JSONObject?
    for statement in template.policyStatements where statement.purpose == .trust && statement.object != sound {
      if statement.object.contains(where: \.key.isFunctionName) || JSONValue.object(statement.object).isFunction {
        continue
      }
      let found = findings(at: statement.pointer) { findings(in: statement.object, at: $0) }
      if found.isEmpty { sound = statement.object }
      all += found
    }
    return all
  }

  private func findings(in statement: JSONObject, at place: JSONPointer?) -> [Finding] {
    var findings: [Finding] = []
    statement["Action"]?.forEachElement(at: place?.appending("Action")) { value, place in
      if let text = value.string, let finding = action(text, at: place) { findings.append(finding) }
    }
    if statement["NotPrincipal"] != nil {
      findings.append(
        finding(
          "a trust policy can't have NotPrincipal", at: place?.appending("NotPrincipal"),
          expected: "Principal", hint: "exclude principals by a condition on aws:PrincipalArn"))
    }
    statement["Principal"]?.forEachAlternative(at: place?.appending("Principal")) { principal, place in
      if principal.string == "*" {
        findings.append(
          finding(
            "a trust policy must name anybody by a kind", at: place, expected: "{\"AWS\": \"*\"}", given: "\"*\""))
      }
      principal["Service"]?.forEachElement(at: place?.appending("Service")) { service, place in
        guard let text = service.text, text.utf8.contains(UInt8(ascii: "*")) else { return }
        findings.append(
          finding(
            "a trust policy must name each service", at: place, expected: "such as ecs-tasks.amazonaws.com",
            given: Wording.quoted(text)))
      }
    }
    if let pool = pool(statement, at: place) { findings.append(pool) }
    return findings
  }

  private func action(_ text: String, at place: JSONPointer?) -> Finding? {
    // Whether a role may be taken on by a pattern of actions isn't told.
    guard text.utf8.contains(UInt8(ascii: ":")), !text.hasPrefix("sts:"), !text.lowercased().hasPrefix("sts:"),
      !text.contains(bytesOf: "{{resolve:"), text != "*:*"
    else { return nil }
    return finding(
      "\(text) isn't an action of a trust policy", at: place,
      expected: "sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession and the like",
      given: Wording.quoted(text), hint: "what the role may do stands in its other policies")
  }

  /// Whoever a pool of identities lets in must be of one pool.
  ///
  /// See [Role trust](https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html).
  private func pool(_ statement: JSONObject, at place: JSONPointer?) -> Finding? {
    let cognito = "cognito-identity.amazonaws.com"
    var pool: (isThere: Bool, place: JSONPointer?) = (false, nil)
    statement["Principal"]?.forEachAlternative(at: place?.appending("Principal")) { principal, place in
      principal["Federated"]?.forEachElement(at: place?.appending("Federated")) { provider, place in
        if !pool.isThere, provider.text == cognito { pool = (true, place) }
      }
    }
    guard pool.isThere, statement["Effect"] == "Allow" else { return nil }
    var (isForIdentities, isDecided, namesPool) = (false, true, false)
    statement["Action"]?.forEachElement(at: nil) { action, _ in
      if action.text?.lowercased() == "sts:assumerolewithwebidentity" { isForIdentities = true }
    }
    statement["Condition"]?.forEachAlternative(at: nil) { condition, _ in
      if condition.isFunction { isDecided = false }
      for member in condition.object ?? [:] {
        if member.key.isFunctionName || member.value.isFunction { isDecided = false }
        for key in member.value.object ?? [:] where key.key.lowercased() == "\(cognito):aud" { namesPool = true }
      }
    }
    guard isForIdentities, isDecided, !namesPool else { return nil }
    return finding(
      "any pool of identities, of whoever's, lets people take on the role", at: pool.place,
      expected: "a condition on \(cognito):aud",
      hint: "write StringEquals with \(cognito):aud and the id of the pool")
  }

  private static func sample(action: JSONValue) -> JSONValue {
    [
      "Worker": [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "AssumeRolePolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              ["Effect": "Allow", "Principal": ["Service": "ecs-tasks.amazonaws.com"], "Action": action]
            ],
          ]
        ],
      ]
    ]
  }
}
