import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing
import TestSupport

@testable import StrataDeployment

/// The values of identifiers that a template says itself.
@Suite struct IdentifierReaderTests {
  private let artifact: StackArtifact

  init() throws {
    let app = App("shop") { app in
      app.stack("Shop", env: StackEnvironment(account: "111122223333", region: "eu-central-1")) { scope in
        let stage = scope.parameter("Stage", default: "dev")
        let hidden = scope.parameter("Hidden", default: "x", isHidden: true)
        Self.bucket("Plain", "shop-files", in: scope)
        let name: StringValue = "\(StringValue.stackName)-\(StringValue.accountID)-\(StringValue.region)-\(stage)"
        let files = Self.bucket("Files", .value(name), in: scope)
        Self.bucket("Unknown", .value(StringValue.partition), in: scope)
        Self.bucket("Own", .value(hidden), in: scope)
        Self.bucket("Named", .value(stage), in: scope)
        Resource(
          "Policy", type: "AWS::S3::BucketPolicy", in: scope,
          properties: [
            "Bucket": .value(files.ref),
            "PolicyDocument": [
              "Statement": [
                ["Effect": "Deny", "Principal": "*", "Action": ["s3:*"], "Resource": [.value(files.attribute("Arn"))]]
              ]
            ],
          ])
        let rule = Resource(
          "Rule", type: "AWS::Events::Rule", in: scope,
          properties: ["Name": "daily", "ScheduleExpression": "rate(1 day)"])
        Self.bucket("Ruled", .value(rule.ref), in: scope)
      }
    }
    artifact = try #require(try app.synthesize().stacks.first)
  }

  @discardableResult
  private static func bucket(_ id: String, _ name: AnyValue, in scope: Scope) -> Resource {
    Resource(id, type: "AWS::S3::Bucket", in: scope, properties: ["BucketName": name])
  }

  private func reader(
    _ deployed: DeployedStack? = nil, given: [String: String] = [:], physicalIDs: [String: String] = [:]
  ) -> IdentifierReader {
    IdentifierReader(artifact, deployed: deployed, environment: nil, given: given, physicalIDs: physicalIDs)
  }

  @Test func whatIsWrittenOutIsTaken() {
    #expect(reader().value("BucketName", of: "Plain") == "shop-files")
    #expect(reader().value("BucketName", of: "Nobody") == nil)
    #expect(IdentifierReader.keys(of: "AWS::ECS::Service") == ["Cluster", "ServiceArn"])
    #expect(IdentifierReader.keys(of: "Acme::Planning::Project") == [])
  }

  @Test func whatCloudFormationKnowsIsPutIn() {
    #expect(reader().value("BucketName", of: "Files") == "Shop-111122223333-eu-central-1-dev")
    #expect(reader().value("BucketName", of: "Unknown") == nil)
  }

  @Test func parametersHaveTheirValues() {
    #expect(reader().value("BucketName", of: "Named") == "dev")
    #expect(reader(given: ["Stage": "prod"]).value("BucketName", of: "Named") == "prod")
    let deployed = DeployedStack([
      "StackId": "arn:aws:cloudformation:us-east-1:444455556666:stack/Shop/1",
      "Parameters": [["ParameterKey": "Stage", "ParameterValue": "qa"]],
    ])
    #expect(reader(deployed).value("BucketName", of: "Files") == "Shop-444455556666-us-east-1-qa")
    // Nobody is to see it, be it that the template has it.
    #expect(reader(given: ["Hidden": "y"]).value("BucketName", of: "Own") == nil)
  }

  @Test func referencesAreFollowed() {
    #expect(reader().value("Bucket", of: "Policy") == "Shop-111122223333-eu-central-1-dev")
    #expect(reader().value("Bucket", of: "Policy", beside: ["Files": ["BucketName": "given"]]) == "given")
    #expect(reader(physicalIDs: ["Files": "there"]).value("Bucket", of: "Policy") == "there")
    // A rule is known by its ARN, and `Ref` gives its name.
    #expect(reader().value("BucketName", of: "Ruled") == nil)
    #expect(reader().value("BucketName", of: "Ruled", beside: ["Rule": ["Arn": "arn:x"]]) == nil)
  }
}
