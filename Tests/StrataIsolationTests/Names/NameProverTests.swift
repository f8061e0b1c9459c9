import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct NameProverTests {
  private static let production: JSONObject = [
    "Table": [
      "Type": "AWS::DynamoDB::Table",
      "Properties": ["TableName": "production-orders", "Tags": [["Key": "Environment", "Value": "production"]]],
    ],
    "Instance": [
      "Type": "AWS::EC2::Instance", "Properties": ["Tags": [["Key": "Environment", "Value": "production"]]],
    ],
    "Bucket": [
      "Type": "AWS::S3::Bucket",
      "Properties": ["BucketName": "shop-production", "Tags": [["Key": "Environment", "Value": "production"]]],
    ],
    "Worker": [
      "Type": "AWS::Lambda::Function",
      "Properties": ["FunctionName": "production-worker", "Tags": [["Key": "Environment", "Value": "production"]]],
    ],
  ]

  private func candidates(
    _ staging: JSONObject, production: JSONObject = Self.production, shared: JSONObject = [:]
  ) -> [Candidate] {
    NameProver(
      SampleWorlds.world(
        staging: staging, production: production, shared: shared, parameters: ["Any": ["Type": "String"]])
    ).candidates(from: 0, to: 1).filter { $0.target != nil || $0.word != "open" }
  }

  private func candidate(_ type: JSONValue, _ properties: JSONObject) -> Candidate? {
    let found = candidates(["Own": ["Type": type, "Properties": .object(properties)]])
    #expect(found.count == 1)
    return found.first
  }

  // MARK: Clashes

  @Test(
    arguments: [
      ("AWS::SQS::Queue", ["QueueName": "jobs"]), ("AWS::S3::Bucket", ["BucketName": "jobs"]),
      ("AWS::IAM::Role", ["RoleName": "jobs"]),
      ("AWS::ECS::Service", ["Cluster": "c", "ServiceName": "jobs"]),
      ("AWS::Route53::RecordSet", ["HostedZoneId": "Z1", "Name": "Jobs.", "Type": "A"]),
      ("AWS::ServiceDiscovery::Service", ["NamespaceId": "ns-1", "Name": "jobs"]),
    ] as [(String, JSONObject)]) func onesNameIsntTheOthers(_ type: String, _ properties: JSONObject)
  {
    let one: JSONObject = ["One": ["Type": .string(type), "Properties": .object(properties)]]
    func found(_ changed: JSONObject) -> [Candidate] {
      candidates(one, production: ["Other": ["Type": .string(type), "Properties": .object(properties + changed)]])
    }
    #expect(found([:]).map(\.word) == ["open"])
    #expect(found([:]).first?.sentence.hasPrefix("shop-staging/One and shop-production/Other both are called ") == true)
    let nameProperty = properties.keys.first { ["jobs", "Jobs."].contains(properties[$0]) } ?? ""
    #expect(found([nameProperty: "tasks"]).isEmpty)
    for parent in ["Cluster", "HostedZoneId", "NamespaceId"] where properties[parent] != nil {
      #expect(found([parent: "other"]).isEmpty)
    }
  }

  @Test func namesOfServiceConnectAreOneInANamespace() {
    func service(_ namespace: JSONValue, _ name: JSONValue) -> JSONObject {
      [
        "Service": [
          "Type": "AWS::ECS::Service",
          "Properties": [
            "ServiceConnectConfiguration": [
              "Namespace": namespace, "Services": [["PortName": "http", "DiscoveryName": name]],
            ]
          ],
        ]
      ]
    }
    #expect(candidates(service("shop", "api"), production: service("shop", "api")).map(\.word) == ["open"])
    #expect(candidates(service("shop", "api"), production: service("shop", "other")).isEmpty)
    #expect(candidates(service("shop", "api"), production: service("else", "api")).isEmpty)
  }

  // MARK: Selections

  private static func tagged(_ value: JSONValue) -> JSONValue { ["Key": "Environment", "Value": value] }

  private static func backup(_ selection: JSONObject) -> JSONObject { ["BackupSelection": .object(selection)] }

  /// Selections with what comes of each, and what is found where it isn't closed.
  private static let selections: [(type: JSONValue, properties: JSONObject, word: String, words: String)] = [
    ("AWS::Backup::BackupSelection", backup(["Resources": ["*"]]), "open", "backs up shop-production/Table"),
    (
      "AWS::Backup::BackupSelection", backup(["Resources": ["arn:aws:dynamodb:*:*:table/production-*"]]), "open",
      "backs up shop-production/Table"
    ),
    (
      "AWS::Backup::BackupSelection", backup(["Resources": ["arn:aws:dynamodb:*:*:table/staging-*"]]),
      "selects-no-other", ""
    ),
    (
      "AWS::Backup::BackupSelection",
      backup([
        "Resources": ["*"],
        "Conditions": ["StringEquals": [["ConditionKey": "aws:ResourceTag/Environment", "ConditionValue": "staging"]]],
      ]),
      "selects-no-other", ""
    ),
    (
      "AWS::Backup::BackupSelection",
      backup([
        "Resources": ["*"],
        "Conditions": [
          "StringNotEquals": [["ConditionKey": "aws:ResourceTag/Environment", "ConditionValue": "staging"]]
        ],
      ]),
      "open", "backs up shop-production/Table"
    ),
    (
      "AWS::Backup::BackupSelection",
      backup([
        "ListOfTags": [
          ["ConditionType": "STRINGEQUALS", "ConditionKey": "Environment", "ConditionValue": ["Ref": "Any"]]
        ]
      ]),
      "undecided", "backs up shop-production/Table"
    ),
    (
      "AWS::Backup::BackupSelection",
      backup([
        "Resources": ["*"],
        "NotResources": ["arn:aws:dynamodb:*:*:table/*", "arn:aws:s3:::*", "arn:aws:ec2:*:*:instance/*"],
      ]),
      "selects-no-other", ""
    ),
    ("AWS::Budgets::Budget", ["Budget": ["BudgetType": "COST"]], "open", "counts the costs of shop-production/Table"),
    (
      "AWS::Budgets::Budget", ["Budget": ["CostFilters": ["TagKeyValue": ["user:Environment$staging"]]]],
      "selects-no-other", ""
    ),
    (
      "AWS::Budgets::Budget", ["Budget": ["CostFilters": ["TagKeyValue": ["user:Environment$production"]]]],
      "open", "counts the costs of shop-production/Table"
    ),
    (
      "AWS::CodeDeploy::DeploymentGroup", ["Ec2TagFilters": [tagged("production")]], "open",
      "deploys to shop-production/Instance"
    ),
    (
      "AWS::CodeDeploy::DeploymentGroup", ["Ec2TagFilters": [["Key": "Environment", "Type": "KEY_ONLY"]]], "open",
      "deploys to shop-production/Instance"
    ),
    (
      "AWS::CodeDeploy::DeploymentGroup",
      [
        "Ec2TagSet": ["Ec2TagSetList": [["Ec2TagGroup": [tagged("production")]], ["Ec2TagGroup": [tagged("staging")]]]]
      ],
      "selects-no-other", ""
    ),
    ("AWS::Config::ConfigRule", [:], "open", "checks the settings of shop-production/Table"),
    ("AWS::Config::ConfigRule", ["Scope": ["TagKey": "Environment", "TagValue": "staging"]], "selects-no-other", ""),
    (
      "AWS::DLM::LifecyclePolicy", ["PolicyDetails": ["TargetTags": [tagged("production")]]], "open",
      "copies the volumes of shop-production/Instance"
    ),
    ("AWS::DLM::LifecyclePolicy", ["PolicyDetails": ["TargetTags": [tagged("staging")]]], "selects-no-other", ""),
    (
      "AWS::ResourceGroups::Group",
      ["ResourceQuery": ["Query": ["TagFilters": [["Key": "Environment", "Values": ["staging", "production"]]]]]],
      "open", "groups shop-production/Table"
    ),
    (
      "AWS::ResourceGroups::Group", ["ResourceQuery": ["Query": ["TagFilters": [["Key": "Team", "Values": ["a"]]]]]],
      "undecided", "groups shop-production/Table"
    ),
    (
      "AWS::SSM::Association", ["Targets": [["Key": "tag:Environment", "Values": ["production"]]]], "open",
      "runs commands on shop-production/Instance"
    ),
    (
      "AWS::SSM::Association", ["Targets": [["Key": "InstanceIds", "Values": ["*"]]]], "open",
      "runs commands on shop-production/Instance"
    ),
    (
      "AWS::SSM::Association", ["Targets": [["Key": "tag:Environment", "Values": ["staging"]]]], "selects-no-other", ""
    ),
    (
      "AWS::FIS::ExperimentTemplate", ["Targets": ["All": ["ResourceTags": ["Environment": "production"]]]], "open",
      "disturbs shop-production/Table"
    ),
    (
      "AWS::XRay::Group", ["FilterExpression": "service(\"production-worker\")"], "open",
      "groups the traces of shop-production/Worker"
    ),
    ("AWS::XRay::Group", ["FilterExpression": "service(\"staging-worker\")"], "selects-no-other", ""),
    (
      "AWS::XRay::Group", ["FilterExpression": "responsetime > 5"], "open",
      "groups the traces of shop-production/Worker"
    ),
  ]

  @Test(arguments: selections.indices) func selectionsAreHeldAgainstTheOthers(_ index: Int) {
    let (type, properties, word, words) = Self.selections[index]
    let found = candidate(type, properties)
    #expect(found?.word == word, "\(type) \(properties)")
    switch word {
    case "open": #expect(found?.sentence == "shop-staging/Own \(words)")
    case "undecided":
      #expect(
        found?.sentence
          == "It isn't known whether shop-staging/Own \(words). Write the tags and names that it selects out, and give each "
          + "resource the tags")
    default: #expect(found?.sentence.hasPrefix("shop-staging/Own ") == true)
    }
  }

  // MARK: Events

  @Test func rulesTakeEventsOfTheWholeAccount() {
    func word(_ pattern: JSONValue, _ extra: JSONObject = [:]) -> String? {
      let rule: JSONObject = ["EventPattern": pattern] + extra
      let staging: JSONObject = [
        "Own": ["Type": "AWS::Events::Rule", "Properties": .object(rule)],
        "Bucket": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-staging"]],
      ]
      return candidates(staging).first?.word
    }
    #expect(word(["source": ["aws.s3"]]) == "open")
    #expect(word(["source": ["aws.s3"], "detail": ["bucket": ["name": [["Ref": "Bucket"]]]]]) == "selects-no-other")
    #expect(word(["source": ["aws.s3"], "detail": ["bucket": ["name": ["shop-staging"]]]]) == "selects-no-other")
    #expect(word(["source": ["aws.s3"], "detail": ["bucket": ["name": [["prefix": "shop-"]]]]]) == "open")
    #expect(word(["source": ["aws.s3"], "detail": ["bucket": ["name": [["Ref": "Any"]]]]]) == "undecided")
    #expect(word(["source": ["aws.s3"], "detail": ["reason": ["PutObject"]]]) == "open")
    #expect(word(["source": ["aws.sqs"]]) == "selects-no-other")
    #expect(word(["source": ["aws.s3"]], ["EventBusName": "own"]) == nil)
    #expect(word(["source": ["aws.s3"]], ["EventBusName": ["Ref": "Any"]]) == "undecided")
  }

  @Test func eventsOfOnesOwnNameAreTakenFromBoth() {
    let rule: JSONObject = [
      "Own": ["Type": "AWS::Events::Rule", "Properties": ["EventPattern": ["source": ["shop.orders"]]]]
    ]
    let found = candidates(rule, production: rule)
    #expect(found.map(\.sentence) == ["shop-staging/Own takes events of shop-production/Own"])
    #expect(candidates(rule).map(\.word) == ["selects-no-other"])
  }

  // MARK: Parameters

  @Test func pathsOfParametersAreTheEnvironments() throws {
    let world = try SynthesizedSystems.world(
      "smartstack",
      adding: [
        "smartstack-staging-storage": [
          "Own": [
            "Type": "AWS::Lambda::Function",
            "Properties": ["Environment": ["Variables": ["LEVEL": "{{resolve:ssm:/smartstack/prod/other:1}}"]]],
          ]
        ]
      ])
    let (staging, prod) = (
      try #require(world.environments.firstIndex(of: "staging")),
      try #require(world.environments.firstIndex(of: "prod"))
    )
    #expect(
      NameProver(world).candidates(from: staging, to: prod).filter { $0.word == "open" }.map(\.sentence) == [
        "smartstack-staging-storage/Own reads /smartstack/prod/other, and /smartstack/prod is where prod keeps its parameters"
      ])
  }
}
