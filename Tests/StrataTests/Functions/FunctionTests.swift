import Strata
import StrataFunctions
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FunctionTests {
  private static let skips: [JSONValue] = [
    ["comment": "What is reserved for one function is taken from all others", "id": "CKV_AWS_115"],
    [
      "comment": "Asynchronous invocations alone fail unheard, which sendFailures(to:) is for", "id": "CKV_AWS_116",
    ],
    ["comment": "A network is for code that reaches something in it, and is given by vpc", "id": "CKV_AWS_117"],
  ]

  private static let logging: JSONValue = [
    "Action": ["logs:CreateLogStream", "logs:PutLogEvents"], "Effect": "Allow",
    "Resource": [
      ["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${WorkerLogs}:*"]
    ],
  ]

  @Test func aFunctionAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      Function("Worker", in: scope, code: .object("worker/1.zip", in: "releases"))
    }
    #expect(
      template.json["Resources"] == [
        "Worker": [
          "Type": "AWS::Lambda::Function", "Metadata": ["checkov": ["skip": .array(Self.skips)]],
          "Properties": [
            "Architectures": ["arm64"], "Code": ["S3Bucket": "releases", "S3Key": "worker/1.zip"],
            "Handler": "bootstrap", "LoggingConfig": ["LogGroup": ["Ref": "WorkerLogs"]], "MemorySize": 128,
            "Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]], "Runtime": "provided.al2023", "Timeout": 3,
          ],
        ],
        "WorkerLogs": [
          "Type": "AWS::Logs::LogGroup", "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain",
          "Metadata": acceptedLogKey, "Properties": ["RetentionInDays": 30],
        ],
        "WorkerRole": [
          "Type": "AWS::IAM::Role",
          "Properties": [
            "AssumeRolePolicyDocument": [
              "Statement": [
                [
                  "Action": ["sts:AssumeRole"], "Effect": "Allow", "Principal": ["Service": ["lambda.amazonaws.com"]],
                ]
              ], "Version": "2012-10-17",
            ],
            "Policies": [
              [
                "PolicyDocument": ["Statement": [Self.logging], "Version": "2012-10-17"],
                "PolicyName": "Permissions",
              ]
            ],
          ],
        ],
      ])
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      let key = Key("Key", in: scope)
      Function(
        "Worker", in: scope,
        code: .object("worker.zip", in: "releases", version: "v1", runtime: .python313, handler: "main.run"),
        environment: ["STAGE": "prod", "TABLE": "records"],
        secrets: ["TOKEN": ImportedSecret(name: "orders/token"), "LICENCE": ImportedParameter(name: "/licence")],
        permissions: [.allow("sqs:SendMessage", on: "arn:aws:sqs:eu-central-1:123456789012:jobs")],
        timeout: .minutes(15), memory: .gibibytes(10), storage: .gibibytes(1), architecture: .x86,
        reservedConcurrency: 5, isTraced: true, retention: .days(7), description: "Works", name: "worker", key: key,
        deletionPolicy: .delete)
    }
    let place = "${AWS::Region}:${AWS::AccountId}"
    #expect(
      template.resource("Worker")?.properties == [
        "Architectures": ["x86_64"],
        "Code": ["S3Bucket": "releases", "S3Key": "worker.zip", "S3ObjectVersion": "v1"], "Description": "Works",
        "Environment": [
          "Variables": [
            "LICENCE": ["Fn::Sub": .string("arn:${AWS::Partition}:ssm:\(place):parameter/licence")], "STAGE": "prod",
            "TABLE": "records",
            "TOKEN": ["Fn::Sub": .string("arn:${AWS::Partition}:secretsmanager:\(place):secret:orders/token")],
          ]
        ],
        "EphemeralStorage": ["Size": 1_024], "FunctionName": "worker", "Handler": "main.run",
        "KmsKeyArn": ["Fn::GetAtt": ["Key", "Arn"]], "LoggingConfig": ["LogGroup": ["Ref": "WorkerLogs"]],
        "MemorySize": 10_240, "ReservedConcurrentExecutions": 5, "Role": ["Fn::GetAtt": ["WorkerRole", "Arn"]],
        "Runtime": "python3.13", "Timeout": 900, "TracingConfig": ["Mode": "Active"],
      ])
    #expect(
      template.resource("WorkerLogs")?.properties
        == ["KmsKeyId": ["Fn::GetAtt": ["Key", "Arn"]], "RetentionInDays": 7])
    #expect(template.resource("WorkerLogs")?.json["DeletionPolicy"] == "Delete")
    let statements = roleStatements(template, "WorkerRole")
    #expect(
      statements.map { $0["Action"] } == [
        ["logs:CreateLogStream", "logs:PutLogEvents"], ["sqs:SendMessage"], ["ssm:GetParameters"],
        ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"], ["kms:Decrypt"],
        ["xray:PutTelemetryRecords", "xray:PutTraceSegments"],
      ])
    #expect(statements.last?["Resource"] == ["*"])
  }

  @Test func aFunctionInANetwork() throws {
    let template = try template { scope in
      let function = Function(
        "Worker", in: scope, code: .object("worker.zip", in: "releases"), vpc: testVpc, subnets: .private)
      let database = SecurityGroup("Database", in: scope, vpc: testVpc, description: "Database", outbound: [])
      database.allow(from: function, port: 5432)
    }
    #expect(
      template.resource("Worker")?["VpcConfig"] == [
        "SecurityGroupIds": [["Fn::GetAtt": ["WorkerSecurityGroup", "GroupId"]]],
        "SubnetIds": ["subnet-0000000a", "subnet-0000000b"],
      ])
    #expect(template.resources(of: "AWS::EC2::SecurityGroupIngress").count == 1)
    #expect(
      roleStatements(template, "WorkerRole").dropFirst() == [
        [
          "Action": [
            "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
            "ec2:UnassignPrivateIpAddresses",
          ], "Effect": "Allow",
          "Resource": [["Fn::Sub": "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*"]],
        ],
        ["Action": ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"], "Effect": "Allow", "Resource": ["*"]],
        [
          "Action": [
            "ec2:AssignPrivateIpAddresses", "ec2:CreateNetworkInterface", "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces", "ec2:DetachNetworkInterface", "ec2:UnassignPrivateIpAddresses",
          ],
          "Condition": [
            "ArnLike": [
              "lambda:SourceFunctionArn": [
                ["Fn::Sub": "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:*"]
              ]
            ]
          ], "Effect": "Deny", "Resource": ["*"],
        ],
      ])
  }

  @Test func codeOfEachKind() throws {
    let digest = "sha256:" + String(repeating: "0a", count: 32)
    let template = try template { scope in
      let images = ImportedRepository(name: "orders")
      Function("A", in: scope, code: .image(images, tag: "1.4.2", command: ["app.handler"]))
      Function("B", in: scope, code: .image(images, digest: .literal(digest)))
      Function("C", in: scope, code: .inline("exports.handler = async () => 1", runtime: .nodejs22))
    }
    let uri = "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/orders"
    #expect(template.resource("A")?["Code"] == ["ImageUri": ["Fn::Sub": .string("\(uri):1.4.2")]])
    #expect(template.resource("A")?["ImageConfig"] == ["Command": ["app.handler"]])
    #expect(template.resource("A")?["PackageType"] == "Image")
    #expect(template.resource("A")?["Runtime"] == nil && template.resource("A")?["Handler"] == nil)
    #expect(template.resource("B")?["Code"] == ["ImageUri": ["Fn::Sub": .string("\(uri)@\(digest)")]])
    #expect(template.resource("C")?["Code"] == ["ZipFile": "exports.handler = async () => 1"])
    #expect(template.resource("C")?["Handler"] == "index.handler")
    #expect(template.resource("C")?["Runtime"] == "nodejs22.x")
  }

  @Test func invokingTakesItsExactARNs() throws {
    let found = try statements { scope in
      let function = specimenFunction("Worker", in: scope)
      return [function.invoking, FunctionAlias("live", in: scope, of: function).invoking]
    }
    #expect(
      found == [
        [
          "Action": ["lambda:InvokeFunction"], "Effect": "Allow",
          "Resource": [["Fn::GetAtt": ["Worker", "Arn"]], ["Fn::Sub": "${Worker.Arn}:*"]],
        ],
        ["Action": ["lambda:InvokeFunction"], "Effect": "Allow", "Resource": [["Ref": "Live"]]],
      ])
  }

  @Test func isDeclaredTwiceInTwoStacksAndForTwoEnvironments() {
    #expect(
      findings { scope in
        scope.accept(.strata("limit"), because: "Everything is there twice")
        for name in ["A", "B"] { Self.declareAll(name, in: scope) }
      } == [])
    #expect(findingsInTwoStacks { Self.declareAll("It", in: $0) } == [])
    #expect(
      findings { scope in
        scope.accept(.strata("limit"), because: "Everything is there twice")
        for name in ["dev", "prod"] { Self.declareAll("It", in: Scope(name, in: scope, environment: name)) }
      } == [])
  }

  private static func declareAll(_ id: String, in parent: Scope) {
    let scope = Scope("Part\(id)", in: parent)
    for name in ["Function", "FunctionAlarms", "FunctionAlias", "FunctionURL"] {
      constructSpecimens[name]?(Scope("\(name)Part", in: scope))
    }
  }
}

/// The statements of a role.
func roleStatements(_ template: Template, _ id: String) -> [JSONValue] {
  template.resource(id)?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
}
