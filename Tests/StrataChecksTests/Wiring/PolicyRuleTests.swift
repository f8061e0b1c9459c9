import StrataJSON
import StrataLanguage
import Testing

/// What policies allow, in whichever of the ways that a policy comes to be.
@Suite struct PolicyRuleTests {
  private func statement(
    _ action: JSONValue, _ resource: JSONValue, effect: String = "Allow"
  ) -> JSONValue {
    ["Effect": .string(effect), "Action": action, "Resource": resource]
  }

  private func policy(_ statements: JSONValue) -> JSONValue {
    ["Policy": ["Type": "AWS::IAM::Policy", "Properties": ["PolicyDocument": ["Statement": statements]]]]
  }

  private let place = "/Resources/Policy/Properties/PolicyDocument/Statement/0/Action"

  // MARK: Everything on a name pattern

  @Test(
    arguments: [
      ("*", "arn:aws:sqs:*:*:dev-*", "*", "dev-*"),
      ("sqs:*", "arn:aws:sqs:eu-west-1:*:*-dev", "sqs:*", "*-dev"),
      ("SQS:*", "arn:aws:sqs:*:*:q?", "SQS:*", "q?"),
      ("dynamodb:*", "arn:aws:dynamodb:*:*:table/dev-*/index/*", "dynamodb:*", "dev-*"),
      ("s3:*", "arn:aws:s3:::dev-*/*", "s3:*", "dev-*"),
      ("s3:*", ["Fn::Sub": "arn:${AWS::Partition}:s3:::${Prefix}*"], "s3:*", "…*"),
      ("sqs:*", ["Fn::Join": [":", ["arn:aws:sqs", ["Ref": "AWS::Region"], "1", "dev-*"]]], "sqs:*", "dev-*"),
      ("*", "arn:aws:*:*:*:dev-*", "*", "dev-*"),
    ] as [(JSONValue, JSONValue, String, String)])
  func everythingOnANamePattern(action: JSONValue, resource: JSONValue, text: String, pattern: String) {
    #expect(
      found(by: "broad-action", inResources: policy([statement(action, resource)])) == [
        "\(place): \(text) allows everything on whatever has a name like \(pattern); expected the actions that are needed, or the ARNs of the resources"
      ])
  }

  @Test(
    arguments: [
      ("sqs:Send*", "arn:aws:sqs:*:*:dev-*"), ("*", "*"), ("sqs:*", "arn:aws:sqs:*:*:*"),
      ("sqs:*", "arn:aws:sqs:eu-west-1:123456789012:dev"), ("s3:*", "arn:aws:s3:::dev/*"),
      ("s3:*", "arn:aws:s3:::dev/logs-*"), ("sqs:*", "arn:aws:sns:*:*:dev-*"),
      ("sqs:*", ["Fn::GetAtt": ["Jobs", "Arn"]]), ("logs:*", "arn:aws:logs:*:*:log-group:dev:*"),
      ("sqs:*", ["Ref": "Pattern"]), (["Ref": "Action"], "arn:aws:sqs:*:*:dev-*"), ("sqs:*", "{{resolve:ssm:arn}}"),
      (
        ["secretsmanager:GetSecretValue"], ["arn:aws:secretsmanager:eu-west-1:123456789012:secret:dev/db-??????"]
      ),
    ] as [(JSONValue, JSONValue)])
  func narrowEnough(action: JSONValue, resource: JSONValue) {
    #expect(found(by: "broad-action", inResources: policy([statement(action, resource)])) == [])
  }

  @Test func everyKindOfPolicyOfAnIdentity() {
    let document: JSONValue = ["Statement": statement("sqs:*", "arn:aws:sqs:*:*:dev-*")]
    var resources: JSONObject = [:]
    for kind in ["Policy", "ManagedPolicy", "RolePolicy", "UserPolicy", "GroupPolicy"] {
      resources[kind] = ["Type": .string("AWS::IAM::\(kind)"), "Properties": ["PolicyDocument": document]]
    }
    for kind in ["Role", "User", "Group"] {
      resources[kind] = [
        "Type": .string("AWS::IAM::\(kind)"),
        "Properties": [
          "Policies": [["Fn::If": ["C", ["PolicyName": "p", "PolicyDocument": document], ["Ref": "AWS::NoValue"]]]]
        ],
      ]
    }
    let places = found(by: "broad-action", inResources: .object(resources)).map { finding in
      String(finding[..<(finding.firstRange(of: ": ")?.lowerBound ?? finding.endIndex)])
    }
    #expect(
      places == [
        "/Resources/Policy/Properties/PolicyDocument/Statement/Action",
        "/Resources/ManagedPolicy/Properties/PolicyDocument/Statement/Action",
        "/Resources/RolePolicy/Properties/PolicyDocument/Statement/Action",
        "/Resources/UserPolicy/Properties/PolicyDocument/Statement/Action",
        "/Resources/GroupPolicy/Properties/PolicyDocument/Statement/Action",
        "/Resources/Role/Properties/Policies/0/Fn::If/1/PolicyDocument/Statement/Action",
        "/Resources/User/Properties/Policies/0/Fn::If/1/PolicyDocument/Statement/Action",
        "/Resources/Group/Properties/Policies/0/Fn::If/1/PolicyDocument/Statement/Action",
      ])
  }

  /// A policy of a resource is about that resource, however its name is written.
  @Test func policiesOfResources() {
    let document: JSONValue = [
      "Statement": [
        [
          "Effect": "Allow", "Principal": "*", "Action": ["sqs:*", "ecr:GetAuthorizationToken"],
          "Resource": "arn:aws:sqs:*:*:dev-*",
        ]
      ]
    ]
    let resources: JSONValue = [
      "A": ["Type": "AWS::SQS::QueuePolicy", "Properties": ["PolicyDocument": document]],
      "B": ["Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": document]],
      "C": ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": document]],
    ]
    #expect(found(by: "broad-action", inResources: resources) == [])
    #expect(found(by: "ignored-resource", inResources: resources) == [])
  }

  @Test func forbiddingIsNoFault() {
    let denied = statement("sqs:*", "arn:aws:sqs:*:*:dev-*", effect: "Deny")
    #expect(found(by: "broad-action", inResources: policy([denied])) == [])
  }

  // MARK: Actions that are about no resource

  private let wanted =
    "; expected Resource \"*\" (put it into a statement of its own, narrowed by conditions where the action has any)"

  @Test func anActionThatIsAboutNoResource() {
    let repository: JSONValue = ["Fn::GetAtt": ["Images", "Arn"]]
    var resources = policy([
      statement(["ecr:BatchGetImage", "ecr:getauthorizationtoken"], [repository]),
      statement("XRAY:PutTraceSegments", "arn:aws:xray:*:*:group/x", effect: "Deny"),
      statement("xray:Put*", ["Fn::Sub": "${Images.Arn}/*"]), statement("ec2:Describe*", "arn:aws:ec2:*:*:instance/*"),
    ]).object
    resources?["Images"] = ["Type": "AWS::ECR::Repository"]
    let places = (0...3).map { place.replacing("Statement/0", with: "Statement/\($0)") }
    #expect(
      found(by: "ignored-resource", inResources: .object(resources ?? [:])) == [
        "\(places[0])/1: ecr:getauthorizationtoken is about no resource in particular, so that this allows nothing\(wanted)",
        "\(places[1]): XRAY:PutTraceSegments is about no resource in particular, so that this forbids nothing\(wanted)",
        "\(places[2]): the 6 actions of xray:Put* are about no resource in particular, so that this allows nothing\(wanted)",
        "\(places[3]): of the 194 actions of ec2:Describe* 177 are about no resource in particular, so that this allows none of them\(wanted)",
      ])
  }

  @Test(
    arguments: [
      ("ecr:GetAuthorizationToken", "*"), ("ecr:GetAuthorizationToken", ["*"]),
      ("ecr:GetAuthorizationToken", ["arn:aws:ecr:eu-west-1:123456789012:repository/a", "*"]),
      // It may come to be "*".
      ("ecr:GetAuthorizationToken", ["Ref": "Resource"]), ("ecr:GetAuthorizationToken", ["Fn::Sub": "${Resource}"]),
      ("ecr:GetAuthorizationToken", ["Fn::ImportValue": "arn"]), ("ecr:GetAuthorizationToken", "{{resolve:ssm:arn}}"),
      ("ecr:GetAuthorizationToken", ["Fn::If": ["C", "*", "arn:aws:ecr:eu-west-1:123456789012:repository/a"]]),
      ("ecr:GetAuthorizationToken", "arn:aws:ecr:*:*:*"),
      ("ecr:GetAuthorizationToken", ["Fn::Sub": "arn:aws:ecr:*:*:${Repository}"]),
      // Others of the pattern are about a resource.
      ("s3:*", "arn:aws:s3:::a"), ("s3:List*", "arn:aws:s3:::a"), ("ecr:Get*", "arn:aws:ecr:*:*:repository/a"),
      ("*", "arn:aws:s3:::a"), ("sqs:SendMessage", "arn:aws:sqs:eu-west-1:123456789012:a"),
      // What isn't known is another rule's business.
      ("ecr:GetToken", "arn:aws:ecr:*:*:repository/a"), ("erc:Get", "arn:aws:ecr:*:*:repository/a"),
      ("nonsense", "arn:aws:ecr:*:*:repository/a"), (["Ref": "Action"], "arn:aws:ecr:*:*:repository/a"),
      ("logs:DescribeLogGroups", "arn:aws:logs:*:*:log-group:a:*"),
    ] as [(JSONValue, JSONValue)])
  func anActionThatIsAllowed(action: JSONValue, resource: JSONValue) {
    #expect(found(by: "ignored-resource", inResources: policy([statement(action, resource)])) == [])
  }

  @Test func whatAStatementIsNotAbout() {
    let statements: JSONValue = [
      ["Effect": "Allow", "Action": "ecr:GetAuthorizationToken", "NotResource": "arn:aws:ecr:*:*:repository/a"],
      ["Effect": "Allow", "NotAction": "ecr:GetAuthorizationToken", "Resource": "arn:aws:ecr:*:*:repository/a"],
      ["Effect": ["Ref": "E"], "Action": "ecr:GetAuthorizationToken", "Resource": "arn:aws:ecr:*:*:repository/a"],
      ["Ref": "Statement"], "statement",
    ]
    #expect(found(by: "ignored-resource", inResources: policy(statements)) == [])
  }

  // MARK: Unknown actions

  @Test(
    arguments: [
      ("s3:ListBuckets", "s3 has no action ListBuckets (did you mean ListBucket?)"),
      ("sqs:SendMesage", "sqs has no action SendMesage (did you mean SendMessage?)"),
      ("sqs:Sent*", "sqs has no action like Sent*"),
      (
        "sqz:SendMessage", "sqz isn't a service whose actions are known here; given sqz:SendMessage (did you mean sqs?)"
      ),
    ])
  func anUnknownAction(action: String, message: String) {
    #expect(
      found(by: "unknown-action", inResources: policy([statement(.string(action), "*")])) == ["\(place): \(message)"])
  }

  @Test(
    arguments: [
      "*", "sqs:*", "SQS:sendmessage", "sqs:?endMessage", "s3:*Object", ["Ref": "A"], ["Fn::Sub": "sqs:${A}"],
      "execute-api:Invoke", "apigateway:GET", "sts:AssumeRole", "kms:ReEncrypt*", "*:Describe*",
      "{{resolve:ssm:action}}",
    ] as [JSONValue])
  func aKnownAction(action: JSONValue) {
    #expect(found(by: "unknown-action", inResources: policy([statement(action, "*")])) == [])
  }

  @Test func actionsOfAllPolicies() {
    let document: JSONValue = ["Statement": [["Effect": "Deny", "NotAction": ["kms:Encript"]]]]
    let resources: JSONValue = [
      "A": ["Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": document]],
      "B": ["Type": "AWS::ECR::Repository", "Properties": ["RepositoryPolicyText": "text"]],
      "C": ["Type": "AWS::S3::BucketPolicy", "Properties": ["PolicyDocument": document]],
    ]
    #expect(
      found(by: "unknown-action", inResources: resources) == [
        "/Resources/A/Properties/KeyPolicy/Statement/0/NotAction/0: kms has no action Encript (did you mean Encrypt?)",
        "/Resources/C/Properties/PolicyDocument/Statement/0/NotAction/0: kms has no action Encript (did you mean Encrypt?)",
      ])
  }
}
