import Strata
import StrataGovernance
import StrataJSON
import StrataTables
import StrataTesting
import TestSupport
import Testing

@Suite struct TrailTests {
  private static let arn: JSONValue = [
    "Fn::Sub": "arn:${AWS::Partition}:cloudtrail:${AWS::Region}:${AWS::AccountId}:trail/${AWS::StackName}-Trail"
  ]
  private static let service: JSONValue = ["Service": ["cloudtrail.amazonaws.com"]]

  private func finding(_ text: String) -> [String] { ["TrailTests.swift: error: Test/Trail: \(text)"] }

  private func objects(_ buckets: JSONValue...) -> JSONValue {
    [
      "FieldSelectors": [
        ["Equals": ["Data"], "Field": "eventCategory"], ["Equals": ["AWS::S3::Object"], "Field": "resources.type"],
        ["Field": "resources.ARN", "StartsWith": .array(buckets)],
      ], "Name": "Objects",
    ]
  }

  private func items(_ tables: JSONValue...) -> JSONValue {
    [
      "FieldSelectors": [
        ["Equals": ["Data"], "Field": "eventCategory"],
        ["Equals": ["AWS::DynamoDB::Table"], "Field": "resources.type"],
        ["Equals": .array(tables), "Field": "resources.ARN"],
      ], "Name": "Items",
    ]
  }

  private func selectors(_ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue? {
    try template(declare).resource("Trail")?["AdvancedEventSelectors"]
  }

  @Test func aTrailAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      Trail("Trail", in: scope)
      Bucket("Uploads", in: scope)
      Table("Records", in: scope, partitionKey: "pk")
    }
    #expect(
      template.resource("Trail")?.json == [
        "Type": "AWS::CloudTrail::Trail", "DependsOn": ["TrailBucketPolicy"],
        "Metadata": [
          "checkov": [
            "skip": [
              [
                "comment": "An environment is in one region, and so are its buckets and tables", "id": "CKV_AWS_67",
              ], ["comment": "S3's own key encrypts the files, unless a key is given", "id": "CKV_AWS_35"],
            ]
          ]
        ],
        "Properties": [
          "AdvancedEventSelectors": [
            objects(["Fn::Sub": "${Uploads.Arn}/"]), items(["Fn::GetAtt": ["Records", "Arn"]]),
          ], "EnableLogFileValidation": true, "IsLogging": true, "IsMultiRegionTrail": false,
          "S3BucketName": ["Ref": "TrailBucket"], "TrailName": ["Fn::Sub": "${AWS::StackName}-Trail"],
        ],
      ])
    let bucket = template.resource("TrailBucket")
    #expect(bucket?.json["DeletionPolicy"] == "Retain")
    #expect(bucket?["VersioningConfiguration"] == ["Status": "Enabled"])
    #expect(bucket?["LifecycleConfiguration"]?["Rules"]?[1]?["ExpirationInDays"] == 365)
    #expect(
      template.resource("TrailBucketPolicy")?["PolicyDocument"]?["Statement"]?.array?.dropFirst() == [
        [
          "Action": ["s3:GetBucketAcl"], "Condition": ["ArnEquals": ["aws:SourceArn": [Self.arn]]], "Effect": "Allow",
          "Principal": Self.service, "Resource": [["Fn::GetAtt": ["TrailBucket", "Arn"]]],
        ],
        [
          "Action": ["s3:PutObject"],
          "Condition": [
            "ArnEquals": ["aws:SourceArn": [Self.arn]],
            "StringEquals": ["s3:x-amz-acl": ["bucket-owner-full-control"]],
          ], "Effect": "Allow", "Principal": Self.service,
          "Resource": [["Fn::Sub": "${TrailBucket.Arn}/AWSLogs/${AWS::AccountId}/*"]],
        ],
      ])
    #expect(template.resources(of: "AWS::IAM::Role").isEmpty)
    #expect(template.resources(of: "AWS::Logs::LogGroup").isEmpty)
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      let trail = Trail(
        "Trail", in: scope, of: [], managementEvents: .all, isMultiRegion: true, expiresAfter: nil, logs: .days(30),
        name: "orders.trail", key: Key("Key", in: scope), deletionPolicy: .delete)
      scope.output("Arn", trail.arn)
      scope.output("Name", trail.name)
    }
    let template = try template { declare($0) }
    #expect(
      template.resource("Trail")?.properties == [
        "AdvancedEventSelectors": [
          ["FieldSelectors": [["Equals": ["Management"], "Field": "eventCategory"]], "Name": "Management events"]
        ], "CloudWatchLogsLogGroupArn": ["Fn::GetAtt": ["TrailLogs", "Arn"]],
        "CloudWatchLogsRoleArn": ["Fn::GetAtt": ["TrailRole", "Arn"]], "EnableLogFileValidation": true,
        "IncludeGlobalServiceEvents": true, "IsLogging": true, "IsMultiRegionTrail": true,
        "KMSKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "S3BucketName": ["Ref": "TrailBucket"],
        "TrailName": "orders.trail",
      ])
    #expect(template.resource("TrailBucket")?.json["DeletionPolicy"] == "Delete")
    #expect(template.resource("TrailLogs")?.json["DeletionPolicy"] == "Delete")
    #expect(template.resource("TrailLogs")?["RetentionInDays"] == 30)
    #expect(
      template.resource("TrailRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"] == [
        [
          "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
          "Resource": [
            [
              "Fn::Sub":
                "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${TrailLogs}:*"
            ]
          ],
        ]
      ])
    #expect(
      template.resource("TrailRole")?["AssumeRolePolicyDocument"]?["Statement"] == [
        ["Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": Self.service]
      ])
    #expect(template.outputs["Arn"]?["Value"] == ["Fn::GetAtt": ["Trail", "Arn"]])
    #expect(template.outputs["Name"]?["Value"] == ["Ref": "Trail"])
    #expect(findings { declare($0) } == [])
  }

  @Test func cloudTrailMayUseTheKey() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      for id in ["A", "B"] { Trail(id, in: scope, managementEvents: .writes, key: key) }
    }
    let trails: JSONValue = [
      "Fn::Sub": "arn:${AWS::Partition}:cloudtrail:${AWS::Region}:${AWS::AccountId}:trail/*"
    ]
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"] == [
        ownerStatement,
        [
          "Action": ["kms:GenerateDataKey*"],
          "Condition": [
            "ArnLike": ["aws:SourceArn": [trails]],
            "StringLike": ["kms:EncryptionContext:aws:cloudtrail:arn": [trails]],
          ], "Effect": "Allow", "Principal": Self.service, "Resource": ["*"],
        ],
        [
          "Action": ["kms:DescribeKey"], "Condition": ["ArnLike": ["aws:SourceArn": [trails]]], "Effect": "Allow",
          "Principal": Self.service, "Resource": ["*"],
        ],
      ])
  }

  @Test func writesOfTheAccount() throws {
    #expect(
      try selectors { scope in Trail("Trail", in: scope, managementEvents: .writes) } == [
        [
          "FieldSelectors": [
            ["Equals": ["Management"], "Field": "eventCategory"], ["Equals": ["false"], "Field": "readOnly"],
          ], "Name": "Management events",
        ]
      ])
  }

  @Test func whatIsPassedAlone() throws {
    #expect(
      try selectors { scope in
        Bucket("Others", in: scope)
        let uploads = Bucket("Uploads", in: scope)
        let imported = ImportedTable(arn: "arn:aws:dynamodb:eu-central-1:123456789012:table/records")
        Trail("Trail", in: scope, of: [uploads, imported, ImportedBucket(name: "orders"), uploads, imported])
      } == [
        objects(["Fn::Sub": "${Uploads.Arn}/"], ["Fn::Sub": "arn:${AWS::Partition}:s3:::orders/"]),
        items("arn:aws:dynamodb:eu-central-1:123456789012:table/records"),
      ])
  }

  @Test func anEnvironmentsOwnAlone() throws {
    let template = try template { scope in
      for name in ["dev", "prod"] {
        let own = Scope(name, in: scope, environment: name)
        Trail("Trail", in: own)
        Bucket("Uploads", in: own)
      }
      Bucket("Shared", in: scope)
      Trail("Trail", in: scope)
    }
    #expect(
      ["DevTrail", "ProdTrail"].map { template.resource($0)?["AdvancedEventSelectors"] } == [
        [objects(["Fn::Sub": "${DevUploads.Arn}/"])], [objects(["Fn::Sub": "${ProdUploads.Arn}/"])],
      ])
    #expect(template.resource("Trail")?["AdvancedEventSelectors"] == [objects(["Fn::Sub": "${Shared.Arn}/"])])
  }

  @Test func whatIsThereUnderACondition() throws {
    @Sendable func declare(_ scope: Scope) {
      let isProduction = scope.condition("IsProduction", .equals(scope.parameter("Stage", default: "dev"), "prod"))
      Table("Records", in: scope, partitionKey: "pk").resource.condition = isProduction
      let uploads = Bucket("Uploads", in: scope)
      uploads.resource.condition = isProduction
      uploads.policy.condition = isProduction
      Trail("Trail", in: scope, managementEvents: .writes)
    }
    let selectors = try selectors { declare($0) }
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      selectors?.array?.dropFirst() == [
        objects(["Fn::If": ["IsProduction", ["Fn::Sub": "${Uploads.Arn}/"], none]]),
        items(["Fn::If": ["IsProduction", ["Fn::GetAtt": ["Records", "Arn"]], none]]),
      ])
    #expect(findings { declare($0) } == [])
  }

  /// Each would record that the other wrote a file, by writing one.
  @Test func trailsDoNotRecordEachOther() throws {
    let template = try template { scope in
      for id in ["A", "B"] { Trail(id, in: Scope(id, in: scope)) }
      Bucket("Uploads", in: scope)
    }
    for id in ["AA", "BB"] {
      #expect(
        template.resource(id)?["AdvancedEventSelectors"] == [objects(["Fn::Sub": "${Uploads.Arn}/"])])
    }
  }

  @Test func twoTrailsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        Trail("One", in: scope, managementEvents: .writes)
        Trail("Two", in: scope, managementEvents: .writes, logs: .days(7))
      } == [])
  }

  @Test func aTrailOfNothing() {
    #expect(
      findings { scope in Trail("Trail", in: scope) }
        == finding(
          "of: this trail would record nothing; expected a bucket or a table in its environment, or managementEvents, "
            + "given none [construct]"))
  }

  @Test func asManyAsATrailNames() {
    @Sendable func tables(_ count: Int) -> [ImportedTable] {
      (0..<count).map {
        ImportedTable(arn: .literal("arn:aws:dynamodb:eu-central-1:123456789012:table/records\($0)"))
      }
    }
    #expect(findings { scope in Trail("Trail", in: scope, of: tables(496), managementEvents: .writes) } == [])
    #expect(
      findings { scope in Trail("Trail", in: scope, of: tables(497), managementEvents: .writes) }
        == finding(
          "of: a trail must name 500 values at most; expected 496 buckets and tables or fewer, given 497 [construct]\n"
            + "  hint: declare another trail for the rest"))
  }

  @Test(arguments: ["ab", "-abc", "abc.", "a--b", "a b c", "a_.b", String(repeating: "a", count: 129)])
  func namesThatAreRefused(_ name: String) {
    #expect(
      findings { scope in Trail("Trail", in: scope, managementEvents: .all, name: .literal(name)) }.first
        == finding(
          "TrailName: CloudTrail refuses this name; expected 3 to 128 letters, digits and single ._- between them, given "
            + "\"\(name)\" [physical-name]"
        ).first)
  }

  @Test func namesOfStacksThatAreLongAndIdsThatAreNoNames() throws {
    let name = String(repeating: "a", count: 120)
    let assembly = try App("Test") { app in
      for stack in [name, "Short"] {
        app.stack(stack) { scope in Trail("audit trail", in: scope, managementEvents: .all) }
      }
    }.synthesize()
    #expect(
      assembly["Short"]?.template.resource("AuditTrail")?["TrailName"] == ["Fn::Sub": "${AWS::StackName}-AuditTrail"])
    #expect(
      assembly[name]?.template.resource("AuditTrail")?["TrailName"]?["Fn::Sub"]?[0] == "AuditTrail-${Value1}")
  }

  @Test func aLifetimeThatIsNone() {
    #expect(
      findings { scope in Trail("Trail", in: scope, managementEvents: .all, expiresAfter: .hours(1)) } == [
        "TrailTests.swift: error: Test/Trail/Bucket: expiresAfter: this must be whole days in a range; expected 1 day to "
          + "2,147,483,647 days, given 3,600 s (1 h) [construct]"
      ])
  }
}
