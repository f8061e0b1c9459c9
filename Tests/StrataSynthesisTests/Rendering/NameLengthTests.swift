import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Names that a policy gives and that grow too long, in one environment if in no other.
@Suite struct NameLengthTests {
  private func found(_ type: String, _ property: String, _ service: String) -> [String] {
    placedFindings(
      App("shop") { app in
        app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
        for environment in ["dev", "staging", "production"] {
          app.stack("smartstack-\(environment)-it") { scope in
            let scope = Scope("It", in: scope, environment: environment)
            Resource(
              "It", type: type, in: scope,
              properties: [
                property: .value(scope.name(service, file: "/x/Shop.swift", line: 8))
              ], file: "/x/Shop.swift", line: 9)
            scope.accept(.strata("missing-property"), because: "This is about the name alone")
          }
        }
      }
    ).filter { $0.contains("too long") }
  }

  @Test(
    arguments: [
      ("AWS::Lambda::Function", "FunctionName", 64), ("AWS::IAM::Role", "RoleName", 64),
      ("AWS::S3::Bucket", "BucketName", 63), ("AWS::SQS::Queue", "QueueName", 80),
      ("AWS::DynamoDB::Table", "TableName", 255), ("AWS::CloudWatch::Alarm", "AlarmName", 255),
      ("AWS::Logs::LogGroup", "LogGroupName", 512), ("AWS::SNS::Topic", "TopicName", 256),
      ("AWS::Kinesis::Stream", "Name", 128), ("AWS::Backup::BackupVault", "BackupVaultName", 50),
      ("AWS::ElasticLoadBalancingV2::LoadBalancer", "Name", 32), ("AWS::Events::Rule", "Name", 64),
      ("AWS::ElasticLoadBalancingV2::TargetGroup", "Name", 32), ("AWS::RDS::DBCluster", "DBClusterIdentifier", 63),
    ])
  func aNameThatIsTooLongInOneOfThree(type: String, property: String, limit: Int) {
    let prefix = "smartstack-production-"
    let fitting = String(repeating: "x", count: limit - prefix.count)
    #expect(found(type, property, fitting) == [])
    let service = fitting + "y"
    let hint =
      service.count > 1
      ? "shorten \"\(service)\" by 1, here or in all environments"
      : "shorten smartstack-{env}-{service}, or call the environment otherwise"
    #expect(
      found(type, property, service) == [
        """
        /x/Shop.swift:9: error: smartstack-production-it/It/It: \(property): in the environment production the policy's name is \
        too long for \(type); expected \(limit) characters at most, given \(limit + 1) for "\(prefix)\(service)" [physical-name]
          note: /x/Shop.swift:3: the policy that gives this name in the environment production
          hint: \(hint)
        """
      ])
  }

  @Test func aServiceThatCannotBeShortenedEnough() {
    let pattern = String(repeating: "x", count: 40) + "-{env}-{service}"
    let app = App("shop") { app in
      app.names = NamingPolicy(pattern, file: "/x/Shop.swift", line: 3)
      app.stack("stack") { scope in
        let scope = Scope("Dev", in: scope, environment: "dev")
        Resource(
          "It", type: "AWS::ElasticLoadBalancingV2::LoadBalancer", in: scope,
          properties: ["Name": .value(scope.name("api")), "Type": "network", "Subnets": ["subnet-0a1b2c3d"]],
          file: "/x/Shop.swift", line: 9)
      }
    }
    #expect(
      placedFindings(app) == [
        """
        /x/Shop.swift:9: error: stack/Dev/It: Name: in the environment dev the policy's name is too long for \
        AWS::ElasticLoadBalancingV2::LoadBalancer; expected 32 characters at most, given 48 for \
        "\(String(repeating: "x", count: 40))-dev-api" [physical-name]
          note: /x/Shop.swift:3: the policy that gives this name in the environment dev
          hint: shorten \(pattern), or call the environment otherwise
        """
      ])
  }

  /// A property that is chosen by a condition has the same limit, one that is no name the one of its schema.
  @Test func wherever() {
    let app = App("shop") { app in
      app.names = NamingPolicy("x-{env}-{service}")
      app.stack("stack") { scope in
        let isLarge = scope.condition("IsLarge", .equals(scope.region, "eu-central-1"))
        let scope = Scope("Dev", in: scope, environment: "dev")
        let name = scope.name(String(repeating: "a", count: 300))
        Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope,
          properties: ["QueueName": .value(StringValue.if(isLarge, then: name, else: "x-dev-b"))])
        Resource("Role", type: "AWS::IAM::User", in: scope, properties: ["Path": .value(name)])
        scope.output("Name", name)
      }
    }
    let found = placedFindings(app).filter { $0.contains("too long") }
    #expect(found.count == 1)
    #expect(found.first?.contains("stack/Dev/Jobs: QueueName/then: ") == true, "\(found)")
  }
}
