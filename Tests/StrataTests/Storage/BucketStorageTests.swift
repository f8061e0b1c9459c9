import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// How long objects lie where, and who is told of them.
@Suite struct BucketStorageTests {
  private func rules(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [JSONValue] {
    let bucket = try template(declare).resource("Uploads")
    return bucket?["LifecycleConfiguration"]?["Rules"]?.array?.dropFirst().map { $0 } ?? []
  }

  @Test func objectsMoveByTheirAge() throws {
    let rules = try rules { scope in
      Bucket(
        "Uploads", in: scope, expiresAfter: .days(365), earlierVersions: .days(7),
        storage: .moving(
          .to(.standardIA, after: .days(30)), .to(.glacier, after: .days(60)), .to(.deepArchive, after: .days(90))))
    }
    #expect(
      rules == [
        [
          "ExpirationInDays": 365, "Id": "Expire", "NoncurrentVersionExpiration": ["NoncurrentDays": 7],
          "Status": "Enabled",
        ],
        [
          "Id": "Move", "Status": "Enabled",
          "Transitions": [
            ["StorageClass": "STANDARD_IA", "TransitionInDays": 30],
            ["StorageClass": "GLACIER", "TransitionInDays": 60],
            ["StorageClass": "DEEP_ARCHIVE", "TransitionInDays": 90],
          ],
        ],
      ])
  }

  @Test func earlierVersionsStayWhereThatIsSaid() throws {
    #expect(try rules { Bucket("Uploads", in: $0, earlierVersions: nil) } == [])
    #expect(try rules { Bucket("Uploads", in: $0, isVersioned: false) } == [])
  }

  @Test func s3MovesObjectsByTheirUse() throws {
    let template = try template { scope in
      Bucket("Uploads", in: scope, storage: .intelligentTiering(archive: .days(90), deepArchive: .days(180)))
      Bucket("Plain", in: scope, storage: .intelligentTiering())
    }
    let bucket = template.resource("Uploads")
    #expect(
      bucket?["LifecycleConfiguration"]?["Rules"]?[2] == [
        "Id": "IntelligentTiering", "Status": "Enabled",
        "Transitions": [["StorageClass": "INTELLIGENT_TIERING", "TransitionInDays": 0]],
      ])
    #expect(
      bucket?["IntelligentTieringConfigurations"] == [
        [
          "Id": "Archive", "Status": "Enabled",
          "Tierings": [
            ["AccessTier": "ARCHIVE_ACCESS", "Days": 90], ["AccessTier": "DEEP_ARCHIVE_ACCESS", "Days": 180],
          ],
        ]
      ])
    #expect(template.resource("Plain")?["IntelligentTieringConfigurations"] == nil)
  }

  @Test func pagesOfOtherSites() throws {
    let template = try template { scope in
      Bucket(
        "Uploads", in: scope,
        cors: [
          .allow("https://example.com"),
          .allow(
            "https://*.example.com", "http://localhost:3000", methods: [.put], headers: ["*"], exposing: ["ETag"],
            rememberedFor: .minutes(10)),
        ])
    }
    #expect(
      template.resource("Uploads")?["CorsConfiguration"] == [
        "CorsRules": [
          ["AllowedMethods": ["GET", "HEAD"], "AllowedOrigins": ["https://example.com"]],
          [
            "AllowedHeaders": ["*"], "AllowedMethods": ["PUT"],
            "AllowedOrigins": ["https://*.example.com", "http://localhost:3000"], "ExposedHeaders": ["ETag"],
            "MaxAge": 600,
          ],
        ]
      ])
  }

  @Test func queuesAndTopicsAreTold() throws {
    let template = try template { scope in
      let bucket = Bucket("Uploads", in: scope)
      let jobs = Queue("Jobs", in: scope, key: Key("Key", in: scope))
      bucket.notify(jobs, of: .created, prefix: "incoming/", suffix: ".csv")
      bucket.notify(jobs, of: .created, prefix: "incoming/", suffix: ".json")
      bucket.notify(Topic("Gone", in: scope), of: .removed, .expired)
    }
    let bucket = try #require(template.resource("Uploads"))
    #expect(
      bucket["NotificationConfiguration"] == [
        "QueueConfigurations": [
          [
            "Event": "s3:ObjectCreated:*",
            "Filter": [
              "S3Key": ["Rules": [["Name": "prefix", "Value": "incoming/"], ["Name": "suffix", "Value": ".csv"]]]
            ], "Queue": ["Fn::GetAtt": ["Jobs", "Arn"]],
          ],
          [
            "Event": "s3:ObjectCreated:*",
            "Filter": [
              "S3Key": ["Rules": [["Name": "prefix", "Value": "incoming/"], ["Name": "suffix", "Value": ".json"]]]
            ], "Queue": ["Fn::GetAtt": ["Jobs", "Arn"]],
          ],
        ],
        "TopicConfigurations": [
          ["Event": "s3:ObjectRemoved:*", "Topic": ["Ref": "Gone"]],
          ["Event": "s3:LifecycleExpiration:*", "Topic": ["Ref": "Gone"]],
        ],
      ])
    #expect(bucket.json["DependsOn"] == ["GonePolicy", "JobsPolicy"])
    #expect(
      template.resource("JobsPolicy")?["PolicyDocument"]?["Statement"]?[1] == [
        "Action": ["sqs:SendMessage"],
        "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
        "Principal": ["Service": ["s3.amazonaws.com"]], "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]]],
      ])
    #expect(template.resource("JobsPolicy")?["PolicyDocument"]?["Statement"]?.array?.count == 2)
    #expect(template.resource("Key")?["KeyPolicy"]?["Statement"]?.array?.count == 2)
  }

  @Test func whatIsRefused() {
    #expect(
      findings { scope in
        Bucket("Soon", in: scope, storage: .moving(.to(.standardIA, after: .days(29))))
        Bucket(
          "Order", in: scope,
          storage: .moving(.to(.glacier, after: .days(30)), .to(.standardIA, after: .days(90))))
        Bucket(
          "Next", in: scope, expiresAfter: .days(45),
          storage: .moving(.to(.standardIA, after: .days(30)), .to(.glacier, after: .days(45))))
        Bucket("None", in: scope, earlierVersions: .seconds(1), storage: .moving())
        Bucket("Tiers", in: scope, storage: .intelligentTiering(archive: .days(200), deepArchive: .days(180)))
        let told = Bucket("Told", in: scope, cors: [.allow("https://*.*.com"), .allow()])
        let jobs = Queue("Jobs", in: scope)
        told.notify(jobs, of: .created, prefix: "a")
        told.notify(jobs, of: .created, prefix: "ab")
        told.notify(jobs)
      }.map { $0.replacing("BucketStorageTests.swift: error: Test/", with: "") } == [
        "Next: expiresAfter: objects must move before they're deleted; expected more than 3,888,000 s (45 d), given 3,888,000 s (45 d) [construct]",
        "Next: storage: objects must lie in STANDARD_IA for 30 days before they move on; expected GLACIER after 5,184,000 s (60 d) or more, given 3,888,000 s (45 d) [construct]",
        "None: earlierVersions: this must be whole days in a range; expected 1 day to 2,147,483,647 days, given 1 s [construct]",
        "None: storage: there must be a move; expected one such as .to(.standardIA, after: .days(30)), given none [construct]\n  hint: say .standard where objects stay",
        "Order: storage: objects move to cheaper storage only; expected a class behind GLACIER: STANDARD_IA, ONEZONE_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE, given STANDARD_IA [construct]",
        "Soon: storage: this must be whole days in a range; expected 30 days to 2,147,483,647 days, given 2,505,600 s (29 d) [construct]",
        "Tiers: storage: objects must be archived before they're archived deeply; expected more than 17,280,000 s (200 d), given 15,552,000 s (180 d) [construct]",
        "Told: cors: an origin must have one star at most; expected a site such as https://*.example.com, given \"https://*.*.com\" [construct]",
        "Told: cors: pages of some site must be allowed something; expected an origin and a method, given none [construct]",
        "Told: of: something must happen; expected an event such as .created, given none [construct]",
        "Told: prefix: two notifications may be of one object; expected prefixes or suffixes that tell them apart, given \"ab…\" beside \"a…\" of s3:ObjectCreated:* [construct]\n  hint: tell a topic, which several can subscribe to",
      ])
  }
}
