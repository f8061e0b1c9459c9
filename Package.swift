// swift-tools-version: 6.2

import PackageDescription

/// What every target of this package is compiled with: a warning is an error, and what a later Swift will ask for is asked for now.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// The services of AWS, each a module and a product of its own.
// Generated: services
let services: [String] = [
  "ACMPCA", "AIOps", "APS", "ARCRegionSwitch", "ARCZonalShift", "ASK", "AWSExternalAnthropic", "AccessAnalyzer",
  "AccountAccess", "AgentRegistry", "AmazonMQ", "Amplify", "AmplifyUIBuilder", "ApiGateway", "ApiGatewayV2",
  "AppConfig", "AppFabric", "AppFlow", "AppIntegrations", "AppMesh", "AppRunner", "AppStream", "AppSync", "AppTest",
  "ApplicationAutoScaling", "ApplicationInsights", "ApplicationSignals", "Athena", "AuditManager", "AutoScaling",
  "AutoScalingPlans", "B2BI", "BCM", "BCMDataExports", "Backup", "BackupGateway", "Batch", "BcmPricingCalculator",
  "Bedrock", "BedrockAgentCore", "BedrockMantle", "Billing", "BillingConductor", "Braket", "Budgets", "CDK", "CE",
  "CUR", "Cases", "Cassandra", "CertificateManager", "Chatbot", "Chime", "CleanRooms", "CleanRoomsML", "Cloud9",
  "CloudFormation", "CloudFront", "CloudHSM", "CloudTrail", "CloudWatch", "CodeArtifact", "CodeBuild", "CodeCommit",
  "CodeConnections", "CodeDeploy", "CodeGuruProfiler", "CodeGuruReviewer", "CodePipeline", "CodeStar",
  "CodeStarConnections", "CodeStarNotifications", "Cognito", "Comprehend", "ComputeOptimizer", "Config", "Connect",
  "ConnectCampaigns", "ConnectCampaignsV2", "ControlTower", "CustomerProfiles", "DAX", "DLM", "DMS", "DRS", "DSQL",
  "DataBrew", "DataExchange", "DataPipeline", "DataSync", "DataZone", "Deadline", "Detective", "DevOpsAgent",
  "DevOpsGuru", "DeviceFarm", "DirectConnect", "DirectoryService", "DocDB", "DocDBElastic", "DynamoDB", "EC2", "ECR",
  "ECS", "EFS", "EKS", "EMR", "EMRContainers", "EMRServerless", "EVS", "ElastiCache", "ElasticBeanstalk",
  "ElasticLoadBalancing", "ElasticLoadBalancingV2", "Elasticsearch", "ElementalInference", "EntityResolution",
  "EventSchemas", "Events", "EventsV2", "Evidently", "FIS", "FMS", "FSx", "FinSpace", "Forecast", "FraudDetector",
  "GameLift", "GameLiftStreams", "GammaDilithium", "GlobalAccelerator", "Glue", "Grafana", "Greengrass",
  "GreengrassV2", "GroundStation", "GuardDuty", "HealthAgent", "HealthImaging", "HealthLake", "IAM", "IVS",
  "IVSChat", "IdentityStore", "ImageBuilder", "Inspector", "InspectorV2", "Interconnect", "InternetMonitor",
  "Invoicing", "IoT", "IoTAnalytics", "IoTCoreDeviceAdvisor", "IoTEvents", "IoTFleetWise", "IoTManagedIntegrations",
  "IoTSecureTunneling", "IoTSiteWise", "IoTThingsGraph", "IoTTwinMaker", "IoTWireless", "KMS", "KafkaConnect",
  "Kendra", "KendraRanking", "Kinesis", "KinesisAnalytics", "KinesisAnalyticsV2", "KinesisFirehose", "KinesisVideo",
  "LakeFormation", "Lambda", "LaunchWizard", "Lex", "LicenseManager", "LicenseManagerLinuxSubscriptions",
  "LicenseManagerUserSubscriptions", "Lightsail", "Location", "Logs", "LookoutEquipment", "LookoutVision", "M2",
  "MGN", "MPA", "MSK", "MWAA", "MWAAServerless", "Macie", "ManagedBlockchain", "MediaConnect", "MediaConvert",
  "MediaLive", "MediaPackage", "MediaPackageV2", "MediaStore", "MediaTailor", "MemoryDB", "Neptune", "NeptuneGraph",
  "NetworkFirewall", "NetworkFlowMonitor", "NetworkManager", "NetworkMonitor", "NetworkSecurityManager",
  "NimbleStudio", "Notifications", "NotificationsContacts", "NovaAct", "ODB", "OSIS", "Oam", "ObservabilityAdmin",
  "Omics", "OpenSearch", "OpenSearchServerless", "OpenSearchService", "OpsWorks", "Organizations", "Outposts",
  "PCAConnectorAD", "PCAConnectorSCEP", "PCS", "PI", "Panorama", "PaymentCryptography", "Personalize", "Pinpoint",
  "PinpointEmail", "Pipes", "Polly", "PricingPlanManager", "Proton", "QBusiness", "QLDB", "QuickSight", "RAM", "RDS",
  "RTBFabric", "RUM", "Rbin", "Redshift", "RedshiftServerless", "RefactorSpaces", "Rekognition", "ResilienceHub",
  "ResilienceHubV2", "ResourceExplorer2", "ResourceGroups", "RoboMaker", "RolesAnywhere", "Route53",
  "Route53GlobalResolver", "Route53Profiles", "Route53RecoveryControl", "Route53RecoveryReadiness",
  "Route53Resolver", "S3", "S3Express", "S3Files", "S3ObjectLambda", "S3Outposts", "S3Tables", "S3Vectors", "SCN",
  "SDB", "SDC", "SES", "SMSVOICE", "SNS", "SQS", "SSM", "SSMContacts", "SSMGuiConnect", "SSMIncidents",
  "SSMQuickSetup", "SSO", "SageMaker", "Scheduler", "SecretsManager", "SecurityAgent", "SecurityHub", "SecurityLake",
  "Serverless", "ServerlessRepo", "ServiceCatalog", "ServiceCatalogAppRegistry", "ServiceDiscovery", "Shield",
  "Signer", "SimSpaceWeaver", "StepFunctions", "StorageGateway", "SupportApp", "SupportAuthZ", "Synthetics",
  "SystemsManagerSAP", "Textract", "Timestream", "Transcribe", "Transfer", "Translate", "UXC", "VerifiedPermissions",
  "VoiceID", "VpcLattice", "WAF", "WAFRegional", "WAFv2", "WellArchitected", "Wickr", "Wisdom", "WorkSpaces",
  "WorkSpacesThinClient", "WorkSpacesWeb", "WorkspacesInstances", "XRay",
]
// End of generated

/// The services whose resources the constructs are made of.
let constructServices: [Target.Dependency] = [
  "StrataApiGateway", "StrataApiGatewayV2", "StrataApplicationAutoScaling", "StrataCloudWatch", "StrataEC2",
  "StrataECR", "StrataECS", "StrataElasticLoadBalancingV2", "StrataIAM", "StrataKMS", "StrataLogs", "StrataS3",
  "StrataSNS", "StrataSecretsManager",
]

/// A module for each service, named after it: `StrataSQS`.
let serviceTargets: [Target] = services.map { service in
  .target(
    name: "Strata\(service)", dependencies: ["StrataCore"], path: "Sources/Resources/\(service)",
    swiftSettings: strict)
}

let package = Package(
  name: "strata",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Strata", targets: ["Strata"]),
    .library(name: "StrataTesting", targets: ["StrataTesting"]),
    .library(name: "StrataChecks", targets: ["StrataChecks"]),
    .library(name: "StrataDiff", targets: ["StrataDiff"]),
    .library(name: "StrataEnvironments", targets: ["StrataEnvironments"]),
    .library(name: "StrataCLI", targets: ["StrataCLI"]),
    .executable(name: "synth", targets: ["synth"]),
    .executable(name: "health-check", targets: ["health-check"]),
  ] + services.map { .library(name: "Strata\($0)", targets: ["Strata\($0)"]) },
  targets: [
    // Floor 1: JSON, knowing nothing of AWS.
    .target(name: "StrataJSON", swiftSettings: strict),
    // Floor 1 as well: templates written in YAML, as the JSON that they stand for.
    .target(name: "StrataYAML", dependencies: ["StrataJSON"], swiftSettings: strict),
    // Floor 1 as well: files as the system has them, for the floors that read and write any.
    .target(name: "StrataFiles", swiftSettings: strict),
    // Floor 1 as well: what is known of resource types, and rules over their JSON, knowing nothing of the language above.
    .target(name: "StrataFacts", dependencies: ["StrataJSON"], swiftSettings: strict),
    .target(name: "StrataSchema", dependencies: ["StrataFacts", "StrataJSON"], swiftSettings: strict),
    // Floor 2: the template language and synthesis.
    .target(
      name: "StrataCore", dependencies: ["StrataFacts", "StrataJSON", "StrataSchema"], swiftSettings: strict,
      // Rounding a Double is a call of the C library, which without Foundation nothing else links.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Floor 4: what people import.
    .target(
      name: "Strata", dependencies: ["StrataCore"] + constructServices, swiftSettings: strict),
    // Floor 4 as well: rules over a finished template, ours or anybody's.
    .target(
      name: "StrataChecks", dependencies: ["StrataCore", "StrataFacts", "StrataJSON", "StrataSchema"],
      swiftSettings: strict),
    // Floor 4 as well: what changes from one template to another, ours or anybody's.
    .target(
      name: "StrataDiff", dependencies: ["StrataCore", "StrataFacts", "StrataJSON", "StrataSchema"],
      swiftSettings: strict),
    // Floor 5: what is written, and the environments that it's written for.
    .target(name: "StrataOutput", dependencies: ["StrataCore", "StrataFiles", "StrataJSON"], swiftSettings: strict),
    .target(
      name: "StrataEnvironments", dependencies: ["StrataCore", "StrataFiles", "StrataJSON", "StrataSchema"],
      swiftSettings: strict),
    // Floor 6: the command line.
    .target(
      name: "StrataCLI",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataDiff", "StrataEnvironments", "StrataFiles", "StrataJSON", "StrataOutput",
        "StrataSchema", "StrataYAML",
      ], swiftSettings: strict),
    // Floor 7: this repository's own tool.
    .executableTarget(
      name: "synth", dependencies: ["BenchlingWebhook", "Orders", "StrataCLI", "StrataCore", "StrataEnvironments"],
      swiftSettings: strict),

    .executableTarget(name: "health-check", swiftSettings: strict),

    .target(
      name: "StrataTesting", dependencies: ["StrataChecks", "StrataCore", "StrataJSON"], swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Strata", "StrataCloudWatch", "StrataCore", "StrataFacts", "StrataIAM", "StrataJSON", "StrataOutput",
        "StrataSNS", "StrataSQS",
      ], swiftSettings: strict),

    .target(
      name: "Orders", dependencies: ["Strata", "StrataCloudWatch", "StrataIAM", "StrataSNS", "StrataSQS"],
      path: "Examples/Orders", exclude: ["README.md"], swiftSettings: strict),

    .target(
      name: "BenchlingWebhook", dependencies: ["Strata", "StrataEnvironments"], path: "Examples/BenchlingWebhook",
      exclude: ["Profiles", "README.md"], swiftSettings: strict),

    .executableTarget(name: "resource-generator", dependencies: ["StrataJSON"], swiftSettings: strict),

    .executableTarget(
      name: "schema-samples", dependencies: ["StrataFacts", "StrataJSON", "StrataSchema"], path: "Tests/SchemaSamples",
      swiftSettings: strict),
    .executableTarget(
      name: "template-fuzzer", dependencies: ["StrataChecks", "StrataJSON", "StrataYAML", "TestSupport"],
      path: "Tests/TemplateFuzzer", swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["StrataCore", "StrataJSON"], path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "output-writer-fixture", dependencies: ["StrataOutput"], path: "Tests/OutputWriterFixture",
      swiftSettings: strict),
    .testTarget(name: "StrataJSONTests", dependencies: ["StrataJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataYAMLTests", dependencies: ["StrataJSON", "StrataYAML", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataCoreTests",
      dependencies: ["StrataCore", "StrataJSON", "StrataSchema", "StrataTesting", "TestSupport"],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "StrataFactsTests", dependencies: ["StrataFacts", "StrataJSON"], swiftSettings: strict),
    .testTarget(
      name: "StrataSchemaTests", dependencies: ["StrataFacts", "StrataJSON", "StrataSchema"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataOutputTests",
      dependencies: [
        "StrataCore", "StrataFiles", "StrataJSON", "StrataOutput", "TestSupport", "output-writer-fixture",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataChecksTests",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataJSON", "StrataTesting", "TestSupport", "template-fuzzer",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataDiffTests",
      dependencies: ["StrataCore", "StrataDiff", "StrataFacts", "StrataJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataEnvironmentsTests",
      dependencies: ["StrataCore", "StrataEnvironments", "StrataFiles", "StrataJSON", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataCLITests",
      dependencies: [
        "StrataCLI", "StrataChecks", "StrataCore", "StrataEnvironments", "StrataJSON", "TestSupport", "synth",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataTestingTests", dependencies: ["StrataChecks", "StrataCore", "StrataJSON", "StrataTesting"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "Strata", "StrataCLI", "StrataJSON", "StrataSQS", "StrataTesting", "StrataYAML", "TestSupport", "synth",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarksTests", dependencies: ["Benchmarks", "StrataChecks", "StrataCore", "StrataJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "ResourceGeneratorTests", dependencies: ["StrataJSON", "resource-generator"], swiftSettings: strict),
    .testTarget(
      name: "ResourcesTests",
      dependencies: [
        "Strata", "StrataApiGateway", "StrataEC2", "StrataEvents", "StrataFacts", "StrataIAM", "StrataJSON",
        "StrataSQS",
        "StrataTesting",
      ], swiftSettings: strict),
    .testTarget(
      name: "StrataTests", dependencies: ["Strata", "StrataJSON", "StrataTesting", "TestSupport"], swiftSettings: strict
    ),
    .testTarget(
      name: "BenchlingWebhookTests",
      dependencies: [
        "BenchlingWebhook", "StrataCore", "StrataEnvironments", "StrataJSON", "StrataTesting", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(name: "OrdersTests", dependencies: ["Orders", "StrataTesting"], swiftSettings: strict),
  ] + serviceTargets
)
