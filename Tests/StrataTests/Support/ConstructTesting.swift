import Strata
import StrataJSON
import TestSupport

/// The statements of a role that is permitted things.
func statements(_ permissions: @escaping @Sendable (Scope) -> [Permission]) throws -> [JSONValue] {
  let template = try template { scope in
    _ = Role("Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: permissions(scope))
  }
  return template.resources["Role"]?["Properties"]?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
}

/// The findings of a role that is permitted something.
func findingsOfPermitting(file: String = #filePath, _ permission: @escaping @Sendable (Scope) -> Permission) -> [String]
{
  findings(file: file) { scope in
    _ = Role(
      "Role", in: scope, trusting: .service("ecs-tasks.amazonaws.com"), permissions: [permission(scope)], file: file,
      line: 1)
  }
}

/// A key's policy that lets the account decide.
let ownerStatement: JSONValue = [
  "Action": ["kms:*"], "Effect": "Allow",
  "Principal": ["AWS": [["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]]], "Resource": ["*"],
]

/// The use of a key through a service.
func use(_ actions: JSONValue, of key: JSONValue, through service: JSONValue) -> JSONValue {
  [
    "Action": actions, "Condition": ["StringEquals": ["kms:ViaService": [service]]], "Effect": "Allow",
    "Resource": [key],
  ]
}

/// The findings of declarations made in two stacks of one account.
func findingsInTwoStacks(_ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
  findings(
    App("Test") { app in
      app.stack("A") { scope in declare(scope) }
      app.stack("B") { scope in declare(scope) }
    })
}

/// The value of an output.
func outputValue(_ value: @escaping @Sendable (Scope) -> StringValue) throws -> JSONValue? {
  try template { scope in
    LogGroup("Other", in: scope)
    scope.output("Value", value(scope))
  }.outputs["Value"]?["Value"]
}

/// The findings of a value that is an output.
func findingsOfOutput(file: String = #filePath, _ value: @escaping @Sendable (Scope) -> StringValue) -> [String] {
  findings(file: file) { scope in
    LogGroup("Other", in: scope)
    scope.output("Value", value(scope), file: file, line: 1)
  }
}

/// What pulling images takes.
func pulling(_ arn: JSONValue) -> [JSONValue] {
  [
    [
      "Action": ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
      "Effect": "Allow", "Resource": [arn],
    ],
    ["Action": ["ecr:GetAuthorizationToken"], "Effect": "Allow", "Resource": ["*"]],
  ]
}

/// The metadata in which checkov is told of a rule, and of the reason why its finding is none.
func accepted(_ rule: String, because reason: String) -> JSONValue {
  ["checkov": ["skip": [["comment": .string(reason), "id": .string(rule)]]]]
}

/// The metadata of a log group without a key.
let acceptedLogKey = accepted("CKV_AWS_158", because: "CloudWatch Logs encrypts with a key of its own")
