import Strata
import StrataEnvironments
import StrataFunctions
import StrataGovernance
import StrataJSON
import StrataParameters
import StrataTables
import StrataTesting
import TestSupport
import Testing

/// Constructs that are given names by a policy.
@Suite struct ConstructNameTests {
  /// An app of three environments, of which one has the longest name.
  private func app(_ declare: @escaping @Sendable (Scope) -> Void) -> App {
    App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
      for (order, name) in ["dev", "staging", "production"].enumerated() {
        app.stack("it", for: Environment(name, order: order, profile: 0), file: "/x/Shop.swift", line: 5) { scope in
          Queue("Marker", in: scope)
          declare(scope)
        }
      }
    }
  }

  private static let long = String(repeating: "x", count: 44)

  private static let tooLong: [String: @Sendable (Scope) -> Void] = [
    "AWS::Lambda::Function 64 FunctionName": { scope in
      let function = Function(
        "It", in: scope, code: .object("it.zip", in: "code"), name: scope.name(String(long.dropLast(1))),
        file: "/x/Shop.swift",
        line: 9)
      scope.output("Arn", function.arn)
    },
    "AWS::IAM::Role 64 RoleName": { scope in
      Role(
        "It", in: scope, trusting: .service("lambda.amazonaws.com"), name: scope.name(String(long.dropLast(1))),
        file: "/x/Shop.swift", line: 9)
    },
    "AWS::S3::Bucket 63 BucketName": { scope in
      Bucket("It", in: scope, name: scope.name(String(long.dropLast(2))), file: "/x/Shop.swift", line: 9)
    },
  ]

  @Test(arguments: tooLong.keys.sorted())
  func aNameThatIsTooLongInOneEnvironment(_ key: String) throws {
    let parts = key.split(separator: " ").map(String.init)
    let declare = try #require(Self.tooLong[key])
    let limit = try #require(Int(parts[1]))
    let service = String(Self.long.prefix(limit - "smartstack-production-".count + 1))
    let found = placedFindings(app(declare))
    #expect(
      found == [
        """
        /x/Shop.swift:9: error: smartstack-production-it/It: \(parts[2]): in the environment production the policy's name is too \
        long for \(parts[0]); expected \(limit) characters at most, given \(limit + 1) for "smartstack-production-\(service)" \
        [physical-name]
          note: /x/Shop.swift:3: the policy that gives this name in the environment production
          hint: shorten "\(service)" by 1, here or in all environments
        """
      ])
  }

  /// What isn't too long may be refused for something else, which the construct says with the policy's line.
  @Test func aNameThatAConstructRefuses() {
    let found = placedFindings(
      app { scope in
        if scope.environment == "dev" {
          Queue("It", in: scope, name: scope.name("jobs.fifo"), file: "/x/Shop.swift", line: 9)
        }
      })
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("/x/Shop.swift:9: error: smartstack-dev-it/It: ") == true)
    #expect(
      found.first?.contains("note: /x/Shop.swift:3: the policy that gives this name in the environment dev") == true,
      "\(found)")
  }

  @Test func aRoleOfTheEnvironment() throws {
    let app = app { scope in
      Role("Role", in: scope, trusting: .service("lambda.amazonaws.com"), name: scope.name("role"))
    }
    let names = try app.synthesize().stacks.map { $0.template.resources["Role"]?["Properties"]?["RoleName"] }
    #expect(names == ["smartstack-dev-role", "smartstack-staging-role", "smartstack-production-role"])
  }

  @Test func parametersAreBelowTheEnvironmentsPath() throws {
    let app = app { scope in
      ParameterPath("Settings", in: scope, values: ["level": "info"])
      ParameterPath("Others", in: scope, values: ["level": "info"], path: scope.parameterPath("others"))
    }
    let template = try #require(try app.synthesize().stacks.first?.template)
    #expect(
      template.resources(of: "AWS::SSM::Parameter").map { $0["Name"] } == [
        "/smartstack/dev/others/level", "/smartstack/dev/Settings/level",
      ])
  }

  @Test func aParameterOutsideOfTheEnvironmentsPath() {
    let found = placedFindings(
      app { scope in
        if scope.environment == "dev" {
          ParameterPath(
            "Settings", in: scope, values: ["level": "info"], path: "/smartstack/staging", file: "/x/Shop.swift",
            line: 9)
        }
      })
    #expect(
      found == [
        """
        /x/Shop.swift:9: error: smartstack-dev-it/Settings/level: Name: the parameter isn't below the path of the environment \
        dev; expected /smartstack/dev/…, given "/smartstack/staging/level" [environment-name]
          hint: give its path by scope.parameterPath(…)
        """
      ])
  }

  @Test func aNameBesideThePolicyIsAcceptedWithAReason() {
    #expect(
      findings(
        app { scope in
          if scope.environment == "dev" {
            Queue("It", in: scope, name: "legacy").resource.accept(
              .strata("environment-name"), because: "The queue is older than the policy")
          }
        }) == [])
  }

  /// What AWS makes no name for has one that no other stack of the account has.
  @Test func namesThatConstructsMakeAreEachTheirOwn() throws {
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      for (order, name) in ["dev", "production"].enumerated() {
        for word in ["one", "two"] {
          app.stack(word, for: Environment(name, order: order, profile: 0)) { scope in
            for id in ["Backups", "ALongerIdOfBackups"] {
              BackupPlan(id, in: scope, of: [Table("\(id)Table", in: scope, partitionKey: "id")])
            }
          }
        }
      }
    }
    let names = try app.synthesize().stacks.flatMap { stack in
      stack.template.resources(of: "AWS::Backup::BackupVault").map { $0["BackupVaultName"]?.string ?? "" }
    }
    #expect(Set(names).count == 8)
    #expect(names.allSatisfy { $0.hasPrefix("smartstack-dev-") || $0.hasPrefix("smartstack-production-") })
    #expect(names.filter { $0.contains("-dev-backups-") }.count == 2)
    #expect(names.allSatisfy { $0.utf8.count <= 50 })
  }
}
