import StrataJSON
import StrataTemplate

/// What `Globals` of the serverless transform give the resources of a template.
///
/// See [Globals](https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-template-anatomy-globals.html).
struct ServerlessGlobals {
  private let sections: JSONObject

  init(_ template: TemplateContents) {
    let isServerless = template.macros.contains { $0.hasPrefix("AWS::Serverless-") }
    sections = isServerless ? template.section("Globals") : [:]
  }

  /// The properties of a resource with those that it's given; nil where it's given none.
  func properties(of resource: TemplateResource, _ own: JSONObject) -> JSONObject? {
    guard !sections.isEmpty, resource.type.hasPrefix(Self.prefix),
      case let name = String(resource.type.dropFirst(Self.prefix.count)), let taken = Self.properties[name],
      let given = sections[name]?.object
    else { return nil }
    let ignored = resource.object["IgnoreGlobals"]
    if ignored == "*" { return nil }
    let left = Set(ignored?.array?.compactMap(\.string) ?? [])
    let members = given.filter { taken.contains($0.key) && !left.contains($0.key) }
    if members.isEmpty { return nil }
    return Self.merged(JSONObject(members.map { ($0.key, $0.value) }), own)
  }

  private static let prefix = "AWS::Serverless::"

  /// What is the resource's own goes before what it's given; objects and lists are put together.
  private static func merged(_ given: JSONObject, _ own: JSONObject) -> JSONObject {
    var merged = given
    for member in own {
      merged[member.key] = given[member.key].map { Self.merged($0, member.value) } ?? member.value
    }
    return merged
  }

  private static func merged(_ given: JSONValue, _ own: JSONValue) -> JSONValue {
    switch (given, own) {
    case (.object(let one), .object(let other)) where !given.isFunction && !own.isFunction:
      .object(merged(one, other))
    case (.array(let one), .array(let other)): .array(one + other)
    default: own
    }
  }

  /// The properties that can be given, by type.
  private static let properties: [String: Set<String>] = [
    "Api": [
      "AccessLogSetting", "AlwaysDeploy", "Auth", "BinaryMediaTypes", "CacheClusterEnabled", "CacheClusterSize",
      "CanarySetting", "Cors", "DefinitionUri", "Domain", "EndpointAccessMode", "EndpointConfiguration",
      "GatewayResponses", "MergeDefinitions", "MethodSettings", "MinimumCompressionSize", "Name", "OpenApiVersion",
      "PropagateTags", "SecurityPolicy", "TracingEnabled", "Variables",
    ],
    "CapacityProvider": [
      "InstanceRequirements", "KmsKeyArn", "LoggingConfig", "ManagedResourceTags", "OperatorRole", "PropagateTags",
      "ScalingConfig", "Tags", "VpcConfig",
    ],
    "Function": [
      "Architectures", "AssumeRolePolicyDocument", "AutoPublishAlias", "AutoPublishAliasAllProperties",
      "CapacityProviderConfig", "CodeSigningConfigArn", "CodeUri", "DeadLetterQueue", "DeploymentPreference",
      "Description", "DurableConfig", "Environment", "EphemeralStorage", "EventInvokeConfig", "FileSystemConfigs",
      "FunctionScalingConfig", "FunctionUrlConfig", "Handler", "KmsKeyArn", "Layers", "LoggingConfig", "MemorySize",
      "PermissionsBoundary", "PropagateTags", "ProvisionedConcurrencyConfig", "PublishToLatestPublished",
      "RecursiveLoop", "ReservedConcurrentExecutions", "RolePath", "Runtime", "RuntimeManagementConfig", "SnapStart",
      "SourceKMSKeyArn", "Tags", "TenancyConfig", "Timeout", "Tracing", "VersionDeletionPolicy", "VpcConfig",
    ],
    "HttpApi": [
      "AccessLogSettings", "Auth", "CorsConfiguration", "DefaultRouteSettings", "Domain", "FailOnWarnings",
      "PropagateTags", "RouteSettings", "StageVariables", "Tags",
    ],
    "LayerVersion": ["PublishLambdaVersion"],
    "MicroVMImage": [
      "AdditionalOsCapabilities", "BaseImageArn", "BaseImageVersion", "BuildRoleArn", "CpuConfigurations",
      "EgressNetworkConnectors", "EnvironmentVariables", "Hooks", "Logging", "PropagateTags", "Resources", "Tags",
    ],
    "NetworkConnector": ["OperatorRole", "PropagateTags", "Tags"],
    "SimpleTable": ["SSESpecification"],
    "StateMachine": ["PropagateTags"],
    "WebSocketApi": [
      "AccessLogSettings", "ApiKeySelectionExpression", "DefaultRouteSettings", "DisableExecuteApiEndpoint",
      "DisableSchemaValidation", "Domain", "FailOnWarnings", "IpAddressType", "PropagateTags",
      "RouteSelectionExpression", "RouteSettings", "StageVariables", "Tags",
    ],
  ]
}
