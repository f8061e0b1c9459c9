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
    template.policies.flatMap { policy -> [Finding] in
      guard policy.purpose == .trust else { return [] }
      return PlacedValue(value: policy.value, pointer: policy.place).each("Statement").flatMap(statement)
    }
  }

  private func statement(_ statement: PlacedValue) -> [Finding] {
    guard let object = statement.value.object, !statement.value.isFunction,
      !object.keys.contains(where: \.isFunctionName)
    else { return [] }
    var findings = statement.each("Action").compactMap(action)
    if object["NotPrincipal"] != nil {
      findings.append(
        finding(
          "a trust policy can't have NotPrincipal", at: statement.pointer.appending("NotPrincipal"),
          expected: "Principal", hint: "exclude principals by a condition on aws:PrincipalArn"))
    }
    for principal in statement.all("Principal") {
      if principal.value == "*" {
        findings.append(
          finding(
            "a trust policy must name anybody by a kind", at: principal.pointer, expected: "{\"AWS\": \"*\"}",
            given: "\"*\""))
      }
      findings += principal.each("Service").filter { $0.text?.utf8.contains(UInt8(ascii: "*")) == true }.map {
        service in
        finding(
          "a trust policy must name each service", at: service.pointer, expected: "such as ecs-tasks.amazonaws.com",
          given: Wording.quoted(service.text ?? ""))
      }
    }
    return findings + pool(statement, object)
  }

  private func action(_ place: PlacedValue) -> Finding? {
    // Whether a role may be taken on by a pattern of actions isn't told.
    guard let text = place.value.string, text.utf8.contains(UInt8(ascii: ":")), !text.lowercased().hasPrefix("sts:"),
      !text.contains(bytesOf: "{{resolve:"), text != "*:*"
    else { return nil }
    return finding(
      "\(text) isn't an action of a trust policy", at: place.pointer,
      expected: "sts:AssumeRole, sts:AssumeRoleWithSAML, sts:AssumeRoleWithWebIdentity, sts:TagSession and the like",
      given: Wording.quoted(text), hint: "what the role may do stands in its other policies")
  }

  /// Whoever a pool of identities lets in must be of one pool.
  ///
  /// See [Role trust](https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html).
  private func pool(_ statement: PlacedValue, _ object: JSONObject) -> [Finding] {
    let cognito = "cognito-identity.amazonaws.com"
    guard object["Effect"] == "Allow",
      let principal = statement.all("Principal").flatMap({ $0.each("Federated") }).first(where: { $0.text == cognito }),
      statement.each("Action").contains(where: { $0.text?.lowercased() == "sts:assumerolewithwebidentity" })
    else { return [] }
    let isDecided = statement.all("Condition").allSatisfy { condition in
      !condition.value.isFunction
        && (condition.value.object ?? [:]).allSatisfy { !$0.key.isFunctionName && !$0.value.isFunction }
    }
    let keys = statement.all("Condition").flatMap { condition in
      (condition.value.object ?? [:]).flatMap { $0.value.object?.keys ?? [] }
    }
    guard isDecided, !keys.contains(where: { $0.lowercased() == "\(cognito):aud" }) else { return [] }
    return [
      finding(
        "any pool of identities, of whoever's, lets people take on the role", at: principal.pointer,
        expected: "a condition on \(cognito):aud",
        hint: "write StringEquals with \(cognito):aud and the id of the pool")
    ]
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
