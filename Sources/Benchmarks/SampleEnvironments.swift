import StrataIsolation
import StrataJSON
import StrataTemplate

/// Environments of one system in one account, each with a network, workers, and roles that may use what is theirs.
enum SampleEnvironments {
  /// The workers of an environment, each of which has a role.
  static let workers = 8
  /// The resources of an environment: those of its network, and eight to a worker.
  static let resources = 5 + 8 * workers

  /// The stacks, one to an environment.
  ///
  /// - Parameter count: The number of environments.
  /// - Returns: Their names, and the stacks in that order.
  static func stacks(_ count: Int) -> (environments: [String], stacks: [IsolatedStack]) {
    let names = (1...count).map { "test\($0)" }
    return (
      names,
      names.map { name in
        IsolatedStack(
          name: "shop-\(name)", environment: name, contents: TemplateContents(template(of: name)),
          account: "111122223333", region: "eu-central-1")
      }
    )
  }

  private static func template(of environment: String) -> JSONValue {
    var resources = network
    for number in 0..<workers { resources = worker(number, of: environment, in: resources) }
    return ["AWSTemplateFormatVersion": "2010-09-09", "Resources": .object(resources)]
  }

  private static func resource(_ type: String, _ properties: JSONObject) -> JSONValue {
    ["Type": .string(type), "Properties": .object(properties)]
  }

  private static func reference(_ id: String) -> JSONValue { ["Ref": .string(id)] }

  private static func attribute(_ id: String, _ name: String) -> JSONValue {
    ["Fn::GetAtt": [.string(id), .string(name)]]
  }

  private static var network: JSONObject {
    [
      "Vpc": resource("AWS::EC2::VPC", ["CidrBlock": "10.0.0.0/16"]),
      "Subnet1": resource("AWS::EC2::Subnet", ["CidrBlock": "10.0.0.0/24", "VpcId": reference("Vpc")]),
      "Subnet2": resource("AWS::EC2::Subnet", ["CidrBlock": "10.0.1.0/24", "VpcId": reference("Vpc")]),
      "Routes": resource("AWS::EC2::RouteTable", ["VpcId": reference("Vpc")]),
      "Group": resource(
        "AWS::EC2::SecurityGroup", ["GroupDescription": "The workers", "VpcId": reference("Vpc")]),
    ]
  }

  /// Adds a worker with its role, and what it uses.
  private static func worker(_ number: Int, of environment: String, in others: JSONObject) -> JSONObject {
    let id = "Worker\(number)"
    let name = "shop-\(environment)-worker\(number)"
    func ids(_ word: String) -> JSONValue { .string("\(id)\(word)") }
    func allow(_ actions: JSONValue, _ resource: JSONValue) -> JSONValue {
      ["Effect": "Allow", "Action": actions, "Resource": resource]
    }
    // From 5 statements on to 10.
    let statements = [
      allow(["s3:GetObject", "s3:PutObject"], ["Fn::Sub": .string("${\(id)Files.Arn}/*")]),
      allow("s3:ListBucket", attribute("\(id)Files", "Arn")),
      allow(["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage"], attribute("\(id)Jobs", "Arn")),
      allow(["dynamodb:*Item", "dynamodb:Query"], attribute("\(id)Table", "Arn")),
      allow(["logs:CreateLogStream", "logs:PutLogEvents"], attribute("\(id)Logs", "Arn")),
      allow("sns:Publish", .string("arn:aws:sns:eu-central-1:111122223333:shop-\(environment)-*")),
      allow("ssm:GetParameter*", .string("arn:aws:ssm:*:*:parameter/shop/\(environment)/*")),
      allow("secretsmanager:GetSecretValue", .string("arn:aws:secretsmanager:*:*:secret:\(name)-*")),
      allow("lambda:InvokeFunction", ["Fn::Sub": .string("arn:aws:lambda:*:${AWS::AccountId}:function:\(name)")]),
      allow(
        ["kms:Decrypt", "iam:PassRole"],
        [attribute("\(id)Key", "Arn"), .string("arn:aws:iam::111122223333:role/shop-\(environment)-*")]),
    ]
    var resources = others
    resources["\(id)Files"] = resource("AWS::S3::Bucket", ["BucketName": .string("\(name)-files")])
    resources["\(id)Jobs"] = resource("AWS::SQS::Queue", ["QueueName": .string("\(name)-jobs")])
    resources["\(id)Table"] = resource(
      "AWS::DynamoDB::Table",
      [
        "TableName": .string("\(name)-table"), "BillingMode": "PAY_PER_REQUEST",
        "AttributeDefinitions": [["AttributeName": "id", "AttributeType": "S"]],
        "KeySchema": [["AttributeName": "id", "KeyType": "HASH"]],
      ])
    resources["\(id)Logs"] = resource(
      "AWS::Logs::LogGroup", ["LogGroupName": .string("/shop/\(environment)/\(number)")])
    resources["\(id)Topic"] = resource("AWS::SNS::Topic", ["TopicName": .string("\(name)-topic")])
    resources["\(id)Key"] = resource("AWS::KMS::Key", [:])
    resources["\(id)Role"] = resource(
      "AWS::IAM::Role",
      [
        "AssumeRolePolicyDocument": [
          "Statement": [
            ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
          ]
        ],
        "Policies": [
          [
            "PolicyName": "Use",
            "PolicyDocument": ["Version": "2012-10-17", "Statement": .array(Array(statements.prefix(5 + number % 6)))],
          ]
        ],
      ])
    resources[id] = resource(
      "AWS::Lambda::Function",
      [
        "FunctionName": .string(name), "Role": attribute("\(id)Role", "Arn"), "PackageType": "Image",
        "Code": ["ImageUri": "111122223333.dkr.ecr.eu-central-1.amazonaws.com/shop:1.0.0"],
        "VpcConfig": [
          "SecurityGroupIds": [attribute("Group", "GroupId")],
          "SubnetIds": [reference("Subnet1"), reference("Subnet2")],
        ],
      ])
    return resources
  }
}
