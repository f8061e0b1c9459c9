import StrataJSON

extension Correction {
  /// The corrections of schemas.
  static let all = serverless + services

  /// Where the schemas of types say otherwise than their documentation.
  private static let services = [
    // The schema has the type of an object beside the values, which are texts:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-memorydb-cluster.html
    Correction("AWS::MemoryDB::Cluster", .replace("/properties/DataTiering/type", with: "string")),
    // https://docs.aws.amazon.com/glue/latest/dg/creating-snowflake-connection.html
    Correction(
      "AWS::Glue::Connection", .append("/definitions/ConnectionInput/properties/ConnectionType/enum", "SNOWFLAKE")),
    // Ranges of IPv6 as well, which constraints look at:
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-policy-ipbased.html
    Correction(
      "AWS::Route53::CidrCollection",
      .replace("/definitions/Location/properties/CidrList/items", with: ["type": "string"])),
  ]

  /// The corrections of the schemas of SAM's types, where they say less than its documentation or its translator takes.
  ///
  /// `Tests/Tools/check-serverless.sh` holds them against the translator.
  private static let serverless = [
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-statemachine.html
    Correction(
      "AWS::Serverless::StateMachine", settable: ["Name"],
      .replace("/definitions/ResourcePolicy/properties/CustomStatements", with: statements),
      .add("/definitions/EventBridgeRuleEventProperties/properties/State", ruleState),
      .add("/definitions/CloudWatchEventProperties/properties/DeadLetterConfig", definition("DeadLetterConfig")),
      .add("/definitions/CloudWatchEventProperties/properties/InputTransformer", [:]),
      .add("/definitions/CloudWatchEventProperties/properties/RetryPolicy", [:]),
      .add("/definitions/CloudWatchEventProperties/properties/RuleName", ["type": "string"]),
      .add("/definitions/CloudWatchEventProperties/properties/State", ruleState),
      .add("/definitions/CloudWatchEventProperties/properties/Target", definition("EventBridgeRuleTarget"))),
    functions,
    // Several user pools: https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-cognitoauthorizer.html
    Correction(
      "AWS::Serverless::Api", .replace("/definitions/ResourcePolicy/properties/CustomStatements", with: statements),
      // As the REST API's own property is written:
      // https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/api/api_generator.py
      .add(
        "/definitions/EndpointConfiguration/properties/VpcEndpointIds", ["type": "array", "items": ["type": "string"]]),
      .replace(
        "/definitions/CognitoAuthorizer/properties/UserPoolArn",
        with: ["anyOf": [["type": "object"], ["type": "string"], ["type": "array", "items": ["type": "string"]]]])),
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-websocketapi.html
    Correction("AWS::Serverless::WebSocketApi", .add("/properties/FailOnWarnings", ["type": "boolean"])),
  ]

  private static let functions = Correction(
    "AWS::Serverless::Function", .replace("/definitions/ResourcePolicy/properties/CustomStatements", with: statements),
    // The names of what calls the function, and not what the user pool gets:
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-cognito.html
    .replace(
      "/definitions/CognitoEventProperties/properties/Trigger",
      with: ["anyOf": [trigger, ["type": "array", "items": trigger]]]),
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-msk.html
    .move(
      "/definitions/MSKEventProperties/properties/SchemaRegistryConfig",
      from: "/definitions/MSKEventProperties/properties/SchemaRegistryConfig/properties/SchemaRegistryConfig"),
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-selfmanagedkafka.html
    .move(
      "/definitions/SelfManagedKafkaEventProperties/properties/SchemaRegistryConfig",
      from:
        "/definitions/SelfManagedKafkaEventProperties/properties/SchemaRegistryConfig/properties/SchemaRegistryConfig"),
    // The kind of the destination, for which the function's role gets a permission:
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-kinesis.html
    .add("/definitions/AWS::Lambda::EventSourceMapping.OnFailure/properties/Type", ["type": "string"]),
    .replace(
      "/definitions/KinesisEventProperties/properties/DestinationConfig",
      with: definition("AWS::Lambda::EventSourceMapping.DestinationConfig")),
    .replace(
      "/definitions/DynamoDBEventProperties/properties/DestinationConfig",
      with: definition("AWS::Lambda::EventSourceMapping.DestinationConfig")),
    .add(
      "/definitions/SelfManagedKafkaEventProperties/properties/DestinationConfig",
      definition("AWS::Lambda::EventSourceMapping.DestinationConfig")),
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-sns.html
    .add("/definitions/SNSEventProperties/properties/RedrivePolicy", ["type": "object"]),
    // https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventbridgerule.html
    .add("/definitions/EventBridgeRuleEventProperties/properties/State", ruleState),
    .add("/definitions/EventBridgeRuleEventProperties/properties/Enabled", ["type": "boolean"]),
    // The same type of events by its older name: https://github.com/aws/serverless-application-model/blob/develop/samtranslator/model/eventsources/push.py
    .add("/definitions/CloudWatchEventProperties/properties/DeadLetterConfig", definition("DeadLetterConfig")),
    .add("/definitions/CloudWatchEventProperties/properties/InputTransformer", [:]),
    .add("/definitions/CloudWatchEventProperties/properties/RetryPolicy", [:]),
    .add("/definitions/CloudWatchEventProperties/properties/RuleName", ["type": "string"]),
    .add("/definitions/CloudWatchEventProperties/properties/Target", definition("EventBridgeRuleTarget")),
    .add("/definitions/EventsScheduleProperties/properties/RuleName", ["type": "string"]))

  // One that isn't in a list:
  // https://github.com/aws/serverless-application-model/blob/develop/samtranslator/swagger/swagger.py
  private static let statements: JSONValue = [
    "anyOf": [["type": "object"], ["type": "array", "items": ["anyOf": [["type": "string"], ["type": "object"]]]]]
  ]

  private static let ruleState: JSONValue = [
    "type": "string", "enum": ["DISABLED", "ENABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"],
  ]

  // https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-working-with-lambda-triggers.html
  private static let trigger: JSONValue = [
    "type": "string",
    "enum": [
      "CreateAuthChallenge", "CustomMessage", "DefineAuthChallenge", "PostAuthentication", "PostConfirmation",
      "PreAuthentication", "PreSignUp", "PreTokenGeneration", "UserMigration", "VerifyAuthChallengeResponse",
    ],
  ]

  private static func definition(_ name: String) -> JSONValue { ["$ref": .string("#/definitions/\(name)")] }
}
