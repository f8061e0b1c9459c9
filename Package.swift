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
    .library(name: "StrataTemplate", targets: ["StrataTemplate"]),
    .library(name: "StrataChecks", targets: ["StrataChecks"]),
    .library(name: "StrataDiff", targets: ["StrataDiff"]),
    .library(name: "StrataEnvironments", targets: ["StrataEnvironments"]),
    .library(name: "StrataCLI", targets: ["StrataCLI"]),
    .executable(name: "synth", targets: ["synth"]),
  ] + services.map { .library(name: "Strata\($0)", targets: ["Strata\($0)"]) },
  targets: [
    // Floor 1: words, JSON and files, knowing nothing of AWS.
    .target(name: "StrataText", swiftSettings: strict),
    .target(name: "StrataJSON", dependencies: ["StrataText"], swiftSettings: strict),
    .target(name: "StrataFiles", dependencies: ["StrataText"], swiftSettings: strict),
    // Floor 2: findings, what is known of resource types, and templates written in YAML.
    .target(name: "StrataFindings", dependencies: ["StrataJSON", "StrataText"], swiftSettings: strict),
    .target(name: "StrataFacts", dependencies: ["StrataJSON", "StrataText"], swiftSettings: strict),
    .target(name: "StrataYAML", dependencies: ["StrataJSON", "StrataText"], swiftSettings: strict),
    // Floor 3: a finished template as data, and its only reader; and properties held against what is known of types.
    .target(
      name: "StrataTemplate",
      dependencies: ["StrataFacts", "StrataFiles", "StrataFindings", "StrataJSON", "StrataText", "StrataYAML"],
      swiftSettings: strict),
    .target(
      name: "StrataSchema",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"],
      swiftSettings: strict),
    // Floor 4: the language that templates are declared in.
    .target(
      name: "StrataCore",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"],
      swiftSettings: strict,
      // Rounding a Double is a call of the C library, which without Foundation nothing else links.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
    // Floor 4 as well: rules over a finished template, and what changes from one to another, ours or anybody's.
    .target(
      name: "StrataChecks",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"],
      swiftSettings: strict),
    .target(
      name: "StrataDiff",
      dependencies: ["StrataFacts", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"],
      swiftSettings: strict),
    // Floor 5: the way from declarations to templates that have been checked.
    .target(
      name: "StrataPipeline",
      dependencies: ["StrataChecks", "StrataCore", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"],
      swiftSettings: strict),
    // Floor 6: what people import, what is written, and the environments that it's written for.
    .target(
      name: "Strata", dependencies: ["StrataCore", "StrataJSON", "StrataPipeline", "StrataText"] + constructServices,
      swiftSettings: strict),
    .target(
      name: "StrataOutput",
      dependencies: ["StrataCore", "StrataFiles", "StrataJSON", "StrataPipeline", "StrataText"],
      swiftSettings: strict),
    .target(
      name: "StrataEnvironments",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataFiles", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate",
        "StrataText",
      ], swiftSettings: strict),
    // Floor 7: what deploys environments, and the command line.
    .target(
      name: "StrataDeployment",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataEnvironments", "StrataFiles", "StrataJSON", "StrataPipeline",
        "StrataTemplate", "StrataText",
      ], swiftSettings: strict),
    .target(
      name: "StrataCLI",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataDeployment", "StrataDiff", "StrataEnvironments", "StrataFiles",
        "StrataFindings", "StrataJSON", "StrataOutput", "StrataPipeline", "StrataTemplate", "StrataText",
      ], swiftSettings: strict),
    // Floor 8: this repository's own tool.
    .executableTarget(
      name: "synth", dependencies: ["BenchlingWebhook", "Orders", "StrataCLI", "StrataCore", "StrataEnvironments"],
      swiftSettings: strict),

    .target(
      name: "StrataTesting",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataPipeline",
        "StrataTemplate",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Strata", "StrataCloudWatch", "StrataCore", "StrataFacts", "StrataFindings", "StrataIAM", "StrataJSON",
        "StrataOutput", "StrataPipeline", "StrataSNS", "StrataSQS", "StrataTemplate", "StrataText",
      ], swiftSettings: strict),

    .target(
      name: "Orders", dependencies: ["Strata", "StrataCloudWatch", "StrataIAM", "StrataSNS", "StrataSQS"],
      path: "Examples/Orders", exclude: ["README.md"], swiftSettings: strict),

    .target(
      name: "BenchlingWebhook", dependencies: ["Strata", "StrataEnvironments"], path: "Examples/BenchlingWebhook",
      exclude: ["HealthCheck", "Profiles", "README.md"], swiftSettings: strict),

    .executableTarget(
      name: "health-check", path: "Examples/BenchlingWebhook/HealthCheck", swiftSettings: strict),

    .executableTarget(name: "resource-generator", dependencies: ["StrataJSON"], swiftSettings: strict),

    .executableTarget(
      name: "schema-samples",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"],
      path: "Tests/SchemaSamples",
      swiftSettings: strict),
    .executableTarget(
      name: "template-fuzzer",
      dependencies: ["StrataChecks", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataYAML", "TestSupport"],
      path: "Tests/TemplateFuzzer", swiftSettings: strict),
    .target(
      name: "TestSupport",
      dependencies: ["StrataCore", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate"],
      path: "Tests/TestSupport", swiftSettings: strict),
    .executableTarget(
      name: "output-writer-fixture", dependencies: ["StrataOutput", "StrataPipeline", "StrataTemplate"],
      path: "Tests/OutputWriterFixture",
      swiftSettings: strict),
    .testTarget(name: "StrataJSONTests", dependencies: ["StrataJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataYAMLTests", dependencies: ["StrataJSON", "StrataYAML", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
    .testTarget(
      name: "StrataFindingsTests", dependencies: ["StrataFindings", "StrataJSON", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataTemplateTests",
      dependencies: ["StrataFindings", "StrataJSON", "StrataTemplate", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "StrataPipelineTests",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataFiles", "StrataFindings", "StrataJSON", "StrataOutput", "StrataPipeline",
        "StrataTemplate", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "StrataCoreTests",
      dependencies: [
        "StrataCore", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataSchema", "StrataTemplate",
        "StrataTesting", "StrataText", "TestSupport",
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "StrataFactsTests", dependencies: ["StrataFacts", "StrataJSON"], swiftSettings: strict),
    .testTarget(
      name: "StrataSchemaTests",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataOutputTests",
      dependencies: [
        "StrataCore", "StrataFiles", "StrataFindings", "StrataJSON", "StrataOutput", "StrataPipeline", "StrataTemplate",
        "StrataText", "TestSupport", "output-writer-fixture",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataChecksTests",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate",
        "StrataTesting", "StrataText", "TestSupport", "template-fuzzer",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataDiffTests",
      dependencies: [
        "StrataCore", "StrataDiff", "StrataFacts", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate",
        "StrataText", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "StrataEnvironmentsTests",
      dependencies: [
        "StrataCore", "StrataEnvironments", "StrataFiles", "StrataFindings", "StrataJSON", "StrataPipeline",
        "StrataTemplate", "StrataText", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataDeploymentTests",
      dependencies: ["StrataCore", "StrataDeployment", "StrataEnvironments", "StrataFiles", "StrataJSON"],
      swiftSettings: strict),
    .testTarget(
      name: "StrataCLITests",
      dependencies: [
        "StrataCLI", "StrataChecks", "StrataCore", "StrataEnvironments", "StrataFiles", "StrataFindings", "StrataJSON",
        "StrataPipeline", "StrataTemplate", "StrataText", "TestSupport", "synth",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "StrataTestingTests",
      dependencies: [
        "StrataChecks", "StrataCore", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataPipeline",
        "StrataTemplate", "StrataTesting",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "Strata", "StrataCLI", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataSQS", "StrataTemplate",
        "StrataTesting", "StrataYAML", "TestSupport", "synth",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: [
        "Benchmarks", "StrataChecks", "StrataCore", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "ResourceGeneratorTests", dependencies: ["StrataJSON", "resource-generator"], swiftSettings: strict),
    .testTarget(
      name: "ResourcesTests",
      dependencies: [
        "Strata", "StrataApiGateway", "StrataCloudFormation", "StrataDynamoDB", "StrataEC2", "StrataEvents",
        "StrataFacts", "StrataFindings", "StrataIAM", "StrataJSON", "StrataPipeline", "StrataSQS", "StrataServerless",
        "StrataTemplate", "StrataTesting",
      ], swiftSettings: strict),
    .testTarget(
      name: "StrataTests",
      dependencies: [
        "Strata", "StrataFindings", "StrataJSON", "StrataPipeline", "StrataTemplate", "StrataTesting", "StrataText",
        "TestSupport",
      ], swiftSettings: strict
    ),
    .testTarget(
      name: "BenchlingWebhookTests",
      dependencies: [
        "BenchlingWebhook", "StrataCore", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataPipeline",
        "StrataTemplate", "StrataTesting", "TestSupport",
      ], swiftSettings: strict),
    .testTarget(name: "OrdersTests", dependencies: ["Orders", "StrataTesting"], swiftSettings: strict),
  ] + serviceTargets
)
