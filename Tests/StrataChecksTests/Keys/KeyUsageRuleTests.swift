import StrataJSON
import StrataLanguage
import Testing

@Suite struct KeyUsageRuleTests {
  private func found(_ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "key-usage",
      in: [
        "Parameters": ["Signs": ["Type": "String"]],
        "Conditions": ["Signing": ["Fn::Equals": [["Ref": "Signs"], "yes"]]],
        "Resources": ["K": ["Type": "AWS::KMS::Key", "Properties": .object(properties)]],
      ])
  }

  @Test func usesOfOtherKinds() {
    #expect(
      found(["KeySpec": "ECC_NIST_P256", "KeyUsage": "ENCRYPT_DECRYPT"]) == [
        "/Resources/K/Properties/KeyUsage: a key of the kind ECC_NIST_P256 isn't for ENCRYPT_DECRYPT; expected KeyUsage SIGN_VERIFY or KEY_AGREEMENT; given ENCRYPT_DECRYPT"
      ])
    #expect(
      found(["KeySpec": "HMAC_256"]) == [
        "/Resources/K/Properties/KeySpec: a key of the kind HMAC_256 isn't for ENCRYPT_DECRYPT; expected KeyUsage GENERATE_VERIFY_MAC; given none, which stands for ENCRYPT_DECRYPT"
      ])
    #expect(found(["KeyUsage": "SIGN_VERIFY"]).count == 1)
    #expect(found(["KeySpec": "ML_DSA_65", "KeyUsage": "KEY_AGREEMENT"]).count == 1)
  }

  @Test(arguments: [
    ("RSA_2048", "ENCRYPT_DECRYPT"), ("RSA_4096", "SIGN_VERIFY"), ("ECC_NIST_P521", "KEY_AGREEMENT"),
    ("HMAC_512", "GENERATE_VERIFY_MAC"), ("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"), ("ML_DSA_44", "SIGN_VERIFY"),
    ("NEWER_KIND", "SIGN_VERIFY"),
  ])
  func usesOfTheKind(spec: String, use: String) {
    #expect(found(["KeySpec": .string(spec), "KeyUsage": .string(use)]) == [])
  }

  @Test func bothBranchesTogether() {
    func choice(_ one: JSONValue, _ other: JSONValue) -> JSONValue { ["Fn::If": ["Signing", one, other]] }
    #expect(
      found(["KeySpec": choice("RSA_2048", "SYMMETRIC_DEFAULT"), "KeyUsage": choice("SIGN_VERIFY", "ENCRYPT_DECRYPT")])
        == [])
    #expect(
      found(["KeySpec": choice("SYMMETRIC_DEFAULT", "RSA_2048"), "KeyUsage": choice("SIGN_VERIFY", "ENCRYPT_DECRYPT")])
        .count == 1)
    #expect(found(["KeySpec": ["Ref": "Signs"], "KeyUsage": "SIGN_VERIFY"]) == [])
  }

  @Test func kindsOfChina() {
    func policy(_ principal: JSONValue) -> JSONValue { ["Statement": [["Principal": ["AWS": principal]]]] }
    let own: JSONValue = ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"]
    #expect(
      found(["KeySpec": "SM2", "KeyPolicy": policy(own)]) == [
        "/Resources/K/Properties/KeySpec: keys of the kind SM2 are in the regions of China alone; expected another kind, or principals in the partition aws-cn; given SM2, and the principal arn:aws:iam::${AWS::AccountId}:root"
      ])
    #expect(found(["KeySpec": "SM2", "KeyPolicy": policy("arn:aws-cn:iam::123456789012:root")]) == [])
    #expect(
      found(["KeySpec": "SM2", "KeyPolicy": policy(["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"])])
        == [])
  }
}
