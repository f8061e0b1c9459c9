import Strata
import StrataGovernance
import StrataJSON
import StrataTables
import StrataTesting
import TestSupport
import Testing

@Suite struct BackupPlanTests {
  private func finding(_ text: String) -> [String] { ["BackupPlanTests.swift: error: Test/Backups: \(text)"] }

  private func findings(_ rules: BackupPlan.Rule...) -> [String] {
    TestSupport.findings { scope in
      BackupPlan("Backups", in: scope, of: [Table("Records", in: scope, partitionKey: "pk")], rules: rules)
    }
  }

  private static let name: JSONValue = [
    "Fn::Sub": ["Backups-${Value1}", ["Value1": ["Fn::Select": [2, ["Fn::Split": ["/", ["Ref": "AWS::StackId"]]]]]]]
  ]

  private static let points: JSONValue = [
    "Action": ["backup:TagResource"], "Effect": "Allow",
    "Resource": [
      ["Fn::Sub": "arn:${AWS::Partition}:backup:${AWS::Region}:${AWS::AccountId}:recovery-point:*"]
    ],
  ]

  private static let vault: JSONValue = [
    "Action": ["backup:DescribeBackupVault"], "Effect": "Allow",
    "Resource": [["Fn::GetAtt": ["BackupsVault", "BackupVaultArn"]]],
  ]

  @Test func aPlanAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      BackupPlan("Backups", in: scope, of: [Table("Records", in: scope, partitionKey: "pk")])
    }
    #expect(
      template.resource("Backups")?.json == [
        "Type": "AWS::Backup::BackupPlan",
        "Properties": [
          "BackupPlan": [
            "BackupPlanName": ["Ref": "BackupsVault"],
            "BackupPlanRule": [
              [
                "Lifecycle": ["DeleteAfterDays": 35], "RuleName": "Daily",
                "ScheduleExpression": "cron(0 5 * * ? *)", "TargetBackupVault": ["Ref": "BackupsVault"],
              ]
            ],
          ]
        ],
      ])
    let vault = template.resource("BackupsVault")
    #expect(vault?.properties == ["BackupVaultName": Self.name])
    #expect(
      vault?.json["Metadata"] == [
        "checkov": [
          "skip": [
            [
              "comment": "The account's key for backups encrypts them, unless a key is given", "id": "CKV_AWS_166",
            ]
          ]
        ]
      ])
    #expect(vault?.json["DeletionPolicy"] == "Retain")
    #expect(vault?.json["UpdateReplacePolicy"] == "Retain")
    #expect(
      template.resource("BackupsSelection")?.properties == [
        "BackupPlanId": ["Ref": "Backups"],
        "BackupSelection": [
          "IamRoleArn": ["Fn::GetAtt": ["BackupsRole", "Arn"]],
          "Resources": [["Fn::GetAtt": ["Records", "Arn"]]], "SelectionName": "Targets",
        ],
      ])
    #expect(
      template.resource("BackupsRole")?["AssumeRolePolicyDocument"]?["Statement"] == [
        ["Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": ["Service": ["backup.amazonaws.com"]]]
      ])
    #expect(
      template.resource("BackupsRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"] == [
        [
          "Action": [
            "dynamodb:CreateBackup", "dynamodb:DescribeTable", "dynamodb:ListTagsOfResource",
            "dynamodb:StartAwsBackupJob",
          ], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Records", "Arn"]]],
        ],
        [
          "Action": ["dynamodb:DeleteBackup", "dynamodb:DescribeBackup"], "Effect": "Allow",
          "Resource": [["Fn::Sub": "${Records.Arn}/backup/*"]],
        ], Self.vault, Self.points,
      ])
    #expect(template.resource("BackupsRole")?["ManagedPolicyArns"] == nil)
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      let plan = BackupPlan(
        "Backups", in: scope, of: [ImportedTable(arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/records")],
        rules: [
          .daily(keeping: .days(1)), .weekly(keeping: .days(120), coldAfter: .days(30)),
          .monthly(keeping: .days(36_500)), .cron("30 3 ? * MON-FRI *", keeping: .days(7)),
          .cron("0 12 L * ? 2027-2030", keeping: .days(7)),
        ], notify: Topic("Alerts", in: scope), name: "orders", key: Key("Key", in: scope),
        deletionPolicy: .retainExceptOnCreate)
      scope.output("Name", plan.vaultName)
      scope.output("Arn", plan.vaultARN)
    }
    let template = try template { declare($0) }
    let plan = template.resource("Backups")?["BackupPlan"]
    #expect(plan?["BackupPlanName"] == ["Ref": "BackupsVault"])
    #expect(
      plan?["BackupPlanRule"]?.array?.map { [$0["RuleName"], $0["ScheduleExpression"], $0["Lifecycle"]] } == [
        ["Daily", "cron(0 5 * * ? *)", ["DeleteAfterDays": 1]],
        ["Weekly", "cron(0 5 ? * 1 *)", ["DeleteAfterDays": 120, "MoveToColdStorageAfterDays": 30]],
        ["Monthly", "cron(0 5 1 * ? *)", ["DeleteAfterDays": 36_500]],
        ["Cron", "cron(30 3 ? * MON-FRI *)", ["DeleteAfterDays": 7]],
        ["Cron2", "cron(0 12 L * ? 2027-2030)", ["DeleteAfterDays": 7]],
      ])
    let vault = template.resource("BackupsVault")
    #expect(
      vault?.properties == [
        "BackupVaultName": "orders", "EncryptionKeyArn": ["Fn::GetAtt": ["Key", "Arn"]],
        "Notifications": [
          "BackupVaultEvents": ["BACKUP_JOB_COMPLETED", "S3_BACKUP_OBJECT_FAILED"],
          "SNSTopicArn": ["Ref": "Alerts"],
        ],
      ])
    #expect(vault?.json["DeletionPolicy"] == "RetainExceptOnCreate")
    #expect(vault?.json["DependsOn"] == ["AlertsPolicy"])
    #expect(
      template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"]?.array?.last == [
        "Action": ["sns:Publish"],
        "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
        "Principal": ["Service": ["backup.amazonaws.com"]], "Resource": [["Ref": "Alerts"]],
      ])
    let key: JSONValue = ["Fn::GetAtt": ["Key", "Arn"]]
    #expect(
      template.resource("BackupsRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array?.suffix(3) == [
        ["Action": ["kms:DescribeKey"], "Effect": "Allow", "Resource": [key]],
        [
          "Action": ["kms:CreateGrant"], "Condition": ["Bool": ["kms:GrantIsForAWSResource": [true]]],
          "Effect": "Allow", "Resource": [key],
        ],
        [
          "Action": ["kms:Decrypt", "kms:GenerateDataKey"],
          "Condition": [
            "StringEquals": [
              "kms:ViaService": [
                ["Fn::Sub": "backup.${AWS::Region}.amazonaws.com"],
                ["Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com"],
              ]
            ]
          ], "Effect": "Allow", "Resource": [key],
        ],
      ])
    #expect(template.outputs["Name"]?["Value"] == ["Ref": "BackupsVault"])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["BackupsVault", "BackupVaultArn"]])
    #expect(TestSupport.findings { declare($0) } == [])
  }

  @Test func whatABucketTakes() throws {
    let template = try template { scope in
      let uploads = Bucket("Uploads", in: scope, key: Key("Key", in: scope))
      BackupPlan("Backups", in: scope, of: [uploads, ImportedBucket(name: "orders"), uploads])
    }
    #expect(
      template.resource("BackupsSelection")?["BackupSelection"]?["Resources"] == [
        ["Fn::GetAtt": ["Uploads", "Arn"]], ["Fn::Sub": "arn:${AWS::Partition}:s3:::orders"],
      ])
    let statements = template.resource("BackupsRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
    #expect(
      statements.prefix(5) == [
        [
          "Action": [
            "s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketNotification", "s3:GetBucketTagging",
            "s3:GetBucketVersioning", "s3:GetInventoryConfiguration", "s3:ListBucket", "s3:ListBucketVersions",
            "s3:PutBucketNotification", "s3:PutInventoryConfiguration",
          ], "Effect": "Allow", "Resource": [["Fn::GetAtt": ["Uploads", "Arn"]]],
        ],
        [
          "Action": [
            "s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectTagging", "s3:GetObjectVersion", "s3:GetObjectVersionAcl",
            "s3:GetObjectVersionTagging",
          ], "Effect": "Allow", "Resource": [["Fn::Sub": "${Uploads.Arn}/*"]],
        ],
        [
          "Action": [
            "events:DeleteRule", "events:DescribeRule", "events:DisableRule", "events:EnableRule",
            "events:ListTargetsByRule", "events:PutRule", "events:PutTargets", "events:RemoveTargets",
          ], "Effect": "Allow",
          "Resource": [
            [
              "Fn::Sub":
                "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/AwsBackupManagedRule*"
            ]
          ],
        ],
        [
          "Action": ["cloudwatch:GetMetricData", "events:ListRules", "s3:ListAllMyBuckets"], "Effect": "Allow",
          "Resource": ["*"],
        ],
        use(
          ["kms:Decrypt", "kms:DescribeKey"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "s3.${AWS::Region}.amazonaws.com"]),
      ])
    // What both buckets take stands once.
    #expect(statements.count == 9)
  }

  @Test func whatATableWithAKeyTakes() throws {
    let statements = try statements { scope in
      [Table("Records", in: scope, partitionKey: "pk", key: Key("Key", in: scope)).backingUp]
    }
    #expect(
      statements.last
        == use(
          ["kms:Decrypt", "kms:GenerateDataKey"], of: ["Fn::GetAtt": ["Key", "Arn"]],
          through: ["Fn::Sub": "dynamodb.${AWS::Region}.amazonaws.com"]))
  }

  @Test func eachEnvironmentHasItsOwn() throws {
    @Sendable func declare(_ scope: Scope) {
      for name in ["dev", "production"] {
        let own = Scope(name, in: scope, environment: name)
        BackupPlan("Backups", in: own, of: [Table("Records", in: own, partitionKey: "pk")])
      }
    }
    let template = try template { declare($0) }
    let names = ["DevBackupsVault", "ProductionBackupsVault"].map {
      template.resource($0)?["BackupVaultName"]?["Fn::Sub"]?[0]
    }
    // The second's path would be too long, and has a digest instead: 50 characters with the stack's id.
    #expect(names.first == "DevBackups-${Value1}")
    #expect(names.last??.string?.wholeMatch(of: #/Backup-[0-9a-f]{6}-\$\{Value1\}/#) != nil)
    #expect(TestSupport.findings { declare($0) } == [])
  }

  @Test func twoPlansInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        let table = Table("Records", in: scope, partitionKey: "pk")
        let topic = Topic("Alerts", in: scope)
        BackupPlan("One", in: scope, of: [table], notify: topic)
        BackupPlan("Two", in: scope, of: [table], notify: topic)
      } == [])
  }

  @Test func aPlanOfNothing() {
    #expect(
      TestSupport.findings { scope in BackupPlan("Backups", in: scope, of: []) }
        == finding("of: a plan must back up 1 to 500 things; expected 1 to 500, given 0 [construct]"))
  }

  @Test func aBucketWithoutVersions() {
    #expect(
      TestSupport.findings { scope in
        BackupPlan("Backups", in: scope, of: [Bucket("Uploads", in: scope, isVersioned: false)])
      }
        == finding(
          "of: AWS Backup takes buckets with versions only; expected a bucket with isVersioned: true, given Test/Uploads "
            + "without [construct]"))
  }

  @Test func aPlanWithoutRules() {
    #expect(
      findings()
        == finding(
          "rules: a plan must have a rule; expected one such as .daily(keeping: .days(35)), given none [construct]"))
  }

  @Test func coldStorageThatIsTooShort() {
    #expect(findings(.daily(keeping: .days(120), coldAfter: .days(30))) == [])
    #expect(
      findings(.daily(keeping: .days(119), coldAfter: .days(30)))
        == finding(
          "rules: a backup must lie in cold storage for 90 days at least; expected keeping: 10,368,000 s (120 d) or "
            + "more, given 10,281,600 s (119 d) [construct]"))
  }

  @Test(
    arguments: [
      (.zero, "0 s"), (.days(-1), "-86,400 s"), (.hours(36), "129,600 s (36 h)"),
      (.days(36_501), "3,153,686,400 s (36,501 d)"),
    ] as [(Duration, String)])
  func timesThatAreNone(_ time: Duration, _ given: String) {
    #expect(
      findings(.weekly(keeping: time))
        == finding(
          "rules: this must be whole days in a range; expected 1 day to 36,500 days, given \(given) [construct]"))
  }

  @Test(
    arguments: [
      "", "0 5 * * ?", "0 5 * * * *", "0 5 ? * ? *", "*/5 * * * ? *", "0,30 * * * ? *", "60 5 * * ? *", "-1 5 * * ? *",
      "0 ? * * ? *", "rate(1 day)", "0  5 * * ? *", "cron(0 5 * * ? *)",
    ])
  func schedulesThatThereArent(_ schedule: String) {
    #expect(
      findings(.cron(schedule, keeping: .days(1)))
        == finding(
          "rules: AWS Backup has no such schedule; expected minute, hour, day of the month, month, day of the week and "
            + "year, such as 30 3 ? * MON-FRI *, given \"\(schedule)\" [construct]\n"
            + "  hint: the minute is a number, and one of the two days is ?"))
  }

  @Test(arguments: ["a", "my plan", "a.b", String(repeating: "a", count: 51)])
  func namesThatAreRefused(_ name: String) {
    #expect(
      TestSupport.findings { scope in
        BackupPlan(
          "Backups", in: scope, of: [ImportedBucket(name: "orders")], name: .literal(name))
      } == [
        "BackupPlanTests.swift: error: Test/Backups/Vault: BackupVaultName: AWS Backup refuses this name; expected 2 to 50 "
          + "letters, digits, hyphens and underscores, given \"\(name)\" [physical-name]"
      ])
  }
}
