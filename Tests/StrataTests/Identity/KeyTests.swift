import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct KeyTests {
  @Test func aKeyAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Key("Key", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Key": [
          "Type": "AWS::KMS::Key", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Properties": [
            "EnableKeyRotation": true, "KeyPolicy": ["Statement": [ownerStatement], "Version": "2012-10-17"],
          ],
        ]
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      Key(
        "Key", in: scope, alias: "alias/orders", pendingWindow: .days(7), description: "Orders",
        deletionPolicy: .delete)
    }
    let key = try template.onlyResource(of: "AWS::KMS::Key")
    #expect(key["Description"] == "Orders")
    #expect(key["PendingWindowInDays"] == 7)
    #expect(key.json["DeletionPolicy"] == "Delete")
    #expect(
      template.resource("KeyAlias")?.json == [
        "Type": "AWS::KMS::Alias", "Properties": ["AliasName": "alias/orders", "TargetKeyId": ["Ref": "Key"]],
      ])
  }

  @Test func statementsMayBeAddedUntilTheVeryEnd() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      let backup: Statement = .allow("kms:Decrypt", on: "*", to: .service("backup.amazonaws.com"))
      key.allow(backup, named: "Backup")
      scope.atFinalization {
        key.allow(backup, named: "Backup")
        scope.atFinalization {
          key.allow(.allow("kms:Decrypt", on: "*", to: .service("glue.amazonaws.com")), named: "Glue")
        }
      }
    }
    let statements = template.resource("Key")?["KeyPolicy"]?["Statement"]?.array
    #expect(
      statements?.compactMap { $0["Principal"]?["Service"]?[0]?.string } == [
        "backup.amazonaws.com", "glue.amazonaws.com",
      ])
  }

  @Test func twoKeysInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        Key("One", in: scope)
        Key("Two", in: scope)
      } == [])
  }

  @Test func permissions() throws {
    let arn: JSONValue = ["Fn::GetAtt": ["Key", "Arn"]]
    let encrypt: [JSONValue] = ["kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext"]
    #expect(
      try statements { scope in
        let key = Key("Key", in: scope)
        return [key.encrypting, key.decrypting, key.encryptingAndDecrypting]
      } == [
        ["Action": .array(encrypt), "Effect": "Allow", "Resource": [arn]],
        ["Action": ["kms:Decrypt"], "Effect": "Allow", "Resource": [arn]],
        ["Action": .array(["kms:Decrypt"] + encrypt), "Effect": "Allow", "Resource": [arn]],
      ])
  }

  @Test func aliasesThatKMSRefuses() {
    #expect(
      findings { scope in
        Key("A", in: scope, alias: "orders")
        Key("B", in: scope, alias: "alias/aws/orders")
        Key("C", in: scope, alias: "alias/my orders")
      } == [
        "KeyTests.swift: error: Test/A/Alias: AliasName: KMS refuses this alias; expected alias/ and 1 "
          + "to 250 letters, digits and /_-, but not alias/aws/…, given \"orders\" [physical-name]",
        "KeyTests.swift: error: Test/B/Alias: AliasName: KMS refuses this alias; expected alias/ and 1 "
          + "to 250 letters, digits and /_-, but not alias/aws/…, given \"alias/aws/orders\" [physical-name]",
        "KeyTests.swift: error: Test/C/Alias: AliasName: KMS refuses this alias; expected alias/ and 1 "
          + "to 250 letters, digits and /_-, but not alias/aws/…, given \"alias/my orders\" [physical-name]",
      ])
  }

  @Test func pendingWindowsThatKMSRefuses() {
    #expect(
      findings { scope in
        Key("A", in: scope, pendingWindow: .days(31))
        Key("B", in: scope, pendingWindow: .hours(36))
      } == [
        "KeyTests.swift: error: Test/A: pendingWindow: this must be whole days in a range; expected 7 "
          + "days to 30 days, given 2,678,400 s (31 d) [construct]",
        "KeyTests.swift: error: Test/B: pendingWindow: this must be whole days in a range; expected 7 "
          + "days to 30 days, given 129,600 s (36 h) [construct]",
      ])
  }
}
