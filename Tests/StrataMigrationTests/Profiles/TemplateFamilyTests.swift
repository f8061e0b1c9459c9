import StrataJSON
import StrataScaffolding
import StrataYAML
import Testing

@testable import StrataMigration

/// Templates of one shape, made into a function and profiles.
@Suite struct TemplateFamilyTests {
  private func source(_ stack: String, _ yaml: String) throws -> MigrationSource {
    let document = try YAMLDocument(parsing: Array(yaml.utf8))
    return MigrationSource(
      stack: stack, file: "\(stack).yaml", template: document.value, text: yaml, comments: document.comments)
  }

  /// A template of each environment, in which `%` stands for its name and `#` for a number of its own.
  private func migrated(
    _ yaml: String, _ stacks: [String] = ["shop-dev", "shop-prod"], areApart: Bool = false
  ) throws -> Migration {
    let sources = try stacks.enumerated().map { index, stack in
      let name = String(stack.split(separator: "-").last ?? "")
      return try source(
        stack, yaml.replacing("%", with: name).replacing("#", with: "\(10 * (index + 1))"))
    }
    return try migrating(sources, as: "infrastructure", areApart: areApart)
  }

  private let template = """
    Description: The shop, %
    Parameters:
      Stage: {Type: String, Default: %-stage}
      Size: {Type: Number, Default: #}
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
        Properties:
          QueueName: !Sub "${AWS::StackName}-%-jobs"
          VisibilityTimeout: #
          Tags: [{Key: Environment, Value: %}]
      Topic:
        Type: AWS::SNS::Topic
        Properties: {DisplayName: %, KmsMasterKeyId: !Join ["", [alias/, %, !Ref Stage]]}
    Outputs:
      Address: {Value: !Ref Jobs, Export: {Name: %-jobs}}
    """

  @Test func shapeBecomesAFunctionOfAProfile() throws {
    let migration = try migrated(template)
    #expect(
      migration.file("/Shop.swift") == """
        import StrataLanguage
        import StrataSNS
        import StrataSQS

        /// Declares what each of the 2 templates describes, with the values of its profile.
        @Sendable func declareShop(in scope: Scope, profile: ShopProfile) {
          let stage = scope.parameter("Stage", default: profile.stageDefault)
          _ = scope.parameter("Size", type: .integer, default: profile.sizeDefault)

          let jobs = SQS.Queue(
            "Jobs", in: scope,
            queueName: "\\(.stackName)\\(profile.jobsQueueName)",
            visibilityTimeout: profile.jobsVisibilityTimeout,
            tags: ["Environment": profile.environment])

          SNS.Topic(
            "Topic", in: scope,
            displayName: profile.environment,
            kmsMasterKeyId: "alias/\\(profile.environment)\\(stage)")

          scope.output("Address", jobs.ref, exportName: profile.addressExportName)
        }

        """)
    #expect(
      migration.file("ShopProfile.swift") == """
        import StrataLanguage

        /// What differs between the environments, by its places in the templates.
        struct ShopProfile: Decodable, Sendable {
          /// `Description`
          var description: String
          /// `Parameters/Stage/Default`
          var stageDefault: String
          /// `Parameters/Size/Default`
          var sizeDefault: ParameterLiteral
          /// `Resources/Jobs/Properties/QueueName/Fn::Sub/piece 1`
          var jobsQueueName: StringValue
          /// `Resources/Jobs/Properties/VisibilityTimeout`
          var jobsVisibilityTimeout: IntegerValue
          /// `Resources/Jobs/Properties/Tags/0/Value`, and 2 further places
          var environment: StringValue
          /// `Outputs/Address/Export/Name`
          var addressExportName: StringValue
        }

        """)
    #expect(
      migration.file("Profiles/prod.json") == """
        {
          "description": "The shop, prod",
          "stageDefault": "prod-stage",
          "sizeDefault": 20,
          "jobsQueueName": "-prod-jobs",
          "jobsVisibilityTimeout": 20,
          "environment": "prod",
          "addressExportName": "prod-jobs"
        }

        """)
    #expect(migration.families.map(\.profiles) == [["dev", "prod"]])
    #expect(migration.reports.map(\.stack) == ["shop-dev", "shop-prod"])
    #expect(migration.apart.isEmpty)
  }

  @Test func systemHasAStackForEachEnvironment() throws {
    let migration = try migrated(template)
    #expect(
      migration.file("ShopSystem.swift") == """
        public import StrataEnvironments
        import StrataLanguage

        /// The environments that the profiles describe, each with a stack of its own.
        public let shopSystem = System(
          "shop",
          environments: [
            // shop-dev.yaml
            .required("dev"),
            // shop-prod.yaml
            .required("prod"),
          ],
          profiles: "Profiles",
          declareShopStacks)

        @Sendable private func declareShopStacks(_ app: AppScope, _ environments: [Environment<ShopProfile>]) {
          for environment in environments {
            app.stack(
              named: "shop-\\(environment.name)",
              for: environment,
              description: environment.profile.description) { scope in
              declareShop(in: scope, profile: environment.profile)
            }
          }
        }

        """)
    #expect(migration.file("/Tool.swift")?.contains("\n  static let systems = [shopSystem]\n}\n") == true)
    #expect(!migration.files.contains { $0.path.hasSuffix("App.swift") })
    let manifest = try #require(migration.file("Package.swift"))
    #expect(manifest.contains(".product(name: \"StrataEnvironments\", package: \"strata\"),"))
    #expect(manifest.contains("      ],\n      exclude: [\"Shop/Profiles\"]),\n"))
  }

  @Test func stacksOfProfilesAreHeldAgainstTheirTemplates() throws {
    let migration = try migrated(template)
    let test = try #require(migration.file("/InfrastructureTests.swift"))
    #expect(
      test.hasSuffix(
        """
        @Suite struct InfrastructureTests {
          @Test(arguments: [
            ("shop-dev", "shop-dev.yaml"),
            ("shop-prod", "shop-prod.yaml"),
          ])
          func shopSystemMeansWhatItsTemplatesSay(name: String, template: String) throws {
            let stack = try #require(try shopSystem.templates(committed: [])[name])
            try stack.expectMeaning(ofTemplateAt: "Templates/\\(template)")
          }
        }

        """))
    #expect(migration.file("/Templates/shop-prod.yaml")?.hasPrefix("Description: The shop, prod\n") == true)
  }

  @Test func systemsAreNotCalledLikeCommands() throws {
    let sources = try ["dev", "prod"].map { try source("graph-\($0)", "Resources: {A: {Type: 'AWS::SQS::Queue'}}") }
    let migration = try migrating(sources, as: "infrastructure", commands: ["graph"])
    #expect(migration.families.map(\.name) == ["graph-2"])
  }

  @Test func descriptionsAreRead() throws {
    let migration = try migrated(
      """
      Parameters: {Size: {Type: Number, Description: The size of %}}
      Outputs: {Size: {Value: !Ref Size, Description: Of %}}
      """)
    let swift = try #require(migration.file("/Shop.swift"))
    #expect(swift.contains("scope.parameter(\"Size\", type: .integer, description: profile.sizeDescription)"))
    #expect(swift.contains("scope.output(\"Size\", \"\\(size)\", description: profile.sizeDescriptionValue)"))
    #expect(migration.file("ShopProfile.swift")?.contains("  var sizeDescription: String\n") == true)
  }

  @Test func namesOfSecretsAreNone() throws {
    let secrets = "Secrets: [{Name: PASSWORD_OF_%, ValueFrom: !Ref Size}]"
    let migration = try migrated(
      """
      Parameters: {Size: {Type: String}, Password: {Type: String, MaxLength: #, Description: The password of %}}
      Resources: {Task: {Type: 'AWS::ECS::TaskDefinition', Properties: {ContainerDefinitions: [{\(secrets)}]}}}
      """)
    #expect(migration.apart.isEmpty)
    // A parameter of which only the greatest length is said is written in the form of the template.
    #expect(
      migration.file("/Shop.swift")?.contains(
        """
              "MaxLength": .value(profile.passwordMaxLength),
              "Description": .literal(profile.passwordDescription),

        """) == true)
  }

  @Test func defaultsAndPoliciesHaveNoPlaceInTheTemplatesForm() throws {
    #expect(
      try reason("Parameters: {Size: {Type: Number, MaxLength: 3, Default: #}}")
        == "Parameters/Size/Default differs, where no profile's value can stand")
    let sources = try ["Delete", "Retain"].map { policy in
      try source("shop-\(policy)", "Resources: {A: {Type: 'AWS::SQS::Queue', Own: 1, DeletionPolicy: \(policy)}}")
    }
    let migration = try migrating(sources, as: "infrastructure")
    #expect(
      migration.apart.map(\.reason) == ["Resources/A/DeletionPolicy differs, where no profile's value can stand"])
  }

  @Test func variablesOfATextAreRead() throws {
    let text = "!Sub ['${A}-${B}', {A: !ImportValue %-name, B: !Ref AWS::Region}]"
    let migration = try migrated("Resources: {A: {Type: 'AWS::SQS::Queue', Properties: {QueueName: \(text)}}}")
    let swift = try #require(migration.file("/Shop.swift"))
    #expect(swift.contains("let aQueueNameA: StringValue = .importValue(profile.aQueueNameA)\n"))
    #expect(swift.contains("queueName: \"\\(aQueueNameA)-\\(.region)\""))
  }

  @Test func enumerationsPoliciesAndFlagsAreRead() throws {
    let migration = try migrating(
      [
        source(
          "shop-dev",
          """
          Resources:
            Table:
              Type: AWS::DynamoDB::Table
              DeletionPolicy: Delete
              Properties:
                BillingMode: PAY_PER_REQUEST
                DeletionProtectionEnabled: false
                KeySchema: [{AttributeName: pk, KeyType: HASH}]
          """),
        source(
          "shop-prod",
          """
          Resources:
            Table:
              Type: AWS::DynamoDB::Table
              DeletionPolicy: Retain
              Properties:
                BillingMode: PROVISIONED
                DeletionProtectionEnabled: true
                KeySchema: [{AttributeName: pk, KeyType: HASH}]
          """),
      ], as: "infrastructure")
    let text = try #require(migration.file("/Shop.swift"))
    #expect(text.contains("billingMode: .value(profile.tableBillingMode)"))
    #expect(text.contains("deletionProtectionEnabled: profile.tableDeletionProtectionEnabled"))
    #expect(text.contains("table.resource.deletionPolicy = profile.tableDeletionPolicy\n"))
    #expect(migration.file("Profiles/dev.json")?.contains("\"tableDeletionPolicy\": \"delete\"") == true)
  }

  @Test func environmentsThatTemplatesSayTheyBelongToAreTheirs() throws {
    let owned = "Metadata: {'Strata::Environments': {'%': ['*']}}\nResources: {A: {Type: 'AWS::SQS::Queue'}}"
    let migration = try migrated(owned)
    #expect(migration.families.map(\.profiles) == [["dev", "prod"]])
    #expect(migration.file("/Shop.swift")?.contains("metadata") == false)
    #expect(
      try reason(owned, ["shop-dev", "store-prod"])
        == "the names of the stacks differ by more than their environments' names")
    let one = try migrating(
      [
        source("shop-dev", owned.replacing("%", with: "dev")),
        source("shop-prod", "Resources: {A: {Type: 'AWS::SQS::Queue'}}"),
      ], as: "infrastructure")
    #expect(one.families.isEmpty)
    #expect(one.apart.isEmpty)
    #expect(one.file("/ShopDev.swift")?.contains("scope.metadata(\"Strata::Environments\"") == true)
  }

  @Test func largeShapesHandTheProfileOn() throws {
    let queues = (1...41).map { "  Queue\($0): {Type: \"AWS::SQS::Queue\", Properties: {QueueName: %}}" }
    let migration = try migrated("Resources:\n" + queues.joined(separator: "\n"))
    let main = try #require(migration.file("/Shop.swift"))
    #expect(main.contains("  let inputs = ShopInputs(scope, profile)\n"))
    #expect(main.contains("  let resources2 = ShopResources2(scope, profile, inputs, resources1)\n"))
    let part = try #require(migration.file("ShopResources2.swift"))
    let parameters = "_ scope: Scope, _ profile: ShopProfile, _ inputs: ShopInputs, _ resources1: ShopResources1"
    #expect(part.contains("  init(\(parameters)) {\n"))
    #expect(part.contains("SQS.Queue(\"Queue21\", in: scope, queueName: profile.environment)"))
  }

  @Test func commentsOfAllTemplatesStay() throws {
    let sources = try ["dev", "prod"].map { name in
      try source("shop-\(name)", "Resources:\n  # The jobs\n  # of \(name)\n  Jobs: {Type: 'AWS::SQS::Queue'}")
    }
    let migration = try migrating(sources, as: "infrastructure")
    #expect(
      try #require(migration.file("/Shop.swift")).contains("  // The jobs\n  // of dev\n  // of prod\n"))
  }

  // MARK: Apart

  @Test func onRequestAllAreApart() throws {
    let migration = try migrated(template, areApart: true)
    #expect(migration.families.isEmpty)
    #expect(migration.file("/ShopDev.swift")?.contains("@Sendable func declareShopDev(_ scope: Scope) {") == true)
    #expect(migration.file("/ShopProd.swift")?.contains("@Sendable func declareShopProd(_ scope: Scope) {") == true)
  }

  @Test func otherShapesAreAppsBeside() throws {
    let migration = try migrating(
      [
        source("network", "Resources: {Topic: {Type: AWS::SNS::Topic}}"),
        source("shop-dev", "Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: dev}}}"),
        source("shop-prod", "Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: {QueueName: prod}}}"),
      ], as: "shop")
    #expect(migration.reports.map(\.stack) == ["network", "shop-dev", "shop-prod"])
    #expect(
      migration.file("/Tool.swift")?.hasSuffix(
        """
        @main struct Tool: SynthTool {
          static let apps = [shopApp]
          static let systems = [shopSystem]
        }

        """) == true)
    #expect(
      migration.file("/ShopApp.swift")?.hasSuffix(
        """
        public let shopApp = App("shop-others") { app in
          app.stack("network", declareNetwork)
        }

        """) == true)
  }

  private func reason(_ yaml: String, _ stacks: [String] = ["shop-dev", "shop-prod"]) throws -> String? {
    let migration = try migrated(yaml, stacks)
    #expect(migration.families.isEmpty)
    #expect(migration.files.contains { $0.path.hasSuffix("/ShopDev.swift") })
    #expect(migration.apart.map(\.stacks) == [stacks])
    return migration.apart.first?.reason
  }

  @Test func whatNoProfileCanHaveKeepsApart() throws {
    #expect(
      try reason("Resources: {A: {Type: AWS::SQS::Queue, DependsOn: %}, dev: {Type: X::Y::Z}, prod: {Type: X::Y::Z}}")
        == "Resources/A/DependsOn differs, where no profile's value can stand")
    #expect(
      try reason("Parameters: {A: {Type: String, AllowedPattern: %}}")
        == "Parameters/A/AllowedPattern differs, where no profile's value can stand")
    #expect(
      try reason(
        """
        Parameters: {dev: {Type: String}, prod: {Type: String}}
        Resources: {A: {Type: "AWS::SQS::Queue", Properties: {QueueName: !Sub 'x-${%}'}}}
        """)
        == "Resources/A/Properties/QueueName/Fn::Sub differs, where no profile's value can stand")
  }

  @Test func rolledBackTextIsNotTakenForWritten() throws {
    // The text refers to what nothing declares, so that it stays a function with the first template's text.
    #expect(
      try reason("Resources: {A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '%-${Gone}'}}}")
        == "Resources/A/Properties/QueueName/Fn::Sub/piece 0 differs, where no profile's value can stand")
  }

  @Test func principalsOfTwoKindsStayInTheTemplatesForm() throws {
    let policy = """
      Resources:
        Policy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [x]
            PolicyDocument:
              Version: "2012-10-17"
              Statement: [{Effect: Allow, Principal: {AWS: "@"}, Action: "sqs:*", Resource: "*"}]
      """
    func text(_ principals: String...) throws -> String {
      let sources = try zip(["shop-dev", "shop-prod"], principals).map { stack, principal in
        try source(stack, policy.replacing("@", with: principal))
      }
      let migration = try migrating(sources, as: "infrastructure")
      return migration.file("/Shop.swift") ?? ""
    }
    #expect(try text("111122223333", "444455556666").contains("to: .account(profile.policyPrincipalAWS)"))
    #expect(
      try text("111122223333", "arn:aws:iam::444455556666:root").contains(
        "\"Principal\": [\"AWS\": .value(profile.policyPrincipalAWS)],"))
  }

  @Test func secretsStayOutOfProfiles() throws {
    let reason = try reason(
      "Resources: {Db: {Type: AWS::RDS::DBInstance, Properties: {MasterUserPassword: horse-battery-%}}}")
    #expect(
      reason == "Resources/Db/Properties/MasterUserPassword looks like a secret, which no committed profile may have")
    #expect(
      try self.reason("Parameters: {Key: {Type: String, NoEcho: true, Default: something-%}}")
        == "Parameters/Key/Default looks like a secret, which no committed profile may have")
  }

  @Test func manyValuesKeepApart() throws {
    let texts = (1...41).map { "\"\($0)-%\"" }.joined(separator: ", ")
    #expect(
      try reason("Metadata: {A: [\(texts)]}\nResources: {A: {Type: AWS::SQS::Queue}}")
        == "41 values differ, and up to 40 make profiles")
  }

  @Test func namesThatNoProfileCanHaveKeepApart() throws {
    let migration = try migrated("Resources: {A: {Type: AWS::SQS::Queue}}", ["shop-dev", "shop-deploy"])
    #expect(migration.apart.map(\.reason) == ["the names of the stacks can't be those of profiles"])
  }
}
