/// A way in which a service invokes a function that a property names.
struct InvocationKind {
  /// The type of the resource with the property.
  let type: String
  /// The way to the objects with the property: `*` for elements, `~` for all members.
  let path: [String]
  /// The members that name functions, or lists of them.
  let members: [String]
  /// The principal that the function has to let in.
  let service: String
  /// Whose ARN a permission may be limited to.
  let source: Source
  /// What comes of it where the function doesn't let the service in.
  let effect: Effect
  /// A member with the value that it must have for a function to be meant.
  let condition: (member: String, value: String)?
  /// The member with a role by which the service invokes the function, which needs no permission then.
  let role: String?

  enum Source {
    /// The resource with the property.
    case itself
    /// What a property of the resource names, of one of some types.
    case named(property: String, types: [String])
  }

  enum Effect: Equatable {
    /// It's made nonetheless, with what follows from that.
    case lost(String)
    /// It isn't made, and the service that sees to that.
    case refused(by: String)
  }

  init(
    _ type: String, _ path: [String], _ members: [String], _ service: String, _ effect: Effect,
    source: Source = .itself, when condition: (String, String)? = nil, unless role: String? = nil
  ) {
    (self.type, self.path, self.members, self.service, self.effect) = (type, path, members, service, effect)
    (self.source, self.condition, self.role) = (source, condition, role)
  }

  /// The principal that stands for everybody.
  static let everybody = "*"

  /// The action that a function has to allow.
  var action: String { service == Self.everybody ? "lambda:InvokeFunctionUrl" : "lambda:InvokeFunction" }

  var isRefused: Bool { if case .refused = effect { true } else { false } }

  /// The types of APIs.
  static let apis = [
    "AWS::ApiGateway::RestApi", "AWS::ApiGatewayV2::Api", "AWS::Serverless::Api", "AWS::Serverless::HttpApi",
  ]

  /// All that are known.
  static let all: [InvocationKind] = events + apiCalls + others + refused

  private static let events: [InvocationKind] = [
    // With a role of its own a target may need no permission.
    InvocationKind(
      "AWS::Events::Rule", ["Targets", "*"], ["Arn"], "events.amazonaws.com", .lost("each event is lost"),
      unless: "RoleArn"),
    InvocationKind(
      "AWS::SNS::Subscription", [], ["Endpoint"], "sns.amazonaws.com", .lost("each message is lost"),
      source: .named(property: "TopicArn", types: ["AWS::SNS::Topic"]), when: ("Protocol", "lambda")),
    InvocationKind(
      "AWS::SNS::Topic", ["Subscription", "*"], ["Endpoint"], "sns.amazonaws.com", .lost("each message is lost"),
      when: ("Protocol", "lambda")),
    InvocationKind(
      "AWS::IoT::TopicRule", ["TopicRulePayload", "Actions", "*", "Lambda"], ["FunctionArn"], "iot.amazonaws.com",
      .lost("each message is lost")),
    InvocationKind(
      "AWS::IoT::TopicRule", ["TopicRulePayload", "ErrorAction", "Lambda"], ["FunctionArn"], "iot.amazonaws.com",
      .lost("what fails is lost")),
    InvocationKind(
      "AWS::CloudWatch::Alarm", [], alarmActions, "lambda.alarms.cloudwatch.amazonaws.com",
      .lost("the alarm invokes nothing")),
    InvocationKind(
      "AWS::CloudWatch::CompositeAlarm", [], alarmActions, "lambda.alarms.cloudwatch.amazonaws.com",
      .lost("the alarm invokes nothing")),
  ]

  private static let alarmActions = ["AlarmActions", "OKActions", "InsufficientDataActions"]

  private static let apiCalls: [InvocationKind] = [
    InvocationKind(
      "AWS::ApiGateway::Method", ["Integration"], ["Uri"], "apigateway.amazonaws.com", failedCall,
      source: .named(property: "RestApiId", types: apis), unless: "Credentials"),
    InvocationKind(
      "AWS::ApiGateway::Authorizer", [], ["AuthorizerUri"], "apigateway.amazonaws.com", failedCall,
      source: .named(property: "RestApiId", types: apis), unless: "AuthorizerCredentials"),
    InvocationKind(
      "AWS::ApiGateway::RestApi", ["Body", "paths", "~", "~", "x-amazon-apigateway-integration"], ["uri"],
      "apigateway.amazonaws.com", failedCall, unless: "credentials"),
    InvocationKind(
      "AWS::ApiGatewayV2::Integration", [], ["IntegrationUri"], "apigateway.amazonaws.com", failedCall,
      source: .named(property: "ApiId", types: apis), unless: "CredentialsArn"),
    InvocationKind(
      "AWS::ApiGatewayV2::Authorizer", [], ["AuthorizerUri"], "apigateway.amazonaws.com", failedCall,
      source: .named(property: "ApiId", types: apis), unless: "AuthorizerCredentialsArn"),
    InvocationKind(
      "AWS::ApiGatewayV2::Api", [], ["Target"], "apigateway.amazonaws.com", failedCall, unless: "CredentialsArn"),
    InvocationKind(
      "AWS::ApiGatewayV2::Api", ["Body", "paths", "~", "~", "x-amazon-apigateway-integration"], ["uri"],
      "apigateway.amazonaws.com", failedCall, unless: "credentials"),
    InvocationKind(
      "AWS::AppSync::GraphQLApi", ["LambdaAuthorizerConfig"], ["AuthorizerUri"], "appsync.amazonaws.com", failedCall),
    InvocationKind(
      "AWS::AppSync::GraphQLApi", ["AdditionalAuthenticationProviders", "*", "LambdaAuthorizerConfig"],
      ["AuthorizerUri"], "appsync.amazonaws.com", failedCall),
    InvocationKind("AWS::Lambda::Url", [], ["TargetFunctionArn"], everybody, failedCall, when: ("AuthType", "NONE")),
  ]

  private static let failedCall = Effect.lost("each call fails")

  private static let others: [InvocationKind] = [
    InvocationKind(
      "AWS::Cognito::UserPool", ["LambdaConfig"], poolTriggers, "cognito-idp.amazonaws.com", failedTrigger),
    InvocationKind(
      "AWS::Cognito::UserPool", ["LambdaConfig", "~"], ["LambdaArn"], "cognito-idp.amazonaws.com", failedTrigger),
    InvocationKind(
      "AWS::Bedrock::Agent", ["ActionGroups", "*", "ActionGroupExecutor"], ["Lambda"], "bedrock.amazonaws.com",
      .lost("the agent can't act")),
  ]

  private static let failedTrigger = Effect.lost("what the users do there fails")

  private static let poolTriggers = [
    "CreateAuthChallenge", "CustomMessage", "DefineAuthChallenge", "PostAuthentication", "PostConfirmation",
    "PreAuthentication", "PreSignUp", "PreTokenGeneration", "UserMigration", "VerifyAuthChallengeResponse",
  ]

  private static let refused: [InvocationKind] = [
    InvocationKind(
      "AWS::S3::Bucket", ["NotificationConfiguration", "LambdaConfigurations", "*"], ["Function"], "s3.amazonaws.com",
      .refused(by: "S3")),
    InvocationKind(
      "AWS::Logs::SubscriptionFilter", [], ["DestinationArn"], "logs.amazonaws.com", .refused(by: "CloudWatch Logs"),
      source: .named(property: "LogGroupName", types: ["AWS::Logs::LogGroup"])),
    InvocationKind(
      "AWS::ElasticLoadBalancingV2::TargetGroup", ["Targets", "*"], ["Id"], "elasticloadbalancing.amazonaws.com",
      .refused(by: "Elastic Load Balancing")),
    InvocationKind(
      "AWS::SecretsManager::RotationSchedule", [], ["RotationLambdaARN"], "secretsmanager.amazonaws.com",
      .refused(by: "Secrets Manager"), source: .named(property: "SecretId", types: ["AWS::SecretsManager::Secret"])),
    InvocationKind(
      "AWS::Config::ConfigRule", ["Source"], ["SourceIdentifier"], "config.amazonaws.com", .refused(by: "Config"),
      when: ("Owner", "CUSTOM_LAMBDA")),
    InvocationKind(
      "AWS::SES::ReceiptRule", ["Rule", "Actions", "*", "LambdaAction"], ["FunctionArn"], "ses.amazonaws.com",
      .refused(by: "SES")),
  ]
}
