import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct DataEdgeProverTests {
  /// What production has, and where its stack is to be found by imports.
  private static let production: JSONObject = [
    "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "production-jobs"]],
    "Alerts": ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": "production-alerts"]],
    "Uploads": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-production-uploads"]],
    "Worker": ["Type": "AWS::Lambda::Function", "Properties": ["FunctionName": "production-worker"]],
    "Images": ["Type": "AWS::ECR::Repository", "Properties": ["RepositoryName": "production/api"]],
    "Key": ["Type": "AWS::KMS::Key"],
    "Password": ["Type": "AWS::SecretsManager::Secret", "Properties": ["Name": "production/password"]],
    "Level": ["Type": "AWS::SSM::Parameter", "Properties": ["Name": "/production/level", "Value": "info"]],
    "Balancer": ["Type": "AWS::ElasticLoadBalancingV2::LoadBalancer"],
    "Log": ["Type": "AWS::Logs::LogGroup", "Properties": ["LogGroupName": "/shop/production"]],
    "Vault": ["Type": "AWS::Backup::BackupVault", "Properties": ["BackupVaultName": "production"]],
    "Bus": ["Type": "AWS::Events::EventBus", "Properties": ["Name": "production"]],
  ]

  private static let parameters: JSONObject = ["Any": ["Type": "String"]]

  private func candidates(
    _ staging: JSONObject, production: JSONObject = Self.production, shared: JSONObject = [:], back: Bool = false
  ) -> [Candidate] {
    let world = SampleWorlds.world(
      staging: staging, production: production, shared: shared, parameters: Self.parameters)
    return DataEdgeProver(world).candidates(from: back ? 1 : 0, to: back ? 0 : 1)
  }

  private static func imported(_ name: String) -> JSONValue { ["Fn::ImportValue": .string("production:\(name)")] }

  private static let arn = "arn:aws:sqs:eu-central-1:111122223333:production-jobs"

  private static let function = "arn:aws:lambda:eu-central-1:111122223333:function:production-worker"
  private static let secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:production/password"

  /// Properties of a resource of staging that name something of production, with the sentence of the witness.
  private static let reaching: [(type: String, properties: JSONObject, words: String)] = [
    (
      "AWS::SNS::Subscription", ["TopicArn": imported("Alerts"), "Protocol": "sqs"],
      "gets the messages of shop-production/Alerts"
    ),
    ("AWS::SNS::Subscription", ["Endpoint": .string(arn)], "sends messages to shop-production/Jobs"),
    (
      "AWS::Events::Rule",
      ["Targets": [["Arn": ["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:production-jobs"]]]],
      "sends events to shop-production/Jobs"
    ),
    ("AWS::Events::Rule", ["EventBusName": "production"], "takes events of shop-production/Bus"),
    ("AWS::Pipes::Pipe", ["Source": .string(arn), "Target": "x"], "reads shop-production/Jobs"),
    ("AWS::Scheduler::Schedule", ["Target": ["Arn": .string(arn)]], "calls shop-production/Jobs"),
    (
      "AWS::S3::Bucket",
      ["ReplicationConfiguration": ["Rules": [["Destination": ["Bucket": "arn:aws:s3:::shop-production-uploads"]]]]],
      "copies objects to shop-production/Uploads"
    ),
    (
      "AWS::S3::Bucket", ["LoggingConfiguration": ["DestinationBucketName": "shop-production-uploads"]],
      "writes logs to shop-production/Uploads"
    ),
    (
      "AWS::S3::Bucket", ["NotificationConfiguration": ["QueueConfigurations": [["Queue": .string(arn)]]]],
      "notifies shop-production/Jobs"
    ),
    ("AWS::Logs::SubscriptionFilter", ["LogGroupName": "/shop/production"], "reads logs of shop-production/Log"),
    (
      "AWS::KinesisFirehose::DeliveryStream",
      ["ExtendedS3DestinationConfiguration": ["BucketARN": "arn:aws:s3:::shop-production-uploads"]],
      "writes to or reads from shop-production/Uploads"
    ),
    (
      "AWS::SQS::Queue", ["RedrivePolicy": ["deadLetterTargetArn": .string(arn)]],
      "sends failures to shop-production/Jobs"
    ),
    ("AWS::CloudWatch::Alarm", ["AlarmActions": [imported("Alerts")]], "notifies shop-production/Alerts"),
    ("AWS::SQS::Queue", ["KmsMasterKeyId": imported("Key")], "encrypts with shop-production/Key"),
    (
      "AWS::RDS::DBInstance", ["MasterUserPassword": "{{resolve:secretsmanager:production/password:SecretString:p}}"],
      "reads shop-production/Password"
    ),
    (
      "AWS::EC2::Instance", ["UserData": ["Fn::Base64": "{{resolve:ssm:/production/level:1}}"]],
      "reads shop-production/Level"
    ),
    (
      "AWS::ECS::TaskDefinition",
      ["ContainerDefinitions": [["Secrets": [["Name": "L", "ValueFrom": "/production/level"]]]]],
      "reads shop-production/Level"
    ),
    (
      "AWS::ECS::TaskDefinition",
      ["ContainerDefinitions": [["Secrets": [["ValueFrom": .string(secret + "-AbCdEf:user::")]]]]],
      "reads shop-production/Password"
    ),
    (
      "AWS::ECS::TaskDefinition", ["ContainerDefinitions": [["Secrets": [["ValueFrom": .string(secret)]]]]],
      "reads shop-production/Password"
    ),
    (
      "AWS::ApiGateway::Method",
      [
        "Integration": [
          "Uri": [
            "Fn::Sub":
              "arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/\(function)/invocations"
          ]
        ]
      ], "calls shop-production/Worker"
    ),
    (
      "AWS::StepFunctions::StateMachine", ["DefinitionString": "{\"Resource\": \"\(function)\", \"End\": true}"],
      "calls shop-production/Worker"
    ),
    (
      "AWS::EC2::Instance",
      ["UserData": ["Fn::Base64": ["Fn::Sub": "aws lambda invoke --function-name '\(function)' out\n"]]],
      "refers to shop-production/Worker"
    ),
    (
      "AWS::Serverless::Function", ["CodeUri": "s3://shop-production-uploads/code.zip"],
      "runs code of shop-production/Uploads"
    ),
    (
      "AWS::Glue::Job", ["Command": ["ScriptLocation": "s3://shop-production-uploads/job.py"]],
      "runs code of shop-production/Uploads"
    ),
    (
      "AWS::CodeBuild::Project", ["Source": ["Location": "shop-production-uploads/src.zip"]],
      "builds what it gets from shop-production/Uploads"
    ),
    (
      "AWS::ECS::TaskDefinition",
      ["ContainerDefinitions": [["Image": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/production/api:1"]]],
      "runs the image of shop-production/Images"
    ),
    (
      "AWS::Lambda::Function", ["Environment": ["Variables": ["QUEUE": "production-jobs"]]],
      "is told of shop-production/Jobs"
    ),
    (
      "AWS::Lambda::Function", ["Code": ["S3Bucket": "shop-production-uploads"]], "runs code of shop-production/Uploads"
    ),
    ("AWS::Lambda::EventSourceMapping", ["EventSourceArn": .string(arn)], "reads shop-production/Jobs"),
    ("AWS::ApiGatewayV2::Integration", ["IntegrationUri": imported("Worker")], "calls shop-production/Worker"),
    (
      "AWS::Route53::RecordSet", ["AliasTarget": ["DNSName": imported("Balancer")]], "leads to shop-production/Balancer"
    ),
    (
      "AWS::CloudFront::Distribution",
      ["DistributionConfig": ["Origins": [["DomainName": "shop-production-uploads.s3.eu-central-1.amazonaws.com"]]]],
      "serves what it gets from shop-production/Uploads"
    ),
    (
      "AWS::Backup::BackupPlan", ["BackupPlan": ["BackupPlanRule": [["TargetBackupVault": "production"]]]],
      "keeps backups in shop-production/Vault"
    ),
    (
      "AWS::CloudTrail::Trail",
      ["S3BucketName": imported("Uploads"), "EventSelectors": [["IncludeManagementEvents": false]]],
      "writes logs to shop-production/Uploads"
    ),
    (
      "AWS::StepFunctions::StateMachine", ["DefinitionString": ["Fn::Sub": ["${W}", ["W": imported("Worker")]]]],
      "calls shop-production/Worker"
    ),
    ("Custom::Anything", ["Whatever": [["Deep": imported("Jobs")]]], "refers to shop-production/Jobs"),
    ("AWS::EC2::VPCPeeringConnection", ["PeerVpcId": imported("Key")], "refers to shop-production/Key"),
    (
      "AWS::EC2::Instance", ["UserData": ["Fn::Base64": ["Fn::Sub": ["echo ${W}", ["W": imported("Worker")]]]]],
      "refers to shop-production/Worker"
    ),
    ("AWS::SSM::Parameter", ["Value": ["Fn::If": ["C", "x", imported("Jobs")]]], "refers to shop-production/Jobs"),
    (
      "AWS::SSM::Parameter", ["Value": ["Fn::GetStackOutput": ["StackName": "shop-production", "OutputName": "Jobs"]]],
      "refers to shop-production/Jobs"
    ),
  ]

  @Test(arguments: reaching.indices) func whatNamesTheOthersIsOpen(_ index: Int) {
    let (type, properties, words) = Self.reaching[index]
    let found = candidates(["Own": ["Type": .string(type), "Properties": .object(properties)]])
    #expect(found.map(\.word) == ["open"], "\(type) \(words)")
    #expect(found.first?.sentence == "shop-staging/Own \(words)")
  }

  @Test func whatNamesOnesOwnIsNothing() {
    let own: JSONObject = [
      "Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "staging-jobs"]],
      "Alerts": ["Type": "AWS::SNS::Topic"],
      "Subscription": [
        "Type": "AWS::SNS::Subscription",
        "Properties": [
          "TopicArn": ["Ref": "Alerts"], "Endpoint": "arn:aws:sqs:eu-central-1:111122223333:staging-jobs",
        ],
      ],
      "Mail": [
        "Type": "AWS::SNS::Subscription",
        "Properties": ["TopicArn": ["Ref": "Alerts"], "Endpoint": "team1@example.com"],
      ],
      "Function": [
        "Type": "AWS::Lambda::Function",
        "Properties": ["Code": ["S3Bucket": ["Fn::ImportValue": "elsewhere:Artifacts"]]],
      ],
    ]
    #expect(candidates(own).isEmpty)
  }

  @Test func otherAccountsNameOtherThings() {
    #expect(
      candidates([
        "Own": [
          "Type": "AWS::SNS::Subscription",
          "Properties": ["Endpoint": "arn:aws:sqs:eu-central-1:444455556666:production-jobs"],
        ]
      ]).isEmpty)
  }

  @Test func whatMayNameTheOthersIsNotDecided() {
    for (type, properties): (JSONValue, JSONObject) in [
      ("AWS::SNS::Subscription", ["TopicArn": ["Ref": "Any"]]),
      ("AWS::Lambda::Function", ["Code": ["S3Bucket": ["Ref": "Any"]]]),
      ("AWS::SQS::Queue", ["KmsMasterKeyId": "arn:aws:kms:eu-central-1:111122223333:key/1234"]),
      ("AWS::SNS::Subscription", ["Endpoint": ["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Any}-jobs"]]),
      ("AWS::ECS::TaskDefinition", ["ContainerDefinitions": [["Image": ["Ref": "Any"]]]]),
    ] {
      let found = candidates(["Own": ["Type": type, "Properties": .object(properties)]])
      #expect(found.map(\.word) == ["undecided"], "\(type)")
    }
    let closed = candidates([
      "Own": [
        "Type": "AWS::SNS::Subscription",
        "Properties": ["Endpoint": ["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:staging-${Any}"]],
      ]
    ])
    #expect(closed.isEmpty)
    let found = candidates(["Own": ["Type": "AWS::SNS::Subscription", "Properties": ["TopicArn": ["Ref": "Any"]]]])
    #expect(
      found.first?.sentence
        == "It isn't known whether shop-staging/Own gets the messages of shop-production/Alerts, or something else. Name "
        + "it by Ref, Fn::GetAtt or Fn::ImportValue, or give its parameter AllowedValues")
  }

  @Test func whoHoldsCodeReachesWhatRunsIt() {
    let staging: JSONObject = [
      "Own": ["Type": "AWS::Lambda::Function", "Properties": ["Code": ["S3Bucket": "shop-production-uploads"]]]
    ]
    let found = candidates(staging, back: true)
    #expect(found.map(\.word) == ["open"])
    #expect(
      found.first?.sentence
        == "shop-production/Uploads is production's, and shop-staging/Own runs code of it: whoever writes the one changes "
        + "the other")
  }

  @Test func lettingInLeadsTheOtherWay() {
    let found = candidates([
      "Own": [
        "Type": "AWS::Lambda::Permission",
        "Properties": ["FunctionName": "x", "Principal": "sns.amazonaws.com", "SourceArn": Self.imported("Alerts")],
      ]
    ])
    #expect(found.map(\.word) == ["inward"])
    #expect(
      found.first?.sentence
        == "shop-staging/Own names shop-production/Alerts only to let it in, which leads the other way")
  }

  @Test func policiesAreLookedAtByThemselves() {
    #expect(
      candidates([
        "Own": [
          "Type": "AWS::IAM::Policy",
          "Properties": [
            "PolicyDocument": ["Statement": [["Effect": "Deny", "Action": "*", "Resource": Self.imported("Jobs")]]]
          ],
        ]
      ]).isEmpty)
  }

  @Test func whatAParameterIsUnlessGivenMayBeMeant() {
    let world = SampleWorlds.world(
      staging: [
        "Own": [
          "Type": "AWS::Lambda::Function", "Properties": ["Environment": ["Variables": ["QUEUE": ["Ref": "Queue"]]]],
        ]
      ], production: Self.production,
      parameters: ["Queue": ["Type": "String", "Default": "production-jobs"]])
    #expect(
      DataEdgeProver(world).candidates(from: 0, to: 1).map(\.sentence) == [
        "It isn't known whether shop-staging/Own is told of shop-production/Jobs, or something else. Name it by Ref, "
          + "Fn::GetAtt or Fn::ImportValue, or give its parameter AllowedValues"
      ])
  }

  @Test func nestedStacksAreNotDecided() {
    let nested: JSONObject = [
      "Nested": ["Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": "https://example.com/inner.yaml"]]
    ]
    #expect(
      candidates(nested, production: nested).map(\.sentence) == [
        "It isn't known what the nested stack shop-staging/Nested reaches. Give its template with those of staging",
        "It isn't known what the nested stack shop-production/Nested has that others reach. Give its template with those "
          + "of production",
      ])
  }

  /// The template of a nested stack is known by its file's name, among those of its own environment.
  @Test func nestedStacksWhoseTemplatesAreThereAreRead() {
    func words(innerOf environment: String?) -> [String] {
      let nested: JSONValue = [
        "Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": "https://example.com/shop/inner.yaml"],
      ]
      let stacks = [
        IsolatedStack(environment: "staging", contents: TemplateContents(["Resources": ["Nested": nested]])),
        IsolatedStack(
          environment: environment,
          contents: TemplateContents(["Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]]]), file: "all/inner.yaml"),
      ]
      let world = IsolationWorld(environments: ["staging", "production"], stacks: stacks)
      return DataEdgeProver(world).candidates(from: 0, to: 1).map(\.word)
    }
    #expect(words(innerOf: "staging") == [])
    #expect(words(innerOf: "production") == ["undecided"])
    #expect(words(innerOf: nil) == ["undecided"])
  }

  // MARK: Accounts

  private static func trail(_ properties: JSONObject) -> JSONObject {
    ["Trail": ["Type": "AWS::CloudTrail::Trail", "Properties": .object(properties)]]
  }

  private static func selector(_ fields: JSONValue...) -> JSONObject {
    trail(["AdvancedEventSelectors": [["FieldSelectors": .array(fields)]]])
  }

  @Test func trailsRecordWhatTheySelect() {
    let data: JSONValue = ["Field": "eventCategory", "Equals": ["Data"]]
    let objects: JSONValue = ["Field": "resources.type", "Equals": ["AWS::S3::Object"]]
    let management = candidates(Self.trail([:]))
    #expect(management.map(\.word) == ["open"])
    #expect(
      management.first?.sentence
        == "shop-staging/Trail records the management events of its whole account, of which production is a part")
    #expect(candidates(Self.selector(["Field": "eventCategory", "Equals": ["Management"]])).map(\.word) == ["open"])
    #expect(candidates(Self.selector(data, objects)).map(\.word) == ["open"])
    func selected(_ values: JSONValue) -> [String] {
      candidates(Self.selector(data, objects, ["Field": "resources.ARN", "StartsWith": values])).map(\.word)
    }
    #expect(selected(["arn:aws:s3:::shop-staging-"]).isEmpty)
    #expect(selected(["arn:aws:s3:::shop-"]) == ["open"])
    #expect(selected([["Fn::Sub": "arn:aws:s3:::${Any}-uploads"]]) == ["undecided"])
    #expect(candidates(Self.selector(objects)).map(\.word) == ["undecided"])
    let basic: JSONValue = [
      ["IncludeManagementEvents": false, "DataResources": [["Type": "AWS::S3::Object", "Values": ["arn:aws:s3"]]]]
    ]
    #expect(candidates(Self.trail(["EventSelectors": basic])).map(\.word) == ["open"])
  }

  @Test func settingsOfAccountsAreOpen() {
    let staging: JSONObject = ["Account": ["Type": "AWS::ApiGateway::Account"]]
    #expect(candidates(staging).isEmpty)
    let found = candidates(staging, production: ["Api": ["Type": "AWS::ApiGateway::RestApi"]])
    #expect(
      found.map(\.sentence) == [
        "shop-staging/Account sets the role by which all APIs of the account's region write logs, of which production is a part"
      ])
  }

  // MARK: What is shared

  @Test func usesOfWhatIsSharedAreListed() {
    let world = SampleWorlds.world(
      staging: [
        "Own": ["Type": "AWS::SNS::Subscription", "Properties": ["TopicArn": ["Fn::ImportValue": "shared:Alerts"]]]
      ], production: [:], shared: ["Alerts": ["Type": "AWS::SNS::Topic"]])
    let prover = DataEdgeProver(world)
    #expect(prover.candidates(from: 0, to: 1).isEmpty)
    let uses = prover.sharedReferences(of: 0)
    #expect(uses.map(\.words) == ["gets the messages of"])
    #expect(uses.map { world.words($0.target) } == ["shop-shared/Alerts"])
    #expect(uses.first?.place.pointer.description == "/Resources/Own/Properties/TopicArn")
  }
}
