import StrataFacts
import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataTemplate
import Testing

/// What deploying stacks needs.
@Suite struct PermissionFinderTests {
  @Test func actionsAreThoseOfHandlersOnWhatAStackMakes() {
    let needs = Shop.permissions(Shop.stack(Shop.queue)).needs.filter { $0.action.hasPrefix("sqs:") }
    #expect(
      needs.map(\.action) == [
        "sqs:CreateQueue", "sqs:DeleteQueue", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ListQueueTags",
        "sqs:SetQueueAttributes", "sqs:TagQueue", "sqs:UntagQueue",
      ], "nobody lists queues to deploy one")
    #expect(Set(needs.map(\.resource)) == ["arn:aws:sqs:eu-central-1:111122223333:shop-*"])
    #expect(
      needs[0].reasons == [
        PermissionReason(.handlers, stack: 0, logicalID: "Jobs", type: "AWS::SQS::Queue", operations: ["create"])
      ])
  }

  @Test func givenNamesNarrow() {
    #expect(
      Shop.arns(
        "sqs:CreateQueue",
        Shop.stack(["Jobs": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "jobs"]]]))
        == ["arn:aws:sqs:eu-central-1:111122223333:jobs"])
  }

  @Test func whatIsntKnownIsAnyOfItsType() {
    let stack = Shop.stack(Shop.queue, name: nil, account: nil, region: nil)
    let needs = Shop.permissions(stack).needs.filter { $0.action == "sqs:CreateQueue" }
    #expect(needs.map(\.resource) == ["arn:aws:sqs:*:*:*"])
    #expect(needs.map(\.isNarrowed) == [false])
  }

  @Test func partsAreNarrowedByWhatTheyBelongTo() {
    let policy: JSONValue = [
      "Jobs": ["Type": "AWS::SQS::Queue"], "Other": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "other"]],
      "Policy": [
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": [
          "Queues": [["Ref": "Jobs"]],
          "PolicyDocument": ["Statement": ["Resource": ["Fn::GetAtt": ["Other", "Arn"]]]],
        ],
      ],
    ]
    let permissions = Shop.permissions(Shop.stack(policy))
    let reasons = permissions.needs.filter { $0.reasons.contains { $0.logicalID == "Policy" } }
    #expect(Set(reasons.map(\.resource)) == ["arn:aws:sqs:eu-central-1:111122223333:shop-*"])
  }

  @Test func rolesAreHandedToServicesThatTheyTrust() {
    let needs = Shop.permissions(
      Shop.stack([
        "Role": Shop.role,
        "Function": [
          "Type": "AWS::Lambda::Function", "Properties": ["Role": ["Fn::GetAtt": ["Role", "Arn"]]],
        ],
      ])
    ).needs
    let passing = needs.filter { $0.action == "iam:PassRole" }
    #expect(passing.map(\.resource) == ["arn:aws:iam::111122223333:role/shop-*"])
    #expect(passing.map(\.conditions.services) == [["lambda.amazonaws.com"]])
  }

  @Test func rolesAreMadeWithinTheirBoundary() {
    let needs = Shop.permissions(Shop.stack(["Role": Shop.role])).needs
    let bound = needs.filter { $0.conditions.boundary != nil }
    #expect(
      bound.map(\.action) == [
        "iam:AttachRolePolicy", "iam:CreateRole", "iam:DeleteRolePolicy", "iam:DetachRolePolicy",
        "iam:PutRolePermissionsBoundary", "iam:PutRolePolicy",
      ])
    #expect(Set(bound.map(\.conditions.boundary)) == ["arn:aws:iam::111122223333:policy/shop-boundary"])
  }

  @Test func lookupsAreNeeded() {
    let stack = Shop.stack(
      [
        "Jobs": [
          "Type": "AWS::SQS::Queue",
          "Properties": [
            "QueueName": ["Fn::ImportValue": "name"],
            "KmsMasterKeyId": "{{resolve:ssm:/shop/key:3}}",
            "Tags": [
              ["Key": "a", "Value": ["Fn::Sub": "{{resolve:secretsmanager:shop/${AWS::Region}:SecretString:a}}"]],
              ["Key": "b", "Value": "{{resolve:secretsmanager:shop/b:SecretString:c}}"],
            ],
          ],
        ]
      ],
      [
        "Parameters": ["Image": ["Type": "AWS::SSM::Parameter::Value<String>", "Default": "/shop/image"]],
        "Outputs": ["Name": ["Value": "x", "Export": ["Name": "x"]]],
      ])
    let here = "eu-central-1:111122223333"
    #expect(
      Shop.permissions(stack).needs.filter { $0.reasons.contains { $0.kind == .lookup } }
        .map { "\($0.action) \($0.resource)" } == [
          "cloudformation:ListExports *", "cloudformation:ListImports *",
          "secretsmanager:GetSecretValue arn:aws:secretsmanager:\(here):secret:shop/*",
          "secretsmanager:GetSecretValue arn:aws:secretsmanager:\(here):secret:shop/b-??????",
          "ssm:GetParameters arn:aws:ssm:\(here):parameter/shop/image",
          "ssm:GetParameters arn:aws:ssm:\(here):parameter/shop/key",
        ])
  }

  @Test func whoDeploysMayTouchTheStackAlone() {
    let needs = Shop.permissions(Shop.stack(Shop.queue)).needs.filter { need in
      need.reasons.contains { $0.kind == .deployment }
    }
    #expect(
      Set(needs.map(\.resource)) == ["*", "arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/*"])
    #expect(needs.filter { $0.resource == "*" }.map(\.conditions.regions) == [["eu-central-1"], ["eu-central-1"]])
    for need in needs { #expect(ActionFacts.embedded.action(need.action) != nil, "\(need.action)") }
  }

  @Test func functionsOfCustomResourcesAreCalled() {
    let resources: JSONValue = [
      "Function": ["Type": "AWS::Lambda::Function", "Properties": ["FunctionName": "maker"]],
      "Topic": ["Type": "AWS::SNS::Topic"],
      "One": ["Type": "Custom::Thing", "Properties": ["ServiceToken": ["Fn::GetAtt": ["Function", "Arn"]]]],
      "Two": ["Type": "AWS::CloudFormation::CustomResource", "Properties": ["ServiceToken": ["Ref": "Topic"]]],
      "Three": ["Type": "Custom::Thing", "Properties": ["ServiceToken": ["Ref": "Unknown"]]],
    ]
    let needs = Shop.permissions(Shop.stack(resources)).needs.filter { $0.reasons.contains { $0.kind == .resource } }
    #expect(
      needs.map { "\($0.action) \($0.resource) \($0.isNarrowed)" } == [
        "lambda:InvokeFunction arn:aws:lambda:eu-central-1:111122223333:function:* false",
        "lambda:InvokeFunction arn:aws:lambda:eu-central-1:111122223333:function:maker true",
        "sns:Publish arn:aws:sns:eu-central-1:111122223333:shop-* true",
      ])
  }

  @Test func nestedStacksBeginWithTheirParentsName() {
    let permissions = Shop.permissions(
      Shop.stack([
        "Network": ["Type": "AWS::CloudFormation::Stack", "Properties": ["TemplateURL": "https://a.example/b.json"]]
      ]))
    #expect(
      permissions.needs.filter { $0.action == "cloudformation:CreateStack" }.map(\.resource)
        == ["arn:aws:cloudformation:eu-central-1:111122223333:stack/shop-*/*"])
    #expect(permissions.unknown.map(\.reason) == [.nestedStack])
    #expect(permissions.unknown.map(\.logicalIDs) == [["Network"]])
  }

  @Test func copiesElsewhereAreNeededToo() {
    let table: JSONValue = [
      "Table": [
        "Type": "AWS::DynamoDB::GlobalTable",
        "Properties": ["TableName": "orders", "Replicas": [["Region": "eu-central-1"], ["Region": "eu-west-1"]]],
      ]
    ]
    #expect(
      Shop.arns("dynamodb:CreateTable", Shop.stack(table)) == [
        "arn:aws:dynamodb:eu-central-1:111122223333:table/orders",
        "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
      ])
  }

  @Test func whatNobodyKnowsIsSaid() {
    let resources: JSONValue = [
      "Project": ["Type": "AWS::CodeBuild::Project"], "Other": ["Type": "AWS::CodeBuild::Project"],
      "Thing": ["Type": "AWS::Made::Up"], "Handle": ["Type": "AWS::CloudFormation::WaitConditionHandle"],
    ]
    let permissions = Shop.permissions(Shop.stack(resources, ["Transform": "AWS::Serverless-2016-10-31"]))
    #expect(
      permissions.unknown.map { "\($0.reason.rawValue) \($0.type) \($0.logicalIDs)" } == [
        "macro AWS::Serverless-2016-10-31 []", #"noHandlers AWS::CodeBuild::Project ["Project", "Other"]"#,
        #"unknownType AWS::Made::Up ["Thing"]"#,
      ])
    #expect(
      permissions.needs.filter { $0.action == "cloudformation:CreateChangeSet" }.map(\.resource) == [
        "arn:aws:cloudformation:eu-central-1:111122223333:stack/shop/*",
        "arn:aws:cloudformation:eu-central-1:aws:transform/Serverless-2016-10-31",
      ])
  }

  /// IAM refuses all of a policy for one such action.
  @Test func whatIAMRefusesIsLeftOut() {
    let permissions = Shop.permissions(Shop.stack(["Log": ["Type": "AWS::Logs::LogGroup"]]))
    #expect(permissions.needs.contains { $0.action == "logs:CreateLogGroup" })
    #expect(!permissions.needs.contains { $0.action.contains("REST") })
    #expect(
      permissions.unknown.map { "\($0.reason.rawValue) \($0.type) \($0.logicalIDs)" }
        == [#"refusedAction s3:REST.PUT.OBJECT ["Log"]"#])
  }

  @Test func rolesOfTopicsAreThoseOfTheStack() {
    let arns = Shop.arns("iam:GetRole", Shop.stack(["News": ["Type": "AWS::SNS::Topic"]]))
    #expect(arns == ["arn:aws:iam::111122223333:role/shop-*"])
  }

  @Test func anEmptyTemplateNeedsCloudFormationAlone() {
    let needs = Shop.permissions(Shop.stack([:])).needs
    #expect(Set(needs.map { $0.action.prefix { $0 != ":" } }) == ["cloudformation"])
  }
}
