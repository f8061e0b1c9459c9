import StrataFindings
import StrataJSON
import StrataScaffolding
import Testing

@testable import StrataMigration

/// Templates that become packages.
@Suite struct MigrationTests {
  private let template = """
    # The shop's jobs
    AWSTemplateFormatVersion: "2010-09-09"
    Description: Jobs of the shop
    Parameters:
      # The seconds that a job may take
      Timeout: {Type: Number, Default: 30, MinValue: 1, MaxValue: 900}
    Conditions:
      IsSlow: !Not [!Equals [!Ref Timeout, 30]]
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
        DeletionPolicy: Retain
        Properties:
          VisibilityTimeout: !If [IsSlow, !Ref Timeout, 60] # as long as a job
          RedrivePolicy: {deadLetterTargetArn: !GetAtt Failed.Arn, maxReceiveCount: 3}
      Failed:
        Type: AWS::SQS::Queue
        Properties:
          QueueName: !Sub "${AWS::StackName}-failed"
          Tags: [{Key: Owner, Value: shop}]
    Outputs:
      Address: {Value: !Ref Jobs, Export: {Name: shop-jobs}}
    """

  @Test func templateBecomesAFunctionOfItsDeclarations() throws {
    let migration = try migrated(template)
    #expect(
      migration.file("Shop/Shop.swift") == """
        import StrataLanguage
        import StrataSQS

        /// Declares what `shop.yaml` describes.
        @Sendable func declareShop(_ scope: Scope) {
          // The shop's jobs

          // The seconds that a job may take
          let timeout = scope.parameter("Timeout", type: .integer, default: 30, range: 1...900)

          let isSlow = scope.condition("IsSlow", !.equals("\\(timeout)", "30"))

          let failed = SQS.Queue("Failed", in: scope, queueName: "\\(.stackName)-failed", tags: ["Owner": "shop"])

          let jobs = SQS.Queue(
            "Jobs", in: scope,
            redrivePolicy: ["deadLetterTargetArn": .value(failed.arn), "maxReceiveCount": 3],
            // as long as a job
            visibilityTimeout: .if(isSlow, then: timeout, else: 60))
          jobs.resource.deletionPolicy = .retain

          scope.output("Address", jobs.ref, exportName: "shop-jobs")
        }

        """)
    #expect(migration.raw == [])
    let report = migration.reports[0].report
    #expect((report.typedResources, report.namedResources, report.otherDeclarations) == (2, 0, 3))
  }

  @Test func sameTemplateGivesTheSameSwift() throws {
    let (first, second) = (try migrated(template), try migrated(template))
    #expect(first.files.map(\.text) == second.files.map(\.text))
  }

  @Test func stacksOfOnePackageHaveFilesOfTheirOwn() throws {
    let resources: JSONValue = ["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]]
    let sources = ["shop-dev", "ShopDev"].map {
      MigrationSource(stack: $0, file: "\($0).json", template: resources, text: "{}")
    }
    let migration = try migrating(sources, as: "shops", areApart: true)
    #expect(
      migration.files.map(\.path).suffix(2) == [
        "Sources/Shops/ShopDev/ShopDev.swift", "Sources/Shops/ShopDev_2/ShopDev_2.swift",
      ])
    let app = migration.file("Sources/Shops/ShopsApp.swift")
    #expect(app?.contains("app.stack(\"shop-dev\", declareShopDev)") == true)
    #expect(app?.contains("app.stack(\"ShopDev\", declareShopDev_2)") == true)
  }
}
