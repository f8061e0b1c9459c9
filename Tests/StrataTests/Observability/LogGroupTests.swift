import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct LogGroupTests {
  @Test func aGroupAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in LogGroup("Requests", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Requests": [
          "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": acceptedLogKey,
          "Properties": ["RetentionInDays": 30],
        ]
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      LogGroup("Requests", in: scope, retention: .days(365), name: "orders/requests", deletionPolicy: .delete)
    }
    let group = try template.onlyResource(of: "AWS::Logs::LogGroup")
    #expect(group.properties == ["LogGroupName": "orders/requests", "RetentionInDays": 365])
    #expect(group.json["DeletionPolicy"] == "Delete")
    #expect(group.json["UpdateReplacePolicy"] == "Delete")
  }

  @Test func whatIsKeptUnlessItsCreationFailsIsKeptWhenReplaced() throws {
    let template = try template { scope in LogGroup("Logs", in: scope, deletionPolicy: .retainExceptOnCreate) }
    let group = try template.onlyResource(of: "AWS::Logs::LogGroup")
    #expect(group.json["DeletionPolicy"] == "RetainExceptOnCreate")
    #expect(group.json["UpdateReplacePolicy"] == "Retain")
  }

  @Test func logsMayBeKeptForever() throws {
    let template = try template { scope in LogGroup("Requests", in: scope, retention: .forever) }
    #expect(try template.onlyResource(of: "AWS::Logs::LogGroup").properties.isEmpty)
  }

  @Test func aKeyIsToldOnceHoweverManyGroupsItEncrypts() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      LogGroup("A", in: scope, key: key)
      LogGroup("B", in: scope, key: key)
    }
    #expect(template.resource("A")?["KmsKeyId"] == ["Fn::GetAtt": ["Key", "Arn"]])
    #expect(
      template.resource("Key")?["KeyPolicy"] == [
        "Statement": [
          ownerStatement,
          [
            "Action": ["kms:Encrypt*", "kms:Decrypt*", "kms:ReEncrypt*", "kms:GenerateDataKey*", "kms:Describe*"],
            "Condition": [
              "ArnLike": [
                "kms:EncryptionContext:aws:logs:arn": [
                  ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:*"]
                ]
              ]
            ], "Effect": "Allow",
            "Principal": ["Service": [["Fn::Sub": "logs.${AWS::Region}.amazonaws.com"]]], "Resource": ["*"],
          ],
        ], "Version": "2012-10-17",
      ])
  }

  @Test func aKeyOfAnotherStackIsTold() throws {
    let findings = findings(
      App("Orders") { app in
        let key = app.stack("Keys") { scope in Key("Key", in: scope) }
        app.stack("Logs") { scope in LogGroup("Logs", in: scope, key: key) }
      })
    #expect(findings == [])
  }

  @Test func writing() throws {
    let arn = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Logs}"
    #expect(
      try statements { scope in [LogGroup("Logs", in: scope).writing] } == [
        [
          "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
          "Resource": [["Fn::Sub": .string(arn + ":*")]],
        ]
      ])
    #expect(try outputValue { scope in LogGroup("Logs", in: scope).arn } == ["Fn::Sub": .string(arn)])
  }

  @Test func theNameIsChecked() {
    #expect(
      findings { scope in LogGroup("Logs", in: scope, name: "orders requests") } == [
        "LogGroupTests.swift: error: Test/Logs: LogGroupName: the text isn't the name of a log group; "
          + "expected 1 to 512 letters, digits and ._-/#, given \"orders requests\" [wrong-format]"
      ])
  }

  @Test func retentionsThatDoNotExistAreRefused() {
    #expect(
      findings { scope in
        LogGroup("A", in: scope, retention: .days(45))
        LogGroup("B", in: scope, retention: .days(0))
        LogGroup("C", in: scope, retention: .days(4_000))
        LogGroup("D", in: scope, retention: .days(1_000))
      } == [
        "LogGroupTests.swift: error: Test/A: retention: CloudWatch Logs has no such retention; expected "
          + "30 or 60 days, given 45 days [construct]",
        "LogGroupTests.swift: error: Test/B: retention: CloudWatch Logs has no such retention; expected "
          + "1 day, given 0 days [construct]",
        "LogGroupTests.swift: error: Test/C: retention: CloudWatch Logs has no such retention; expected "
          + "3,653 days or .forever, given 4,000 days [construct]",
        "LogGroupTests.swift: error: Test/D: retention: CloudWatch Logs has no such retention; expected "
          + "731 or 1,096 days, given 1,000 days [construct]",
      ])
  }
}
