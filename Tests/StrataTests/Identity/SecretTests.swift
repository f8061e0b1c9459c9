import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct SecretTests {
  @Test func aSecretAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Secret("Token", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Token": [
          "Type": "AWS::SecretsManager::Secret", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": accepted(
            "CKV_AWS_149", because: "The account's aws/secretsmanager encrypts it, unless a key is given"),
          "Properties": ["GenerateSecretString": ["PasswordLength": 32]],
        ]
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      Secret(
        "Token", in: scope, generating: .password(length: 64, excluding: "\"@/"), description: "Of the partner",
        name: "orders/token", key: key, deletionPolicy: .delete)
    }
    let secret = try template.onlyResource(of: "AWS::SecretsManager::Secret")
    #expect(
      secret.properties == [
        "Description": "Of the partner", "GenerateSecretString": ["ExcludeCharacters": "\"@/", "PasswordLength": 64],
        "KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "Name": "orders/token",
      ])
    #expect(secret.json["Metadata"] == nil)
    #expect(secret.json["DeletionPolicy"] == "Delete")
    #expect(secret.json["UpdateReplacePolicy"] == "Delete")
  }

  @Test func twoSecretsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        Secret("One", in: scope)
        Secret("Two", in: scope)
      } == [])
  }

  @Test func reading() throws {
    #expect(
      try statements { scope in
        [Secret("A", in: scope).reading, Secret("B", in: scope, key: Key("Key", in: scope)).reading]
      } == [
        [
          "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Effect": "Allow",
          "Resource": [["Ref": "A"]],
        ],
        [
          "Action": ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], "Effect": "Allow",
          "Resource": [["Ref": "B"]],
        ],
        use(
          ["kms:Decrypt"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "secretsmanager.${AWS::Region}.amazonaws.com"]),
      ])
  }

  @Test func whatAContainerGets() throws {
    let outputs = try template { scope in
      let secret = Secret("Login", in: scope)
      scope.output("Whole", secret.valueFrom)
      scope.output("Field", secret.field("password").valueFrom)
    }.outputs
    #expect(outputs["Whole"]?["Value"] == ["Ref": "Login"])
    #expect(outputs["Field"]?["Value"] == ["Fn::Sub": "${Login}:password::"])
  }

  @Test func namesThatSecretsManagerRefuses() {
    #expect(
      findings { scope in
        Secret("A", in: scope, name: "orders token")
        Secret("B", in: scope, name: "")
      } == [
        "SecretTests.swift: error: Test/A: Name: Secrets Manager refuses this name; expected 1 to 512 "
          + "letters, digits and /_+=.@-, given \"orders token\" [physical-name]",
        "SecretTests.swift: error: Test/B: Name: Secrets Manager refuses this name; expected 1 to 512 "
          + "letters, digits and /_+=.@-, given \"\" [physical-name]",
      ])
  }

  @Test func aNameThatLooksLikeAWholeARNsIsWarnedOf() {
    #expect(
      findings { scope in Secret("A", in: scope, name: "orders-secret") } == [
        "SecretTests.swift: warning: Test/A: name: the name of a secret shouldn't end in a hyphen and "
          + "six characters, as a whole ARN does; given \"orders-secret\" [physical-name]\n  hint: give it "
          + "another ending"
      ])
  }
}
