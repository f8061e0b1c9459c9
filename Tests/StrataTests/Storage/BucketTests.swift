import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct BucketTests {
  private static let abort: JSONValue = [
    "AbortIncompleteMultipartUpload": ["DaysAfterInitiation": 7], "Id": "AbortIncompleteUploads",
    "Status": "Enabled",
  ]

  private static let earlier: JSONValue = [
    "ExpiredObjectDeleteMarker": true, "Id": "ExpireEarlierVersions",
    "NoncurrentVersionExpiration": ["NoncurrentDays": 90], "Status": "Enabled",
  ]

  @Test func aBucketAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in Bucket("Uploads", in: scope) }
    #expect(
      template.json["Resources"] == [
        "Uploads": [
          "Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Properties": [
            "BucketEncryption": [
              "ServerSideEncryptionConfiguration": [["ServerSideEncryptionByDefault": ["SSEAlgorithm": "AES256"]]]
            ], "LifecycleConfiguration": ["Rules": [Self.abort, Self.earlier]],
            "OwnershipControls": ["Rules": [["ObjectOwnership": "BucketOwnerEnforced"]]],
            "PublicAccessBlockConfiguration": [
              "BlockPublicAcls": true, "BlockPublicPolicy": true, "IgnorePublicAcls": true,
              "RestrictPublicBuckets": true,
            ], "VersioningConfiguration": ["Status": "Enabled"],
          ],
        ],
        "UploadsPolicy": [
          "Type": "AWS::S3::BucketPolicy", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Properties": [
            "Bucket": ["Ref": "Uploads"],
            "PolicyDocument": [
              "Statement": [
                [
                  "Action": ["s3:*"], "Condition": ["Bool": ["aws:SecureTransport": [false]]], "Effect": "Deny",
                  "Principal": "*",
                  "Resource": [["Fn::GetAtt": ["Uploads", "Arn"]], ["Fn::Sub": "${Uploads.Arn}/*"]],
                ]
              ], "Version": "2012-10-17",
            ],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      Bucket(
        "Uploads", in: scope, isVersioned: false, expiresAfter: .days(90), accessLogs: Bucket("Logs", in: scope),
        accessLogsPrefix: "uploads/", name: "orders-uploads", key: Key("Key", in: scope), deletionPolicy: .delete)
    }
    let bucket = try #require(template.resource("Uploads"))
    #expect(
      bucket["BucketEncryption"]?["ServerSideEncryptionConfiguration"] == [
        [
          "BucketKeyEnabled": true,
          "ServerSideEncryptionByDefault": [
            "KMSMasterKeyID": ["Fn::GetAtt": ["Key", "Arn"]], "SSEAlgorithm": "aws:kms",
          ],
        ]
      ])
    #expect(bucket["BucketName"] == "orders-uploads")
    #expect(
      bucket["LifecycleConfiguration"]?["Rules"] == [
        Self.abort, ["ExpirationInDays": 90, "Id": "Expire", "Status": "Enabled"],
      ])
    #expect(
      bucket["LoggingConfiguration"] == ["DestinationBucketName": ["Ref": "Logs"], "LogFilePrefix": "uploads/"])
    #expect(bucket["VersioningConfiguration"] == nil)
    #expect(bucket.json["DeletionPolicy"] == "Delete")
    #expect(template.resource("UploadsPolicy")?.json["UpdateReplacePolicy"] == "Delete")
  }

  @Test func earlierVersionsExpireAsWell() throws {
    let template = try template { scope in Bucket("Uploads", in: scope, expiresAfter: .days(90)) }
    #expect(
      template.resource("Uploads")?["LifecycleConfiguration"]?["Rules"] == [
        Self.abort,
        [
          "ExpirationInDays": 90, "Id": "Expire", "NoncurrentVersionExpiration": ["NoncurrentDays": 90],
          "Status": "Enabled",
        ],
      ])
  }

  @Test func severalBucketsLogToOne() throws {
    let template = try template { scope in
      let logs = Bucket("Logs", in: scope)
      Bucket("A", in: scope, accessLogs: logs)
      Bucket("B", in: scope, accessLogs: logs)
    }
    func statement(_ prefix: String) -> JSONValue {
      [
        "Action": ["s3:PutObject"],
        "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
        "Principal": ["Service": ["logging.s3.amazonaws.com"]],
        "Resource": [["Fn::Sub": .string("${Logs.Arn}/\(prefix)*")]],
      ]
    }
    let statements = template.resource("LogsPolicy")?["PolicyDocument"]?["Statement"]?.array
    #expect(statements?.dropFirst() == [statement("Test/A/"), statement("Test/B/")])
    #expect(template.resource("B")?["LoggingConfiguration"]?["LogFilePrefix"] == "Test/B/")
  }

  @Test func aBucketLogsToOneOfAnotherStack() throws {
    let assembly = try App("Orders") { app in
      let logs = app.stack("Logs") { scope in Bucket("Logs", in: scope) }
      app.stack("Orders") { scope in Bucket("Uploads", in: scope, accessLogs: logs) }
    }.synthesize()
    #expect(
      assembly["Logs"]?.template.resource("LogsPolicy")?["PolicyDocument"]?["Statement"]?[1]?["Resource"]
        == [["Fn::Sub": "${Logs.Arn}/Orders/Uploads/*"]])
    #expect(
      assembly["Orders"]?.template.resource("Uploads")?["LoggingConfiguration"]
        == ["DestinationBucketName": ["Fn::ImportValue": "Logs:Logs"], "LogFilePrefix": "Orders/Uploads/"])
  }

  @Test func loadBalancersMayLog() throws {
    let template = try template { scope in
      let logs = Bucket("Logs", in: scope)
      logs.allowLoadBalancerLogs(prefix: "api")
      logs.allowLoadBalancerLogs(prefix: "api")
      logs.allowLoadBalancerLogs()
    }
    func statement(_ folder: String) -> JSONValue {
      [
        "Action": ["s3:PutObject"],
        "Condition": [
          "ArnLike": [
            "aws:SourceArn": [
              [
                "Fn::Sub":
                  "arn:${AWS::Partition}:elasticloadbalancing:${AWS::Region}:${AWS::AccountId}:loadbalancer/*"
              ]
            ]
          ]
        ], "Effect": "Allow", "Principal": ["Service": ["logdelivery.elasticloadbalancing.amazonaws.com"]],
        "Resource": [["Fn::Sub": .string("${Logs.Arn}/\(folder)AWSLogs/${AWS::AccountId}/*")]],
      ]
    }
    let statements = template.resource("LogsPolicy")?["PolicyDocument"]?["Statement"]?.array
    #expect(statements?.dropFirst() == [statement("api/"), statement("")])
  }

  @Test func statementsOfOnesOwn() throws {
    let template = try template { scope in
      let bucket = Bucket("Uploads", in: scope)
      bucket.allow(.allow("s3:GetObject", on: "\(bucket.arn)/public/*", to: .account("123456789012")))
    }
    #expect(
      template.resource("UploadsPolicy")?["PolicyDocument"]?["Statement"]?[1] == [
        "Action": ["s3:GetObject"], "Effect": "Allow", "Principal": ["AWS": ["123456789012"]],
        "Resource": [["Fn::Sub": "${Uploads.Arn}/public/*"]],
      ])
  }

  @Test func othersMayWaitForThePolicy() throws {
    let template = try template { scope in
      let bucket = Bucket("Uploads", in: scope)
      LogGroup("Logs", in: scope).depends(on: bucket.policy)
    }
    #expect(template.resource("Logs")?.json["DependsOn"] == ["UploadsPolicy"])
  }

  @Test func twoStacksHaveTheSameBucket() {
    #expect(
      findingsInTwoStacks { scope in Bucket("One", in: scope)
      } == [])
  }

  @Test func keysKeepLogsOut() {
    #expect(
      findings { scope in
        let logs = Bucket("Logs", in: scope, key: Key("Key", in: scope))
        logs.allowLoadBalancerLogs()
        Bucket("Uploads", in: scope, accessLogs: logs)
      } == [
        "BucketTests.swift: error: Test/Logs: key: load balancers can't write to a bucket that is "
          + "encrypted with a key of KMS; expected a bucket without a key, given one with a key "
          + "[construct]\n  hint: keep such logs in a bucket of their own, declared without key",
        "BucketTests.swift: error: Test/Uploads: accessLogs: S3 can't write access logs to a bucket "
          + "that is encrypted with a key of KMS; expected a bucket without a key, given one with a key "
          + "[construct]\n  hint: keep such logs in a bucket of their own, declared without key",
      ])
  }

  @Test func prefixesThatLoadBalancersRefuse() {
    #expect(
      findings { scope in
        let logs = Bucket("Logs", in: scope)
        logs.allowLoadBalancerLogs(prefix: "/api")
        logs.allowLoadBalancerLogs(prefix: "AWSLogs")
      } == [
        "BucketTests.swift: error: Test/Logs: prefix: a load balancer takes no such prefix; expected "
          + "text without AWSLogs, and without a slash at an edge, given \"/api\" [construct]",
        "BucketTests.swift: error: Test/Logs: prefix: a load balancer takes no such prefix; expected "
          + "text without AWSLogs, and without a slash at an edge, given \"AWSLogs\" [construct]",
      ])
  }

  @Test func lifetimesThatS3Refuses() {
    #expect(
      findings { scope in
        Bucket("A", in: scope, expiresAfter: .hours(36))
        Bucket("B", in: scope, expiresAfter: .days(0))
      } == [
        "BucketTests.swift: error: Test/A: expiresAfter: this must be whole days in a range; expected 1 "
          + "day to 2,147,483,647 days, given 129,600 s (36 h) [construct]",
        "BucketTests.swift: error: Test/B: expiresAfter: this must be whole days in a range; expected 1 "
          + "day to 2,147,483,647 days, given 0 s [construct]",
      ])
  }

  @Test(arguments: ["ab", "Orders", "-orders", "orders-", "my orders", "192.168.0.1", "a..b"])
  func namesThatS3Refuses(_ name: String) {
    #expect(
      findings { scope in Bucket("Uploads", in: scope, name: .literal(name)) } == [
        "BucketTests.swift: error: Test/Uploads: BucketName: S3 refuses this name; expected 3 to 63 "
          + "lower-case letters, digits, hyphens and dots, with a letter or digit at both edges, given "
          + "\"\(name)\" [physical-name]"
      ])
  }
}
