import StrataJSON
import StrataTemplate
import Testing

/// What a boundary lets of what a role allows.
@Suite struct PermissionCeilingTests {
  private let boundary: JSONValue = [
    "Statement": [
      [
        "Effect": "Allow", "Action": ["sqs:*", "ssm:*", "iam:PassRole"],
        "Resource": [
          ["Fn::Sub": "arn:${AWS::Partition}:sqs:*:${AWS::AccountId}:x-dev-*"],
          ["Fn::Sub": "arn:${AWS::Partition}:ssm:*:${AWS::AccountId}:parameter/x/dev/*"],
          ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/*"],
        ],
      ],
      [
        "Effect": "Allow", "Action": "kms:Decrypt",
        "Resource": ["Fn::Sub": "arn:${AWS::Partition}:kms:*:${AWS::AccountId}:key/*"],
        "Condition": ["StringLike": ["aws:ResourceTag/aws:cloudformation:stack-name": ["x-dev-*"]]],
      ],
      [
        "Effect": "Allow", "Action": "cloudwatch:PutMetricData", "Resource": "*",
        "Condition": ["StringLike": ["cloudwatch:namespace": ["x-dev", "x-dev/*"]]],
      ],
      [
        "Effect": "Deny", "Action": "iam:PassRole",
        "NotResource": [["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/x-dev-*"]],
      ],
      ["Effect": "Deny", "Action": "sqs:Purge*", "Resource": "*"],
    ]
  ]

  private func verdict(
    _ action: JSONValue, _ resource: JSONValue, when condition: JSONValue? = nil, stack: String? = "x-dev-it"
  ) -> PermissionCeiling.Verdict? {
    var statement: JSONObject = ["Effect": "Allow", "Action": action, "Resource": resource]
    statement["Condition"] = condition
    let contents = TemplateContents(
      [
        "Resources": [
          "Role": [
            "Type": "AWS::IAM::Role",
            "Properties": ["Policies": [["PolicyDocument": ["Statement": [.object(statement)]]]]],
          ],
          "Jobs": ["Type": "AWS::SQS::Queue"], "Key": ["Type": "AWS::KMS::Key"],
        ]
      ], byteCount: nil, deployment: TemplateDeployment(stack: stack, account: "123456789012", boundaries: [:]))
    let texts = ResourceTexts(contents)
    let ceiling = PermissionCeiling(boundary, texts)
    guard let statement = RolePermissions.all(in: contents).first?.statements.first,
      let action = statement.actions.first,
      let resource = statement.resources?.first
    else { return nil }
    return ceiling.verdict(on: action, texts.text(resource.value), in: statement)
  }

  @Test(
    arguments: [
      ("sqs:SendMessage", "arn:aws:sqs:eu-central-1:123456789012:x-dev-jobs", .within),
      ("SQS:sendmessage", "arn:aws:sqs:eu-central-1:123456789012:x-dev-jobs", .within),
      ("sqs:SendMessage", "arn:aws:sqs:eu-central-1:123456789012:x-prod-jobs", .beyond),
      ("sqs:SendMessage", "arn:aws:sqs:eu-central-1:210987654321:x-dev-jobs", .beyond),
      ("sqs:SendMessage", "*", .beyond), ("sqs:*", "arn:aws:sqs:*:123456789012:x-dev-*", .within),
      ("sqs:PurgeQueue", "arn:aws:sqs:eu-central-1:123456789012:x-dev-jobs", .beyond),
      ("*", "arn:aws:sqs:eu-central-1:123456789012:x-dev-jobs", .beyond),
      ("sqs:SendMessage", ["Fn::GetAtt": ["Jobs", "Arn"]], .within),
      ("sqs:SendMessage", ["Fn::ImportValue": "Jobs"], .undecided),
      ("sqs:SendMessage", ["Ref": "Parameter"], .undecided),
      ("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:*:123456789012:x-prod-${Parameter}"], .beyond),
      ("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:*:123456789012:x-dev-${Parameter}"], .within),
      ("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:*:123456789012:x-${Parameter}"], .undecided),
      ("dynamodb:GetItem", ["Fn::ImportValue": "Table"], .beyond),
      ("ssm:GetParameter", "arn:aws:ssm:*:123456789012:parameter/x/dev/db/*", .within),
      ("ssm:GetParameter", "arn:aws:ssm:*:123456789012:parameter/x/*", .beyond),
      ("iam:PassRole", "arn:aws:iam::123456789012:role/x-dev-worker", .within),
      ("iam:PassRole", "arn:aws:iam::123456789012:role/x-prod-worker", .beyond),
      ("kms:Decrypt", ["Fn::GetAtt": ["Key", "Arn"]], .within),
      ("kms:Decrypt", "arn:aws:kms:eu-central-1:123456789012:key/1234abcd", .undecided),
      ("kms:Decrypt", "arn:aws:kms:*:123456789012:key/*", .beyond),
      ("cloudwatch:PutMetricData", "*", .beyond),
    ] as [(JSONValue, JSONValue, PermissionCeiling.Verdict)])
  func verdicts(action: JSONValue, resource: JSONValue, expected: PermissionCeiling.Verdict) {
    #expect(verdict(action, resource) == expected)
  }

  @Test(
    arguments: [
      (["StringEquals": ["cloudwatch:namespace": "x-dev/api"]], .within),
      (["StringEquals": ["cloudwatch:Namespace": ["x-dev", "x-dev/api"]]], .within),
      (["StringLike": ["cloudwatch:namespace": "x-dev/*"]], .within),
      (["StringLike": ["cloudwatch:namespace": "x-*"]], .beyond),
      (["StringEquals": ["cloudwatch:namespace": ["x-dev", "x-prod"]]], .beyond),
      (["StringEquals": ["cloudwatch:namespace": ["Ref": "Parameter"]]], .undecided),
      (["StringNotEquals": ["cloudwatch:namespace": "x-prod"]], .beyond),
      (["StringEquals": ["aws:SourceAccount": "123456789012"]], .beyond),
    ] as [(JSONValue, PermissionCeiling.Verdict)])
  func conditions(condition: JSONValue, expected: PermissionCeiling.Verdict) {
    #expect(verdict("cloudwatch:PutMetricData", "*", when: condition) == expected)
  }

  @Test func anotherStacksKey() {
    #expect(verdict("kms:Decrypt", ["Fn::GetAtt": ["Key", "Arn"]], stack: "x-prod-it") == .beyond)
  }
}
