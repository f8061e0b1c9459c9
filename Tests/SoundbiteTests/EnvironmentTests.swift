import Soundbite
import StrataEnvironments
import StrataJSON
import StrataTesting
import Testing

/// What an environment is, and that nothing of it is another's.
@Suite struct EnvironmentTests {
  private func templates(_ environment: String) throws -> [String: Template] {
    try soundbite.templates(committed: [environment])
  }

  private func resources(_ environment: String) throws -> [FoundResource] {
    try templates(environment).sorted { $0.key < $1.key }.flatMap { $0.value.allResources }
  }

  /// The texts in a value, and the keys of its objects.
  private func texts(in value: JSONValue) -> [String] {
    if let text = value.string { return [text] }
    if let array = value.array { return array.flatMap(texts) }
    return value.object?.flatMap { [$0.key] + texts(in: $0.value) } ?? []
  }

  @Test func theyComeInThisOrder() {
    #expect(soundbite.environments.map(\.name) == TemplateTests.environments)
  }

  /// Where it is, where its application is, and at which address.
  @Test(
    arguments: [
      ("dev-localstack", false, "http://localhost:3000"), ("dev-aws", false, "http://localhost:3000"),
      ("dev-aws-deployed", true, "https://dev-api.soundbite.com"),
      ("staging", true, "https://staging-api.soundbite.com"), ("production", true, "https://api.soundbite.com"),
    ])
  func theApplicationIsWhereItBelongs(environment: String, isDeployed: Bool, address: String) throws {
    let templates = try templates(environment)
    let all = templates.values.flatMap(\.allResources)
    let deployed: Set = [
      "AWS::ECS::Service", "AWS::ECS::TaskDefinition", "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "AWS::Route53::RecordSet", "AWS::CertificateManager::Certificate", "AWS::EC2::NatGateway",
    ]
    #expect(deployed.intersection(all.map(\.type)) == (isDeployed ? deployed : []))
    #expect(all.count { $0.type == "AWS::ECS::Service" } == (isDeployed ? 2 : 0))
    let api = try #require(templates["soundbite-\(environment)-api"])
    #expect(api.json["Outputs"]?["Address"]?["Value"] == .string(address))
  }

  /// LocalStack's community edition has neither NAT gateways nor containers.
  @Test func localStackGetsWhatItCanMake() throws {
    let types = Set(try resources("dev-localstack").map { $0.type.split(separator: "::")[1] })
    #expect(types.sorted() == ["DynamoDB", "EC2", "IAM", "Logs", "S3", "SQS", "SSM", "SecretsManager"])
    #expect(
      try resources("dev-localstack").filter { ["AWS::EC2::EIP", "AWS::EC2::NatGateway"].contains($0.type) } == [])
  }

  /// Each setting of the services is an output of the environments whose application is elsewhere.
  @Test(arguments: ["dev-localstack", "dev-aws"])
  func aLocalApplicationHasTheSettingsOfADeployedOne(environment: String) throws {
    let outputs = try templates(environment).values.flatMap { $0.json["Outputs"]?.object?.keys ?? [] }
    let lines = Set(outputs.map { $0.replacing(/([a-z])([A-Z])/) { "\($0.output.1)_\($0.output.2)" }.uppercased() })
    let definitions = try resources("staging").filter { $0.type == "AWS::ECS::TaskDefinition" }
    #expect(definitions.count == 2)
    for definition in definitions {
      let variables = definition["ContainerDefinitions"]?[0]?["Environment"]?.array ?? []
      let names = variables.compactMap { $0["Name"]?.string }
      #expect(names.count >= 5 && lines.isSuperset(of: names), "\(names) \(lines)")
    }
  }

  /// The role of a local application may do what the services' roles may do together.
  @Test func aLocalApplicationMayDoWhatADeployedOneMay() throws {
    func actions(_ environment: String, _ roles: (FoundResource) -> Bool) throws -> Set<String> {
      let roles = try resources(environment).filter { $0.type == "AWS::IAM::Role" && roles($0) }
      let statements = roles.flatMap { $0["Policies"]?.array ?? [] }
        .flatMap { $0["PolicyDocument"]?["Statement"]?.array ?? [] }
      return Set(statements.flatMap { texts(in: $0["Action"] ?? .null) })
    }
    let deployed = try actions("dev-aws-deployed") { $0.logicalID.hasSuffix("TaskRole") }
    let local = try actions("dev-aws") { $0.logicalID == "Application" }
    #expect(deployed.count > 10)
    // What the execution role does for a service: it reads the secret, and writes what the application says.
    #expect(
      local.subtracting(deployed).sorted() == [
        "logs:CreateLogStream", "logs:PutLogEvents", "secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue",
      ])
    #expect(deployed.subtracting(local) == [])
  }

  @Test func noNetworkIsAnothers() throws {
    let networks = try TemplateTests.environments.map { environment in
      try resources(environment).filter { $0.type == "AWS::EC2::VPC" }.compactMap { $0["CidrBlock"]?.string }
    }
    #expect(
      networks == [["10.20.0.0/16"], ["10.21.0.0/16"], ["10.22.0.0/16"], ["10.23.0.0/16"], ["10.24.0.0/16"]])
    for (environment, network) in zip(TemplateTests.environments, networks) {
      let subnets = try resources(environment).filter { $0.type == "AWS::EC2::Subnet" }
        .compactMap { $0["CidrBlock"]?.string }
      let prefix = network[0].dropLast("0.0/16".count)
      #expect(subnets.count == 4 && subnets.allSatisfy { $0.hasPrefix(prefix) }, "\(subnets)")
    }
  }

  /// What has a name that's given has the environment's; what AWS names has the stack's, which has it too.
  @Test(arguments: TemplateTests.environments)
  func everyNameHasTheEnvironments(environment: String) throws {
    let kinds: Set = [
      "AliasName", "BackupPlanName", "BackupVaultName", "BucketName", "DashboardName", "LogGroupName", "QueueName",
      "RoleName", "TableName", "TopicName", "TrailName", "BudgetName",
    ]
    let names = try resources(environment).flatMap { resource in
      resource.properties.filter { kinds.contains($0.key) && $0.value["Ref"] == nil }.flatMap { texts(in: $0.value) }
        + (["AWS::SecretsManager::Secret", "AWS::SSM::Parameter"].contains(resource.type)
          ? texts(in: resource["Name"] ?? .null) : [])
    }.filter { $0 != "Fn::Sub" && $0 != "Name" }
    #expect(names.count >= 6, "\(names)")
    for name in names {
      #expect(
        name.contains("soundbite-\(environment)-") || name.hasPrefix("/${AWS::StackName}/")
          || name.hasPrefix("aws-waf-logs-${AWS::StackName}-"), "\(name)")
    }
    #expect(try templates(environment).keys.allSatisfy { $0.hasPrefix("soundbite-\(environment)-") })
  }

  /// Neither a text of another environment, nor a value that it exports.
  @Test(arguments: TemplateTests.environments)
  func nothingOfAnotherIsNamed(environment: String) throws {
    let own = Set(TemplateTests.parts.map { "soundbite-\(environment)-\($0)" })
    var imports = 0
    for (name, template) in try templates(environment) {
      for text in texts(in: template.json) {
        for match in text.matches(of: /soundbite-((?:dev|staging|production)[a-z-]*)/) {
          let named = String(match.output.0)
          #expect(named.hasPrefix("soundbite-\(environment)-"), "\(name): \(text)")
          // The names of dev-aws are the beginning of those of dev-aws-deployed.
          #expect(environment != "dev-aws" || !named.hasPrefix("soundbite-dev-aws-deployed"), "\(name): \(text)")
        }
      }
      for stack in importedStacks(in: template.json) {
        imports += 1
        #expect(own.contains(stack), "\(name): \(stack)")
      }
    }
    #expect(imports >= 4)
  }

  /// The stacks whose values a template imports.
  private func importedStacks(in value: JSONValue) -> [String] {
    if let array = value.array { return array.flatMap(importedStacks) }
    return value.object?.flatMap { member -> [String] in
      if member.key == "Fn::ImportValue" { return [String((member.value.string ?? "").prefix { $0 != ":" })] }
      return importedStacks(in: member.value)
    } ?? []
  }

  /// What holds data stays in production and staging, whatever becomes of stacks; developers' environments go wholly.
  @Test(arguments: [
    ("dev-localstack", "Delete"), ("dev-aws", "Delete"), ("staging", "Retain"), ("production", "Retain"),
  ])
  func whatBecomesOfData(environment: String, fate: JSONValue) throws {
    let kinds: Set = [
      "AWS::DynamoDB::Table", "AWS::KMS::Key", "AWS::Logs::LogGroup", "AWS::S3::Bucket", "AWS::S3::BucketPolicy",
      "AWS::SQS::Queue", "AWS::SecretsManager::Secret", "AWS::Backup::BackupVault",
    ]
    let data = try resources(environment).filter { kinds.contains($0.type) }
    #expect(data.count >= 6)
    for resource in data {
      #expect(resource.json["DeletionPolicy"] == fate, "\(resource.logicalID)")
      #expect(resource.json["UpdateReplacePolicy"] == fate, "\(resource.logicalID)")
    }
  }

  @Test func productionIsProtected() throws {
    let table = try #require(try resources("production").first { $0.type == "AWS::DynamoDB::Table" })
    #expect(table["DeletionProtectionEnabled"] == true)
    let balancer = try #require(
      try resources("production").first { $0.type == "AWS::ElasticLoadBalancingV2::LoadBalancer" })
    let attributes = balancer["LoadBalancerAttributes"]?.array ?? []
    #expect(attributes.contains(["Key": "deletion_protection.enabled", "Value": "true"]))
  }

  /// By the tags costs are told apart, for each environment and each part of it.
  @Test(arguments: TemplateTests.environments)
  func everythingIsTagged(environment: String) throws {
    for (name, template) in try templates(environment) {
      let part = String(name.dropFirst("soundbite-\(environment)-".count))
      let tagged = template.allResources.compactMap { $0["Tags"]?.array }
      #expect(!tagged.isEmpty)
      for tags in tagged {
        for (key, value) in [("Environment", environment), ("Part", part), ("System", "soundbite")] {
          #expect(tags.contains(["Key": .string(key), "Value": .string(value)]), "\(name): \(tags)")
        }
      }
    }
  }

  @Test(
    arguments: [("dev-localstack", nil), ("dev-aws", 10), ("staging", 150), ("production", 600)] as [(String, Double?)])
  func aBudgetCountsItsOwnEnvironment(environment: String, amount: Double?) throws {
    let budgets = try resources(environment).filter { $0.type == "AWS::Budgets::Budget" }
    #expect(budgets.map { $0["Budget"]?["BudgetLimit"]?["Amount"]?.double } == (amount.map { [$0] } ?? []))
    for budget in budgets {
      #expect(
        budget["Budget"]?["CostFilters"] == ["TagKeyValue": [.string("user:Environment$\(environment)")]])
    }
  }
}
