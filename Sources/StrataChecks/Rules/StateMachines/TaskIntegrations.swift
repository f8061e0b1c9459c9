/// The services that have tasks of their own, beside the calls of any API.
///
/// See [Optimized integrations](https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html).
struct TaskIntegrations {
  /// Whether a task can wait for a job that it starts.
  let hasJobs: Bool
  /// Whether a task can wait for somebody who has its token.
  let hasCallbacks: Bool
  /// The actions; nil where there are more than are listed here.
  var actions: [String]?

  static let services: [String: TaskIntegrations] = [
    "apigateway": TaskIntegrations(hasJobs: false, hasCallbacks: true, actions: ["invoke"]),
    "athena": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "batch": TaskIntegrations(hasJobs: true, hasCallbacks: false, actions: ["submitJob"]),
    "bedrock": TaskIntegrations(hasJobs: true, hasCallbacks: true),
    "bedrockagentcore": TaskIntegrations(hasJobs: true, hasCallbacks: true),
    "codebuild": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "databrew": TaskIntegrations(hasJobs: true, hasCallbacks: false, actions: ["startJobRun"]),
    "dynamodb": TaskIntegrations(
      hasJobs: false, hasCallbacks: false, actions: ["deleteItem", "getItem", "putItem", "updateItem"]),
    "ecs": TaskIntegrations(hasJobs: true, hasCallbacks: true, actions: ["runTask"]),
    "eks": TaskIntegrations(hasJobs: true, hasCallbacks: true),
    "elasticmapreduce": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "emr-containers": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "emr-serverless": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "events": TaskIntegrations(hasJobs: false, hasCallbacks: true, actions: ["putEvents"]),
    "glue": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "http": TaskIntegrations(hasJobs: false, hasCallbacks: false, actions: ["invoke"]),
    "lambda": TaskIntegrations(hasJobs: false, hasCallbacks: true, actions: ["invoke"]),
    "mediaconvert": TaskIntegrations(hasJobs: true, hasCallbacks: false, actions: ["createJob"]),
    "sagemaker": TaskIntegrations(hasJobs: true, hasCallbacks: false),
    "sns": TaskIntegrations(hasJobs: false, hasCallbacks: true, actions: ["publish"]),
    "sqs": TaskIntegrations(hasJobs: false, hasCallbacks: true, actions: ["sendMessage"]),
    "states": TaskIntegrations(hasJobs: true, hasCallbacks: true, actions: ["startExecution"]),
  ]

  /// What a task must be given, of each list one.
  static let required: [String: [[String]]] = [
    "apigateway:invoke": [["ApiEndpoint"], ["Method"]],
    "athena:startQueryExecution": [["QueryString"]],
    "batch:submitJob": [["JobDefinition"], ["JobName"], ["JobQueue"]],
    "codebuild:startBuild": [["ProjectName"]],
    "databrew:startJobRun": [["Name"]],
    "dynamodb:deleteItem": [["Key"], ["TableName"]],
    "dynamodb:getItem": [["Key"], ["TableName"]],
    "dynamodb:putItem": [["Item"], ["TableName"]],
    "dynamodb:updateItem": [["Key"], ["TableName"]],
    "ecs:runTask": [["TaskDefinition"]],
    "events:putEvents": [["Entries"]],
    "glue:startJobRun": [["JobName"]],
    "http:invoke": [["ApiEndpoint"], ["Authentication", "InvocationConfig"], ["Method"]],
    "lambda:invoke": [["FunctionName"]],
    "sns:publish": [["Message"], ["PhoneNumber", "TargetArn", "TopicArn"]],
    "sqs:sendMessage": [["MessageBody"], ["QueueUrl"]],
    "states:startExecution": [["StateMachineArn"]],
  ]
}
