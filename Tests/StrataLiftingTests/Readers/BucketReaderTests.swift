import StrataLanguage
import StrataStorage
import Testing

@testable import StrataLifting

/// Buckets that become constructs.
@Suite struct BucketReaderTests {
  @Test func bucketsBecomeWhatMadeThem() throws {
    let migration = try lifted { scope in
      let logs = Bucket("Logs", in: scope, expiresAfter: .days(90))
      Bucket("Uploads", in: scope, isVersioned: false, accessLogs: logs)
      Bucket("Pages", in: scope, earlierVersions: nil, cors: [.allow("https://example.com", methods: [.put])])
      Bucket(
        "Archive", in: scope, storage: .moving(.to(.standardIA, after: .days(30)), .to(.glacier, after: .days(90))))
      Bucket("Tiers", in: scope, storage: .intelligentTiering(archive: .days(120)), deletionPolicy: .delete)
    }
    #expect(
      migration.body == """
        Bucket("Archive", in: scope, storage: .moving(.to(.standardIA, after: .days(30)), .to(.glacier, after: .days(90))))
        let logs = Bucket("Logs", in: scope, expiresAfter: .days(90))
        Bucket("Pages", in: scope, earlierVersions: nil, cors: [.allow("https://example.com", methods: [.put])])
        Bucket("Tiers", in: scope, storage: .intelligentTiering(archive: .days(120)), deletionPolicy: .delete)
        Bucket("Uploads", in: scope, isVersioned: false, accessLogs: logs)
        """)
  }

  @Test func bucketsThatLogToEachOtherStayThemselves() throws {
    let migration = try lifted(
      """
      Resources:
        A:
          Type: AWS::S3::Bucket
          DeletionPolicy: Retain
          Properties: {LoggingConfiguration: {DestinationBucketName: !Ref B, LogFilePrefix: a/}}
        B:
          Type: AWS::S3::Bucket
          DeletionPolicy: Retain
          Properties: {LoggingConfiguration: {DestinationBucketName: !Ref A, LogFilePrefix: b/}}
      """)
    #expect(
      migration.told == [
        "A: not a Bucket: it needs itself, by way of others", "B: not a Bucket: it needs itself, by way of others",
      ])
  }

  @Test func otherRulesKeepABucketItself() throws {
    let migration = try lifted(
      """
      Resources:
        Uploads:
          Type: AWS::S3::Bucket
          DeletionPolicy: Retain
          Properties: {LifecycleConfiguration: {Rules: [{Id: Mine, Status: Enabled, ExpirationInDays: 3}]}}
      """)
    #expect(migration.told == ["Uploads: not a Bucket: it has another rule of the lifecycle"])
  }
}
