// swift-tools-version: 6.2

import PackageDescription

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

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

/// Services of which a part stands in a module of its own, which the service's module hands on.
let parts: [String: String] = [
  "EC2": "EC2Network"
]
// End of generated

/// Floor 5: the constructs by purpose, each a module and a product of its own, which compiles what it stands on and no more.
let constructs: [Target] = [
  construct("Constructs", path: "Shared"),
  construct("Identity", services: ["IAM", "KMS", "SecretsManager"]),
  construct("Storage", on: ["Identity"], services: ["ECR", "S3"]),
  construct("Tables", on: ["Identity"], services: ["DynamoDB"]),
  construct("Observability", on: ["Identity"], services: ["CloudWatch", "Logs"]),
  construct("Messaging", on: ["Identity"], services: ["SNS", "SQS"]),
  construct("Domains", services: ["CertificateManager", "Route53"]),
  construct(
    "Network", on: ["Identity", "Observability", "Storage"], services: ["EC2Network", "ElasticLoadBalancingV2"]),
  construct(
    "Containers", on: ["Identity", "Network", "Observability", "Storage"],
    services: ["ApplicationAutoScaling", "ECS", "ElasticLoadBalancingV2"]),
  construct("Instances", on: ["Identity", "Network", "Observability"], services: ["AutoScaling", "EC2"]),
  construct(
    "EventBridge", on: ["Identity", "Messaging", "Observability"], services: ["Events", "Scheduler"]),
  construct(
    "Governance", on: ["Identity", "Messaging", "Observability", "Storage", "Tables"],
    services: ["Backup", "Budgets", "CloudFormation", "CloudTrail"]),
  construct("Databases", on: ["Identity", "Network", "Observability"], services: ["RDS"]),
  construct("Workflows", on: ["Identity", "Messaging", "Observability", "Tables"], services: ["StepFunctions"]),
  construct("Parameters", on: ["Identity"], services: ["SSM"]),
  construct("Borders", on: ["Identity"], services: ["IAM"]),
  construct(
    "Functions", on: ["Identity", "Messaging", "Network", "Observability", "Storage", "Tables"],
    services: ["CodeDeploy", "ElasticLoadBalancingV2", "Lambda", "SNS"]),
  construct(
    "API", on: ["Containers", "Identity", "Network", "Observability", "Storage"],
    services: ["ApiGateway", "ApiGatewayV2"]),
  construct("Firewalls", on: ["Identity", "Network", "Observability"], services: ["WAFv2"]),
  construct("Streams", on: ["Identity"], services: ["Kinesis"]),
  construct("Models", on: ["Identity"]),
  construct(
    "HttpApis", on: ["API", "Domains", "Functions", "Identity", "Network", "Observability"],
    services: ["ApiGateway", "ApiGatewayV2", "Lambda"]),
]

/// The constructs that most systems need, which `Strata` hands on.
///
/// The others are imported beside it, so that nobody compiles services that they don't use.
let reexported = ["API", "Constructs", "Containers", "Identity", "Messaging", "Network", "Observability", "Storage"]

/// A module of constructs.
func construct(_ name: String, path: String? = nil, on others: [String] = [], services: [String] = []) -> Target {
  let shared = name == "Constructs" ? [] : ["Constructs"]
  let modules = (["Language", "Findings", "JSON", "Text"] + shared + others + services).map { "Strata\($0)" }
  return .target(
    name: "Strata\(name)", dependencies: modules.map { .byName(name: $0) }, path: "Sources/Constructs/\(path ?? name)")
}

/// A module for each service, named after it, `StrataSQS`, and for each part of one.
let serviceTargets: [Target] = (services + parts.values.sorted()).map { name in
  .target(
    name: "Strata\(name)",
    dependencies: ["StrataLanguage"] + (parts[name].map { [.byName(name: "Strata\($0)")] } ?? []),
    path: "Sources/Resources/\(name)")
}

/// What `synth init` makes, of which a copy for each shape is compiled and tested as it is.
let samplePackages: [Target] = ["Functions", "Queue", "Service"].flatMap { shape -> [Target] in
  let (folder, module) = ("Tests/StrataScaffoldingTests/Packages/\(shape.lowercased())", "Sample\(shape)")
  let constructs = shape == "Functions" ? ["StrataFunctions", "StrataHttpApis", "StrataTables"] : []
  let imported = (["Strata", "StrataEnvironments"] + constructs).map { Target.Dependency.byName(name: $0) }
  return [
    .target(name: module, dependencies: imported, path: "\(folder)/Sources/\(module)", exclude: ["Profiles"]),
    .target(
      name: "\(module)Tool", dependencies: [.byName(name: module), "StrataCLI"],
      path: "\(folder)/Sources/\(module)Tool"),
    .testTarget(
      name: "\(module)Tests", dependencies: [.byName(name: module), "StrataTesting"],
      path: "\(folder)/Tests/\(module)Tests"),
  ]
}

/// What has an executable on Linux linked by LLD, which takes half the time of Swift's own choice, where it's in the PATH.
///
/// Toolchains of swift.org have it beside `swift`; those of distributions needn't.
let fastLinker: [LinkerSetting] = {
  let folders = (Context.environment["PATH"] ?? "").split(separator: ":")
  guard folders.contains(where: { access("\($0)/ld.lld", X_OK) == 0 }) else { return [] }
  return [
    .unsafeFlags(["-use-ld=lld"], .when(platforms: [.linux])),
    // Strings aren't merged in what is linked at each edit.
    .unsafeFlags(["-Xlinker", "-O0"], .when(platforms: [.linux], configuration: .debug)),
  ]
}()

/// What leaves debug information out of debug builds: half of what whoever builds upon this package would link at each edit.
///
/// SwiftPM's own -g comes after -gnone, but not after the frontend's. Who looks for a mistake in here sets
/// `STRATA_DEBUG_INFO`.
let withoutDebugInformation = Context.environment["STRATA_DEBUG_INFO"] == nil ? ["-Xfrontend", "-gnone"] : []

/// What leaves fingerprints of declarations out of debug builds, by which a driver sees which files a change in another module
/// touches: it would read and write those of all modules at each edit of whoever builds upon this package.
///
/// All files that import a module without any are compiled when it changes. Where this package itself is checked, modules are
/// compiled as wholes, which have none anyway.
// Compilers that may come are not known to take the flag.
let withoutFingerprints: [String] = {
  #if compiler(<6.4)
    return Context.environment["STRATA_STRICT"] == nil ? ["-Xfrontend", "-disable-incremental-imports"] : []
  #else
    return []
  #endif
}()

let package = Package(
  name: "strata",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Strata", targets: ["Strata"]),
    .library(name: "StrataLanguage", targets: ["StrataLanguage"]),
    .library(name: "StrataPipeline", targets: ["StrataPipeline"]),
    .library(name: "StrataTesting", targets: ["StrataTesting"]),
    .library(name: "StrataTemplate", targets: ["StrataTemplate"]),
    .library(name: "StrataTemplateFiles", targets: ["StrataTemplateFiles"]),
    .library(name: "StrataChecks", targets: ["StrataChecks"]),
    .library(name: "StrataDiff", targets: ["StrataDiff"]),
    .library(name: "StrataIsolation", targets: ["StrataIsolation"]),
    .library(name: "StrataCost", targets: ["StrataCost"]),
    .library(name: "StrataGraph", targets: ["StrataGraph"]),
    .library(name: "StrataReport", targets: ["StrataReport"]),
    .library(name: "StrataEnvironments", targets: ["StrataEnvironments"]),
    .library(name: "StrataCLI", targets: ["StrataCLI"]),
    // SwiftPM makes a product of `synth` here alone; one that's named is planned by all who build upon this package.
    .executable(name: "strata", targets: ["StrataTool"]),
  ] + (constructs + serviceTargets).map { .library(name: $0.name, targets: [$0.name]) },
  targets: [
    // Under the floor: what only C names.
    .target(name: "CStrataSHA256"),

    // Floor 1: the C library, words, JSON and files, knowing nothing of AWS.
    .target(name: "StrataPlatform"),
    .target(name: "StrataText", dependencies: ["CStrataSHA256"]),
    .target(name: "StrataJSON", dependencies: ["StrataText"]),
    .target(name: "StrataFiles", dependencies: ["StrataPlatform", "StrataText"]),
    // Floor 2: findings, what is known of resource types, and templates written in YAML.
    .target(name: "StrataFindings", dependencies: ["StrataJSON", "StrataText"]),
    .target(name: "StrataFacts", dependencies: ["StrataJSON", "StrataText"]),
    .target(name: "StrataYAML", dependencies: ["StrataJSON", "StrataText"]),
    // Floor 2 as well: drawings of anything, laid out.
    .target(name: "StrataGraph", dependencies: ["StrataText"]),
    // Floor 2 as well: the files of a package that somebody begins.
    .target(name: "StrataScaffolding", dependencies: ["StrataText"]),
    // Floor 3: a finished template as data, and its only reader; and properties held against what is known of types.
    .target(
      name: "StrataTemplate",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataText"]),
    .target(
      name: "StrataSchema",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"]),
    // Floor 3 as well: resource types as Swift has them, by which services are generated and templates become Swift.
    .target(name: "StrataResourceModel", dependencies: ["StrataFacts", "StrataJSON", "StrataText"]),
    // Floor 4: the language that templates are declared in, which all services stand on, and what makes templates of it.
    .target(
      name: "StrataLanguage", dependencies: ["StrataFindings", "StrataJSON", "StrataPlatform", "StrataText"],
      // Rounding a Double is a call of the C library, which without Foundation nothing else links.
      linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))] + fastLinker),
    // Floor 4 as well: the packages of functions' code, which what declares them only names.
    .target(
      name: "StrataPackages",
      dependencies: ["StrataFiles", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataPlatform", "StrataText"]),
    // Floor 4 as well: the records of what became of releases, and the repository that they are in.
    .target(
      name: "StrataReleases",
      dependencies: ["StrataFiles", "StrataJSON", "StrataPlatform", "StrataText"]),
    .target(
      name: "StrataSynthesis",
      dependencies: [
        "StrataFacts", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataPlatform", "StrataTemplate",
        "StrataText",
      ]),
    // Floor 4 as well: rules over a finished template, and what changes from one to another, ours or anybody's.
    .target(
      name: "StrataChecks",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"]),
    // Templates in files of anybody's, which those needn't wait for who declare theirs.
    .target(
      name: "StrataTemplateFiles",
      dependencies: [
        "StrataChecks", "StrataFiles", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText", "StrataYAML",
      ]),
    .target(
      name: "StrataDiff",
      dependencies: ["StrataFacts", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"]),
    .target(
      name: "StrataIsolation",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"]),
    // What deploying stacks needs, and policies of exactly that.
    .target(
      name: "StrataPermissions",
      dependencies: ["StrataFacts", "StrataFindings", "StrataIsolation", "StrataJSON", "StrataTemplate", "StrataText"]),
    // Templates of anybody's as the Swift that declares them.
    .target(
      name: "StrataMigration",
      dependencies: [
        "StrataFindings", "StrataJSON", "StrataResourceModel", "StrataScaffolding", "StrataSchema", "StrataTemplate",
        "StrataText",
      ]),
    // Stacks that grow too large, split into others.
    .target(
      name: "StrataAdvice",
      dependencies: ["StrataFacts", "StrataJSON", "StrataSchema", "StrataTemplate", "StrataText"]),
    // What stacks cost, by prices that come along or are given.
    .target(
      name: "StrataCost",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText"]),
    // Floor 4 as well: templates, and what is known of systems, as people look at them.
    .target(
      name: "StrataReport",
      dependencies: [
        "StrataCost", "StrataDiff", "StrataFacts", "StrataFindings", "StrataGraph", "StrataIsolation", "StrataJSON",
        "StrataSchema", "StrataTemplate", "StrataText",
      ]),
    // Floor 4 as well: what holds a certificate of environments against templates, and knows nothing of what made it.
    .target(name: "StrataCertificates", dependencies: ["StrataFacts", "StrataJSON", "StrataText"]),
    // Floor 6: the constructs that stand for resources of anybody's templates.
    .target(
      name: "StrataLifting",
      dependencies: [
        "StrataConstructs", "StrataContainers", "StrataDiff", "StrataFindings", "StrataFunctions", "StrataIdentity",
        "StrataJSON", "StrataLanguage", "StrataMessaging", "StrataMigration", "StrataNetwork", "StrataObservability",
        "StrataResourceModel", "StrataStorage", "StrataSynthesis", "StrataTables", "StrataTemplate", "StrataText",
      ]),
    // Floor 6 as well: the way from declarations to templates that have been checked.
    .target(
      name: "StrataPipeline",
      dependencies: [
        "StrataChecks", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataPlatform", "StrataSynthesis",
        "StrataTemplate", "StrataText",
      ]),
    // Floor 7: what people import, what is written, and the environments that it's written for.
    .target(
      name: "Strata",
      dependencies: ["StrataLanguage", "StrataPipeline"] + reexported.map { .byName(name: "Strata\($0)") }),
    .target(
      name: "StrataOutput",
      dependencies: ["StrataFiles", "StrataJSON", "StrataLanguage", "StrataPipeline", "StrataPlatform", "StrataText"]),
    .target(
      name: "StrataEnvironments",
      dependencies: [
        "StrataChecks", "StrataCost", "StrataFiles", "StrataFindings", "StrataIsolation", "StrataJSON",
        "StrataLanguage", "StrataPackages", "StrataPermissions", "StrataPipeline", "StrataTemplate", "StrataText",
      ]),
    // Floor 8: what deploys environments, and the command line.
    .target(
      name: "StrataDeployment",
      dependencies: [
        "StrataChecks", "StrataCost", "StrataDiff", "StrataEnvironments", "StrataFacts", "StrataFiles",
        "StrataIsolation", "StrataJSON", "StrataLanguage", "StrataPackages", "StrataPipeline", "StrataPlatform",
        "StrataReleases", "StrataS3", "StrataTemplate", "StrataText",
      ]),
    .target(
      name: "StrataCLI",
      dependencies: [
        "StrataAdvice", "StrataCertificates", "StrataChecks", "StrataCost", "StrataDeployment", "StrataDiff",
        "StrataEnvironments", "StrataFiles", "StrataFindings", "StrataGraph", "StrataIsolation", "StrataJSON",
        "StrataLanguage", "StrataMigration", "StrataOutput", "StrataPackages", "StrataPermissions", "StrataPipeline",
        "StrataPlatform", "StrataReleases", "StrataReport", "StrataScaffolding", "StrataTemplate",
        "StrataTemplateFiles", "StrataText",
      ]),
    // Floor 9: this repository's own tool.
    .executableTarget(
      name: "synth",
      dependencies: [
        "BenchlingWebhook", "MhtApi", "Orders", "SmartStack", "Soundbite", "StrataCLI", "StrataEnvironments",
        "StrataLanguage", "StrataLifting",
      ]),
    // Floor 9 as well: the tool for who has no system yet.
    .executableTarget(name: "StrataTool", dependencies: ["StrataCLI", "StrataLifting"], exclude: ["init.sh"]),

    .target(
      name: "StrataTesting",
      dependencies: [
        "StrataChecks", "StrataDiff", "StrataEnvironments", "StrataFindings", "StrataIsolation", "StrataJSON",
        "StrataLanguage", "StrataPipeline", "StrataTemplate", "StrataTemplateFiles",
      ]),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Strata", "StrataCLI", "StrataCertificates", "StrataCloudWatch", "StrataEnvironments", "StrataFacts",
        "StrataIAM", "StrataIsolation", "StrataJSON", "StrataLanguage", "StrataOutput", "StrataPipeline",
        "StrataPlatform", "StrataReleases", "StrataSNS", "StrataSQS", "StrataTemplate", "StrataText",
      ]),

    .target(
      name: "SmartStack",
      dependencies: [
        "Strata", "StrataBorders", "StrataDatabases", "StrataEnvironments", "StrataFunctions", "StrataHttpApis",
        "StrataModels", "StrataParameters",
      ], path: "Examples/SmartStack",
      exclude: [
        "Handler", "Migrations", "Profiles", "README.md", "map.svg", "pipeline", "smartstack.lock.json", "workflows",
      ]),

    .target(
      name: "Orders", dependencies: ["Strata", "StrataCloudWatch", "StrataIAM", "StrataSNS", "StrataSQS"],
      path: "Examples/Orders", exclude: ["README.md", "map.svg"]),

    .target(
      name: "BenchlingWebhook", dependencies: ["Strata", "StrataEnvironments"], path: "Examples/BenchlingWebhook",
      exclude: ["HealthCheck", "Profiles", "README.md", "map.svg"]),

    .target(
      name: "MhtApi",
      dependencies: [
        "Strata", "StrataDomains", "StrataEnvironments", "StrataEventBridge", "StrataGovernance", "StrataInstances",
        "StrataTables",
      ], path: "Examples/MhtApi", exclude: ["Probe", "Profiles", "README.md", "map.svg", "prices-us-west-2.tsv"]),

    .target(
      name: "Soundbite",
      dependencies: [
        "Strata", "StrataDomains", "StrataEnvironments", "StrataFirewalls", "StrataGovernance", "StrataParameters",
        "StrataTables",
      ], path: "Examples/Soundbite",
      exclude: ["Deployments", "Profiles", "README.md", "local", "map.svg", "pipeline", "workflows"]),

    .executableTarget(
      name: "health-check", path: "Examples/BenchlingWebhook/HealthCheck"),

    .executableTarget(name: "mht-probe", path: "Examples/MhtApi/Probe"),

    .executableTarget(
      name: "resource-generator",
      dependencies: [
        "StrataChecks", "StrataCost", "StrataFacts", "StrataFindings", "StrataJSON", "StrataResourceModel",
        "StrataTemplate", "StrataYAML",
      ],
      exclude: ["Constraints/README.md", "Constraints/Services", "Prices/README.md", "Prices/Rows"]),

    .executableTarget(
      name: "schema-samples",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "StrataTemplate"],
      path: "Tests/SchemaSamples"),
    .executableTarget(
      name: "template-fuzzer",
      dependencies: ["StrataChecks", "StrataFindings", "StrataJSON", "StrataPlatform", "StrataYAML", "TestSupport"],
      path: "Tests/TemplateFuzzer"),
    .target(
      name: "TestSupport",
      dependencies: [
        "StrataFiles", "StrataJSON", "StrataLanguage", "StrataPipeline", "StrataPlatform", "StrataTemplate",
      ],
      path: "Tests/TestSupport"),
    .executableTarget(
      name: "output-writer-fixture", dependencies: ["StrataOutput", "StrataPlatform"],
      path: "Tests/OutputWriterFixture"),
    .executableTarget(
      name: "record-writer-fixture", dependencies: ["StrataPlatform", "StrataReleases"],
      path: "Tests/RecordWriterFixture"),
    .executableTarget(
      name: "promotion-fixture",
      dependencies: [
        "StrataCLI", "StrataEnvironments", "StrataFiles", "StrataLanguage", "StrataPlatform", "TestSupport",
      ],
      path: "Tests/PromotionFixture"),
    .executableTarget(
      name: "nested-fixture",
      dependencies: ["StrataCLI", "StrataEnvironments", "StrataLanguage", "StrataPlatform"],
      path: "Tests/NestedFixture"),
    .testTarget(name: "StrataJSONTests", dependencies: ["StrataJSON", "TestSupport"]),
    .testTarget(
      name: "StrataYAMLTests", dependencies: ["StrataJSON", "StrataYAML", "TestSupport"]),
    .testTarget(name: "HouseTests"),
    .testTarget(
      name: "StrataFindingsTests", dependencies: ["StrataFindings", "StrataJSON", "TestSupport"]),
    .testTarget(
      name: "StrataTemplateTests",
      dependencies: ["StrataChecks", "StrataJSON", "StrataTemplate", "TestSupport"]),
    .testTarget(
      name: "StrataPipelineTests",
      dependencies: [
        "StrataChecks", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataOutput", "StrataPipeline",
        "StrataSynthesis", "StrataTemplateFiles", "TestSupport",
      ]),
    .testTarget(
      name: "SmartStackTests",
      dependencies: [
        "SmartStack", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataPipeline",
        "StrataTemplate", "StrataTesting", "TestSupport",
      ]),
    .testTarget(
      name: "StrataPackagesTests", dependencies: ["StrataFiles", "StrataLanguage", "StrataPackages", "TestSupport"]),
    .testTarget(
      name: "StrataReleasesTests",
      dependencies: [
        "StrataFiles", "StrataJSON", "StrataPlatform", "StrataReleases", "StrataText", "TestSupport",
        "record-writer-fixture",
      ]),
    .testTarget(name: "StrataTextTests", dependencies: ["StrataText"]),
    .testTarget(name: "StrataPlatformTests", dependencies: ["StrataPlatform"]),
    .testTarget(name: "StrataGraphTests", dependencies: ["StrataGraph", "TestSupport"]),
    .testTarget(
      name: "StrataScaffoldingTests",
      dependencies: [
        "SampleFunctions", "SampleQueue", "SampleService", "StrataEnvironments", "StrataScaffolding", "StrataTesting",
        "StrataYAML", "TestSupport",
      ], exclude: ["Packages", "Templates"]),
    .testTarget(
      name: "StrataLanguageTests",
      dependencies: [
        "StrataJSON", "StrataLanguage", "StrataPipeline", "StrataTemplate", "StrataTesting", "TestSupport",
      ],
      exclude: ["Golden"]),
    .testTarget(
      name: "StrataSynthesisTests",
      dependencies: [
        "StrataChecks", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataPipeline", "StrataSynthesis",
        "StrataTemplate", "TestSupport",
      ]),
    .testTarget(
      name: "StrataFactsTests", dependencies: ["StrataFacts", "StrataJSON", "TestSupport"]),
    .testTarget(
      name: "StrataSchemaTests",
      dependencies: ["StrataFacts", "StrataFindings", "StrataJSON", "StrataSchema", "TestSupport"]),
    .testTarget(
      name: "StrataOutputTests",
      dependencies: [
        "StrataFiles", "StrataLanguage", "StrataOutput", "StrataPipeline", "StrataPlatform", "StrataText",
        "TestSupport", "output-writer-fixture",
      ]),
    .testTarget(
      name: "StrataChecksTests",
      dependencies: [
        "StrataChecks", "StrataFacts", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataTesting", "TestSupport",
        "template-fuzzer",
      ]),
    .testTarget(
      name: "StrataDiffTests",
      dependencies: ["StrataDiff", "StrataFacts", "StrataJSON", "StrataTemplate", "TestSupport"]),
    .testTarget(
      name: "StrataCostTests",
      dependencies: [
        "StrataCost", "StrataFacts", "StrataFindings", "StrataJSON", "StrataTemplate", "StrataText", "TestSupport",
      ]),
    .testTarget(
      name: "StrataIsolationTests",
      dependencies: [
        "StrataFacts", "StrataFindings", "StrataIsolation", "StrataJSON", "StrataTemplate", "StrataText", "TestSupport",
      ]),
    .testTarget(
      name: "StrataReportTests",
      dependencies: [
        "StrataCost", "StrataDiff", "StrataFindings", "StrataGraph", "StrataIsolation", "StrataJSON", "StrataReport",
        "StrataTemplate",
      ]),
    .testTarget(
      name: "StrataAdviceTests",
      dependencies: [
        "StrataAdvice", "StrataChecks", "StrataFacts", "StrataJSON", "StrataTemplate", "TestSupport",
      ]),
    .testTarget(
      name: "StrataCertificatesTests",
      dependencies: ["StrataCertificates", "StrataIsolation", "StrataJSON", "StrataTemplate"]),
    .testTarget(
      name: "StrataEnvironmentsTests",
      dependencies: [
        "StrataCost", "StrataEnvironments", "StrataFindings", "StrataIsolation", "StrataJSON", "StrataLanguage",
        "StrataPipeline", "TestSupport",
      ]),
    .testTarget(
      name: "StrataDeploymentTests",
      dependencies: [
        "StrataChecks", "StrataDeployment", "StrataDiff", "StrataEnvironments", "StrataFiles", "StrataFunctions",
        "StrataJSON", "StrataLanguage", "StrataPackages", "StrataPipeline", "StrataReleases", "StrataTemplate",
        "TestSupport",
      ]),
    .testTarget(
      name: "StrataCLITests",
      dependencies: [
        "Soundbite", "StrataCLI", "StrataChecks", "StrataEnvironments", "StrataFacts", "StrataFiles", "StrataFindings",
        "StrataFunctions", "StrataIsolation", "StrataJSON", "StrataLanguage", "StrataMigration", "StrataPermissions",
        "StrataPipeline", "StrataPlatform", "StrataReleases", "StrataTemplate", "StrataTesting", "StrataText",
        "TestSupport", "promotion-fixture", "synth",
      ],
      exclude: ["Policies"]),
    .testTarget(
      name: "StrataTestingTests",
      dependencies: ["StrataChecks", "StrataEnvironments", "StrataFindings", "StrataLanguage", "StrataTesting"]),
    .testTarget(
      name: "ReadmeTests",
      dependencies: [
        "Strata", "StrataCLI", "StrataDiff", "StrataEnvironments", "StrataFacts", "StrataJSON", "StrataLanguage",
        "StrataTemplateFiles", "StrataTesting", "StrataYAML", "TestSupport", "synth",
      ]),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: [
        "Benchmarks", "StrataChecks", "StrataIsolation", "StrataJSON", "StrataLanguage", "StrataPipeline",
        "StrataTemplate",
      ]),
    .testTarget(
      name: "ResourceGeneratorTests",
      dependencies: ["StrataChecks", "StrataFacts", "StrataJSON", "StrataResourceModel", "resource-generator"]),
    .testTarget(
      name: "StrataPermissionsTests",
      dependencies: ["StrataFacts", "StrataIsolation", "StrataJSON", "StrataPermissions", "StrataTemplate"]),
    .testTarget(name: "StrataResourceModelTests", dependencies: ["StrataResourceModel"]),
    .testTarget(
      name: "StrataMigrationTests",
      dependencies: [
        "StrataFindings", "StrataJSON", "StrataMigration", "StrataResourceModel", "StrataScaffolding", "StrataYAML",
      ]),
    .testTarget(
      name: "StrataLiftingTests",
      dependencies: [
        "StrataConstructs", "StrataContainers", "StrataFunctions", "StrataJSON", "StrataLanguage", "StrataLifting",
        "StrataMessaging", "StrataMigration", "StrataNetwork", "StrataObservability", "StrataScaffolding",
        "StrataStorage", "StrataSynthesis", "StrataTables", "StrataTemplate", "StrataYAML", "TestSupport",
      ]),
    .testTarget(
      name: "ResourcesTests",
      dependencies: [
        "Strata", "StrataApiGateway", "StrataCloudFormation", "StrataDynamoDB", "StrataEC2", "StrataEvents",
        "StrataFacts", "StrataIAM", "StrataJSON", "StrataSQS", "StrataServerless", "StrataTesting",
      ]),
    .testTarget(
      name: "StrataTests",
      dependencies: ["Strata", "StrataEnvironments", "StrataFacts", "StrataJSON", "StrataTesting", "TestSupport"]
        + constructs.map { .byName(name: $0.name) }),
    .testTarget(
      name: "BenchlingWebhookTests",
      dependencies: [
        "BenchlingWebhook", "StrataEnvironments", "StrataJSON", "StrataLanguage", "StrataTesting", "TestSupport",
      ]),
    .testTarget(
      name: "MhtApiTests",
      dependencies: [
        "MhtApi", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataTesting",
        "TestSupport",
        "mht-probe",
      ]),
    .testTarget(
      name: "SoundbiteTests",
      dependencies: [
        "Soundbite", "StrataEnvironments", "StrataFindings", "StrataJSON", "StrataLanguage", "StrataTemplate",
        "StrataTesting", "TestSupport",
      ]),
    .testTarget(name: "OrdersTests", dependencies: ["Orders", "StrataTesting"]),
  ] + samplePackages + constructs + serviceTargets
)

// What a later Swift will ask for is asked for now. A warning is an error where this package itself is checked, not
// where others build it, whose newer compiler may know warnings of its own.
for target in package.targets {
  target.swiftSettings = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]
  // A function in C can be called by a module that hasn't imported it.
  if target.name == "StrataText" { target.swiftSettings?.append(.enableExperimentalFeature("Extern")) }
  // Accesses that overlap are found by the tests, whose code isn't optimized; looking for them takes a sixth of the time.
  target.swiftSettings?.append(.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)))
  target.swiftSettings?.append(
    .unsafeFlags(withoutDebugInformation + withoutFingerprints, .when(configuration: .debug)))
  if Context.environment["STRATA_STRICT"] != nil { target.swiftSettings?.append(.treatAllWarnings(as: .error)) }
}
