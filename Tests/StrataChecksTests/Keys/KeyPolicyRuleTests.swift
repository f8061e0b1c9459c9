import StrataJSON
import StrataLanguage
import Testing

@Suite struct KeyPolicyRuleTests {
  private func found(_ policy: JSONValue, type: String = "AWS::KMS::Key") -> [String] {
    StrataChecksTests.found(
      by: "locked-key", inResources: ["K": ["Type": .string(type), "Properties": ["KeyPolicy": policy]]])
  }

  private func statement(_ action: JSONValue, _ principal: JSONValue, effect: JSONValue = "Allow") -> JSONValue {
    ["Statement": [["Effect": effect, "Principal": principal, "Action": action, "Resource": "*"]]]
  }

  private static let message =
    "/Resources/K/Properties/KeyPolicy: nobody may change this key policy any more; expected a statement that allows kms:PutKeyPolicy to the account or to one of its principals (allow kms:* to {\"AWS\": \"arn:aws:iam::ACCOUNT:root\"}, which lets the account's own policies decide)"

  @Test func nobody() {
    let role: JSONValue = ["AWS": "arn:aws:iam::123456789012:role/app"]
    let policies: [JSONValue] = [
      statement(["kms:Encrypt", "kms:Decrypt"], role), statement("kms:*", ["Service": "logs.amazonaws.com"]),
      statement("kms:*", role, effect: "Deny"), ["Statement": []], statement("kms:Get*", "*"),
      ["Statement": [["Effect": "Allow", "Principal": role, "NotAction": "kms:Put*", "Resource": "*"]]],
      "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"kms:Decrypt\"}}",
    ]
    for policy in policies {
      #expect(found(policy) == [Self.message])
      #expect(found(policy, type: "AWS::KMS::ReplicaKey") == [Self.message])
    }
  }

  @Test func somebodyOrNotKnown() {
    let root: JSONValue = ["AWS": ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"]]
    let policies: [JSONValue] = [
      statement("kms:*", root), statement("*", "*"), statement("kms:Put*", ["AWS": "123456789012"]),
      statement(["kms:Decrypt", "KMS:putkeypolicy"], ["AWS": ["Fn::GetAtt": ["Role", "Arn"]]]),
      statement(["Ref": "Actions"], root), statement("kms:*", ["Ref": "Principal"]), ["Ref": "Policy"],
      ["Statement": ["Fn::If": ["C", statement("kms:*", root)["Statement"] ?? [], []]]],
      ["Statement": [["Effect": "Allow", "Principal": root, "NotAction": "kms:Decrypt", "Resource": "*"]]],
      ["Statement": [["Effect": "Allow", "NotPrincipal": root, "Action": "kms:*", "Resource": "*"]]],
      ["Fn::Transform": ["Name": "M"]], ["Statement": [["Fn::Transform": ["Name": "M"]]]],
    ]
    for policy in policies { #expect(found(policy) == []) }
    #expect(StrataChecksTests.found(by: "locked-key", inResources: ["K": ["Type": "AWS::KMS::Key"]]) == [])
  }
}
