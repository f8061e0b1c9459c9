import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@Suite struct PermissionProverTests {
  private static let bucket: JSONValue = [
    "Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-production-uploads"],
  ]
  private static let queue: JSONValue = ["Type": "AWS::SQS::Queue"]

  private func verdicts(
    _ staging: JSONObject, _ production: JSONObject = ["Uploads": bucket, "Jobs": queue], shared: JSONObject = [:],
    parameters: JSONObject = [:]
  ) -> [Candidate] {
    PermissionProver(
      SampleWorlds.world(staging: staging, production: production, shared: shared, parameters: parameters)
    )
    .verdicts
  }

  private func verdict(_ staging: JSONObject, _ production: JSONObject = ["Uploads": bucket, "Jobs": queue]) -> String {
    verdicts(staging, production).first?.word ?? "none"
  }

  @Test func aPatternThatTakesAKeyForAnEnvironmentIsOpen() throws {
    let found = verdicts(["Worker": role(allow("*", "arn:aws:*:*:*:*staging*"))])
    let first = try #require(found.first)
    #expect(
      first.sentence
        == "role shop-staging/Worker may s3:DeleteObject arn:aws:s3:::shop-production-uploads/staging, "
        + "which is of shop-production/Uploads, by statement 1 of shop-staging/Worker")
    guard case .open(let witness) = first.verdict else { return }
    #expect(
      witness.places.map(\.pointer.description) == [
        "/Resources/Worker/Properties/Policies/0/PolicyDocument/Statement/0"
      ])
    #expect(witness.actor == "role shop-staging/Worker")
  }

  @Test func whatIsOnesOwnReachesNobody() throws {
    let found = verdicts([
      "Uploads": ["Type": "AWS::S3::Bucket"],
      "Worker": role(
        allow("s3:*", [["Fn::GetAtt": ["Uploads", "Arn"]], ["Fn::Sub": "${Uploads.Arn}/*"]]),
        allow("s3:GetObject", "arn:aws:s3:::shop-staging-*"), allow("sqs:*", "arn:aws:sqs:*:*:shop-staging-*")),
    ])
    #expect(found.map(\.word) == ["resource-text", "resource-text", "resource-text"])
    #expect(found[1].sentence == "statement 2 of shop-staging/Worker names nothing of production")
  }

  @Test func aNameThatIsMadeIsKnownByItsStack() {
    #expect(verdict(["Worker": role(allow("sqs:SendMessage", "arn:aws:sqs:*:*:shop-production-*"))]) == "open")
    #expect(verdict(["Worker": role(allow("sqs:SendMessage", "arn:aws:sqs:*:*:shop-prod"))]) == "resource-text")
    // The end is made up, so that it may come to be anything.
    #expect(verdict(["Worker": role(allow("sqs:SendMessage", "arn:aws:sqs:*:*:*-Jobs-*7"))]) == "undecided")
  }

  @Test func aPrefixOfAnotherEnvironmentsNamesIsFound() {
    let production: JSONObject = [
      "Uploads": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-staging-eu-uploads"]]
    ]
    #expect(verdict(["Worker": role(allow("s3:GetObject", "arn:aws:s3:::shop-staging-*"))], production) == "open")
  }

  @Test func denialsCoverWhatIsAllowed() {
    #expect(
      verdict(["Worker": role(allow("s3:*Object", "*"), deny("s3:*", "arn:aws:s3:::shop-production-*"))]) == "deny")
    #expect(
      verdict(["Worker": role(allow("s3:*Object", "*"), deny("s3:Get*", "arn:aws:s3:::shop-production-*"))]) == "open")
    #expect(
      verdict(["Worker": role(allow("s3:*Object", "*"), deny("s3:*", "arn:aws:s3:::shop-production-*/a*"))]) == "open")
    // A Deny that a condition of the template may leave out forbids nothing surely.
    let perhaps: JSONValue = ["Fn::If": ["IsStrict", deny("s3:*", "*"), ["Ref": "AWS::NoValue"]]]
    #expect(verdict(["Worker": role(allow("s3:*Object", "*"), perhaps)]) == "undecided")
  }

  @Test func aDenialOfAllButItsOwnLeavesNothing() {
    let others: JSONValue = ["Effect": "Deny", "Action": "*", "NotResource": ["arn:aws:s3:::shop-staging-*"]]
    #expect(verdict(["Worker": role(allow("*", "*"), others)]) == "deny")
    let wider: JSONValue = ["Effect": "Deny", "Action": "*", "NotResource": ["arn:aws:s3:::shop-*"]]
    #expect(verdict(["Worker": role(allow("*", "*"), wider)]) == "open")
  }

  @Test func allButSomeIsTheRest() {
    let allButProduction: JSONValue = [
      "Effect": "Allow", "Action": "s3:*Object", "NotResource": ["arn:aws:s3:::shop-production-*"],
    ]
    #expect(verdict(["Worker": role(allButProduction)]) == "resource-text")
    let allButObjects: JSONValue = [
      "Effect": "Allow", "NotAction": "sqs:*", "NotResource": ["arn:aws:s3:::shop-production-*/*"],
    ]
    #expect(verdict(["Worker": role(allButObjects)]) == "open")
  }

  @Test func nothingIsAllowedBeyondABoundary() {
    func bounded(_ statements: JSONValue...) -> JSONObject {
      [
        "Border": [
          "Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": .array(statements)]],
        ],
        "Worker": role(allow("s3:*Object", "*"), others: ["PermissionsBoundary": ["Ref": "Border"]]),
      ]
    }
    #expect(verdict(bounded(allow("s3:*", "arn:aws:s3:::shop-staging-*"))) == "boundary")
    #expect(verdict(bounded(allow("sqs:*", "*"))) == "boundary")
    #expect(verdict(bounded(allow("*", "*"))) == "open")
    #expect(verdict(bounded(allow("*", "*"), deny("*", "arn:aws:s3:::shop-production-*"))) == "deny")
    let unknown = role(
      allow("s3:*Object", "*"), others: ["PermissionsBoundary": "arn:aws:iam::111122223333:policy/elsewhere"])
    #expect(verdict(["Worker": unknown]) == "undecided")
  }

  @Test func whatIsntKnownIsntDecided() throws {
    let found = verdicts(
      ["Worker": role(allow("s3:GetObject", ["Ref": "Where"]))], parameters: ["Where": ["Type": "String"]])
    let first = try #require(found.first)
    #expect(
      first.sentence
        == "what … names isn't known before deployment. write its ARN, or give the parameter AllowedValues")
    let closed = verdicts(
      ["Worker": role(allow("s3:GetObject", ["Ref": "Where"]))],
      parameters: [
        "Where": ["Type": "String", "AllowedValues": ["arn:aws:s3:::shop-staging-a/*", "arn:aws:s3:::b/*"]]
      ])
    #expect(closed.map(\.word) == ["resource-text"])
  }

  @Test func aPolicyThatCantBeReadMayAllowEverything() throws {
    let transform: JSONValue = ["Fn::Transform": ["Name": "Policies", "Parameters": [:]]]
    let inline: JSONValue = [
      "Type": "AWS::IAM::Role",
      "Properties": ["AssumeRolePolicyDocument": [:], "Policies": [["PolicyName": "p", "PolicyDocument": transform]]],
    ]
    let first = try #require(verdicts(["Worker": inline]).first)
    #expect(
      first.sentence
        == "a policy of shop-staging/Worker isn't known, so that it may allow everything. "
        + "write the policy in a template, as an object")
    let elsewhere = role(others: ["ManagedPolicyArns": ["arn:aws:iam::111122223333:policy/elsewhere"]])
    #expect(verdict(["Worker": elsewhere]) == "undecided")
  }

  @Test func aPolicyOfATextThatIsNoneMayAllowEverything() {
    let text: JSONValue = [
      "Type": "AWS::IAM::Role",
      "Properties": ["AssumeRolePolicyDocument": [:], "Policies": [["PolicyName": "p", "PolicyDocument": "{"]]],
    ]
    #expect(
      Set(verdicts(["Worker": text]).map(\.sentence)) == [
        "a policy of shop-staging/Worker isn't known, so that it may allow everything. "
          + "write the policy in a template, as an object",
        "whether shop-staging/Worker may iam:AddClientIDToOpenIDConnectProvider isn't known, as a policy of it isn't. "
          + "write the policy in a template, as an object",
      ])
  }

  @Test func aParameterAsAPolicysARNMayBeAnyPolicy() {
    let worker = role(others: ["ManagedPolicyArns": [["Ref": "Policy"]]])
    let open = verdicts(["Worker": worker], parameters: ["Policy": ["Type": "String"]])
    #expect(
      open.first?.sentence
        == "a policy of shop-staging/Worker isn't known, so that it may allow everything. "
        + "write the policy in a template, as an object")
    let known = verdicts(
      ["Worker": worker],
      parameters: [
        "Policy": ["Type": "String", "AllowedValues": ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"]]
      ])
    #expect(known.allSatisfy { $0.word != "undecided" }, "\(known.map(\.sentence))")
  }

  @Test func aDenialOfWhichAConditionIsntKnownSaysWhich() {
    let denial: JSONValue = [
      "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": ["StringEquals": ["shop:Tenant": "staging"]],
    ]
    #expect(
      verdicts(["Worker": role(allow("s3:GetObject", "arn:aws:s3:::shop-production-uploads/*"), denial)]).map(
        \.sentence)
        == [
          "whether a Deny covers Uploads depends on the condition shop:tenant, which isn't known here. "
            + "write the Deny without it, or allow by their ARNs only what is meant"
        ])
  }

  @Test func policiesOfAWSAreKnown() {
    let administrator = role(others: ["ManagedPolicyArns": ["arn:aws:iam::aws:policy/AdministratorAccess"]])
    #expect(verdict(["Worker": administrator]) == "open")
    let reading = role(others: ["ManagedPolicyArns": ["arn:aws:iam::aws:policy/AmazonSQSReadOnlyAccess"]])
    #expect(verdict(["Worker": reading], ["Uploads": Self.bucket]) != "open")
  }

  @Test func aPolicyOfTextIsRead() {
    let text: JSONValue = [
      "Type": "AWS::IAM::RolePolicy",
      "Properties": [
        "RoleName": ["Ref": "Worker"], "PolicyName": "p",
        "PolicyDocument": #"{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}"#,
      ],
    ]
    #expect(verdict(["Worker": role(), "Text": text]) == "open")
  }

  @Test func policiesThatStandAloneAreThoseOfWhoeverHasThem() throws {
    let people: JSONValue = [
      "Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": [allow("s3:PutObject", "*")]]],
    ]
    let first = try #require(verdicts(["People": people]).first)
    #expect(
      first.sentence
        == "whoever has shop-staging/People may s3:PutObject arn:aws:s3:::shop-production-uploads/, "
        + "which is of shop-production/Uploads, by statement 1 of shop-staging/People")
  }

  @Test func groupsGiveTheirUsersWhatTheyMay() {
    let production: JSONObject = ["Uploads": Self.bucket]
    let staging: JSONObject = [
      "Group": ["Type": "AWS::IAM::Group", "Properties": ["GroupName": "people"]],
      "User": ["Type": "AWS::IAM::User", "Properties": ["Groups": [["Ref": "Group"]]]],
      "Policy": [
        "Type": "AWS::IAM::Policy",
        "Properties": ["Groups": ["people"], "PolicyDocument": ["Statement": allow("s3:*", "*")]],
      ],
    ]
    let actors = verdicts(staging, production).compactMap { candidate in
      if case .open(let witness) = candidate.verdict { witness.actor } else { nil }
    }
    #expect(Set(actors) == ["group shop-staging/Group", "user shop-staging/User"])
  }

  @Test func bucketsThatLetInEverybodyAreOpen() throws {
    func policy(_ principal: JSONValue, _ condition: JSONValue? = nil) -> JSONObject {
      var statement = allow("s3:GetObject", ["Fn::Sub": "${Uploads.Arn}/*"], condition).object ?? [:]
      statement["Principal"] = principal
      return [
        "Uploads": Self.bucket,
        "Policy": [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": ["Bucket": ["Ref": "Uploads"], "PolicyDocument": ["Statement": [.object(statement)]]],
        ],
      ]
    }
    let worker = role(others: ["RoleName": "worker"])
    #expect(verdict(["Worker": worker], policy("*")) == "open")
    #expect(verdict(["Worker": worker], policy(["AWS": "arn:aws:iam::111122223333:role/worker"])) == "open")
    #expect(verdict(["Worker": worker], policy(["AWS": "arn:aws:iam::111122223333:role/other"])) == "principal")
    // The account lets its own policies say who may.
    #expect(verdict(["Worker": worker], policy(["AWS": "111122223333"])) == "principal")
    #expect(verdict(["Worker": worker], policy(["Service": "logging.s3.amazonaws.com"])) == "principal")
    let like: JSONValue = ["ArnLike": ["aws:PrincipalArn": "arn:aws:iam::*:role/production-*"]]
    #expect(verdict(["Worker": worker], policy("*", like)) == "condition")
    let source: JSONValue = ["StringEquals": ["aws:SourceAccount": "111122223333"]]
    #expect(verdict(["Worker": worker], policy("*", source)) == "condition")
  }

  @Test func bucketsMayForbidOthers() {
    func forbidding(_ principal: String, _ who: JSONValue, _ condition: JSONValue? = nil) -> JSONObject {
      var statement =
        deny("s3:*", [["Fn::GetAtt": ["Uploads", "Arn"]], ["Fn::Sub": "${Uploads.Arn}/*"]], condition).object ?? [:]
      statement[principal] = who
      return [
        "Uploads": Self.bucket, "Reader": role(others: ["RoleName": "reader"]),
        "Policy": [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": ["Bucket": ["Ref": "Uploads"], "PolicyDocument": ["Statement": [.object(statement)]]],
        ],
      ]
    }
    let worker = role(allow("s3:*", "arn:aws:s3:::shop-*"), others: ["RoleName": "worker"])
    #expect(verdict(["Worker": worker], forbidding("Principal", "*")) == "deny")
    let insecure: JSONValue = ["Bool": ["aws:SecureTransport": "false"]]
    #expect(verdict(["Worker": worker], forbidding("Principal", "*", insecure)) == "open")
    let others: JSONValue = ["ArnNotLike": ["aws:PrincipalArn": "arn:aws:iam::*:role/reader"]]
    #expect(verdict(["Worker": worker], forbidding("Principal", "*", others)) == "deny")
    #expect(
      verdict(["Worker": worker], forbidding("NotPrincipal", ["AWS": ["Fn::GetAtt": ["Reader", "Arn"]]])) == "deny")
    // Whoever the account is may be anybody of it.
    #expect(verdict(["Worker": worker], forbidding("NotPrincipal", ["AWS": "111122223333"])) == "undecided")
  }

  @Test func aKeyNeedsItsOwnPolicy() {
    func key(_ principal: JSONValue) -> JSONObject {
      [
        "Key": [
          "Type": "AWS::KMS::Key",
          "Properties": [
            "KeyPolicy": [
              "Statement": [["Effect": "Allow", "Principal": principal, "Action": "kms:*", "Resource": "*"]]
            ]
          ],
        ], "Reader": role(),
      ]
    }
    let worker: JSONObject = ["Worker": role(allow("kms:Decrypt", "*"))]
    #expect(verdict(worker, key(["AWS": ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root"]])) == "open")
    #expect(verdict(worker, key(["AWS": ["Fn::GetAtt": ["Reader", "Arn"]]])) == "key-policy")
  }

  @Test func anotherAccountNeedsBothSides() {
    func world(_ principal: JSONValue?) -> [Candidate] {
      var production: JSONObject = ["Uploads": Self.bucket]
      if let principal {
        production["Policy"] = [
          "Type": "AWS::S3::BucketPolicy",
          "Properties": [
            "Bucket": ["Ref": "Uploads"],
            "PolicyDocument": [
              "Statement": [["Effect": "Allow", "Principal": principal, "Action": "s3:*", "Resource": "*"]]
            ],
          ],
        ]
      }
      let staging: JSONObject = ["Worker": role(allow("s3:*", "*"))]
      let stacks = [
        IsolatedStack(
          name: "a", environment: "staging", contents: TemplateContents(["Resources": .object(staging)]),
          account: "111122223333", region: "eu-central-1"),
        IsolatedStack(
          name: "b", environment: "production", contents: TemplateContents(["Resources": .object(production)]),
          account: "444455556666", region: "eu-central-1"),
      ]
      return PermissionProver(IsolationWorld(environments: ["staging", "production"], stacks: stacks)).verdicts
    }
    #expect(world(nil).map(\.word) == ["other-account"])
    #expect(world(["AWS": "arn:aws:iam::111122223333:root"]).first?.word == "open")
    #expect(Set(world(["AWS": "arn:aws:iam::444455556666:root"]).map(\.word)) == ["other-account", "principal"])
  }

  @Test func whatIsOfTheWholeAccountIsABreachWhereItWrites() throws {
    let alarm: JSONValue = ["Type": "AWS::CloudWatch::Alarm", "Properties": ["Namespace": "Shop/production"]]
    let first = try #require(verdicts(["Worker": role(allow("cloudwatch:PutMetricData", "*"))], ["Alarm": alarm]).first)
    #expect(
      first.sentence
        == "role shop-staging/Worker may cloudwatch:PutMetricData *, which is of shop-production/Alarm, "
        + "by statement 1 of shop-staging/Worker")
    let confined: JSONValue = ["StringEquals": ["cloudwatch:namespace": "Shop/staging"]]
    let closed = verdicts(["Worker": role(allow("cloudwatch:PutMetricData", "*", confined))], ["Alarm": alarm])
    #expect(closed.map(\.word) == ["resource-text", "condition"])
    #expect(
      closed.last?.sentence
        == "a condition of statement 1 of shop-staging/Worker holds of no request for shop-production/Alarm")
    let wide: JSONValue = ["StringLike": ["cloudwatch:namespace": "Shop/*"]]
    #expect(verdict(["Worker": role(allow("cloudwatch:PutMetricData", "*", wide))], ["Alarm": alarm]) == "open")
  }

  @Test func whatIsOfTheWholeAccountIsListedWhereItReads() {
    let world = SampleWorlds.world(
      staging: ["Worker": role(allow("sqs:ListQueues", "*"), allow("sqs:Send*", "*"), deny("sqs:ListQueueTags", "*"))],
      production: ["Jobs": Self.queue])
    #expect(PermissionProver(world).accountWideReads(of: 0).map(\.action) == ["sqs:ListQueues"])
    #expect(PermissionProver(world).accountWideReads(of: 1).isEmpty)
  }

  @Test func aMacroMayRewriteAll() throws {
    let stacks = ["staging", "production"].map { name in
      IsolatedStack(
        name: name, environment: name,
        contents: TemplateContents([
          "Transform": "Rewrites", "Resources": ["Jobs": ["Type": "AWS::SQS::Queue"]],
        ]))
    }
    let prover = PermissionProver(IsolationWorld(environments: ["staging", "production"], stacks: stacks))
    #expect(
      prover.verdicts.map(\.sentence)
        == Array(
          repeating: "the macro Rewrites may rewrite the template. give the template as the macro leaves it, which aws "
            + "cloudformation get-template --template-stage Processed prints", count: 2))
    #expect(prover.assumesAccount)
  }

  @Test func whatIsOfOtherTemplatesIsntDecided() throws {
    func sentence(_ type: String) -> String? { verdicts(["Inner": ["Type": .string(type)]]).first?.sentence }
    #expect(
      sentence("AWS::CloudFormation::StackSet")
        == "shop-staging/Inner has resources of its own. give its template with those beside it")
    #expect(
      sentence("Shop::Files::Bucket::MODULE")
        == "shop-staging/Inner has resources of its own. give the template as CloudFormation expands it, which aws "
        + "cloudformation get-template --template-stage Processed prints")
    // Of a nested stack the template may be there.
    #expect(sentence("AWS::CloudFormation::Stack") == nil)
    let serverless = IsolatedStack(
      environment: "staging",
      contents: TemplateContents(["Transform": "AWS::Serverless-2016-10-31", "Resources": [:]]))
    let world = IsolationWorld(environments: ["staging", "production"], stacks: [serverless])
    #expect(
      PermissionProver(world).verdicts.map(\.sentence)
        == [
          "the macro AWS::Serverless-2016-10-31 may rewrite the template. give the template as the macro leaves it, which "
            + "aws cloudformation get-template --template-stage Processed prints"
        ])
  }

  @Test func actionsOfOneStatementAreToldApart() {
    // A Deny whose further actions aren't known covers the one that it names, not the others.
    let denial = deny(["s3:GetObject", ["Ref": "Action"]], "*")
    let found = verdicts(
      ["Worker": role(allow(["s3:GetObject", "s3:DeleteObject"], "*"), denial)],
      parameters: ["Action": ["Type": "String"]])
    #expect(found.first?.word == "undecided")
  }

  /// What is about buckets is often about access points as well, whose ARNs have a region.
  @Test(arguments: ["s3:ListBucket", "s3:GetBucketAcl", "s3:DeleteJobTagging"])
  func anActionOnBucketsReachesNoObject(action: String) {
    let objects = "arn:aws:s3:::shop-production-uploads/*"
    #expect(verdict(["Worker": role(allow(.string(action), .string(objects)))]) == "resource-text")
  }

  @Test func aNameElsewhereIsAnothers() {
    // Two queues of one name, in two regions: a star for the region takes both.
    let queue: JSONValue = ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "jobs"]]
    let worker = role(allow("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:*:${AWS::AccountId}:${Jobs.QueueName}"]))
    let here = role(
      allow("sqs:SendMessage", ["Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:${Jobs.QueueName}"]))
    func word(_ worker: JSONValue) -> String? {
      let stacks = [
        IsolatedStack(
          name: "a", environment: "staging",
          contents: TemplateContents(["Resources": ["Jobs": queue, "Worker": worker]]), account: "111122223333",
          region: "eu-central-1"),
        IsolatedStack(
          name: "b", environment: "production", contents: TemplateContents(["Resources": ["Jobs": queue]]),
          account: "111122223333", region: "eu-west-1"),
      ]
      return PermissionProver(IsolationWorld(environments: ["staging", "production"], stacks: stacks)).verdicts.first?
        .word
    }
    #expect(word(worker) == "open")
    #expect(word(here) == "resource-text")
  }

  @Test func aServiceThatActsForAnotherEnvironmentIsFound() throws {
    let topic: JSONValue = ["Type": "AWS::SNS::Topic", "Properties": ["TopicName": "news"]]
    let production: JSONObject = [
      "Jobs": Self.queue,
      "Policy": [
        "Type": "AWS::SQS::QueuePolicy",
        "Properties": [
          "Queues": [["Ref": "Jobs"]],
          "PolicyDocument": [
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": "sns.amazonaws.com"], "Action": "sqs:SendMessage",
                "Resource": "*",
                "Condition": ["ArnEquals": ["aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:news"]],
              ]
            ]
          ],
        ],
      ],
    ]
    let first = try #require(verdicts(["News": topic], production).first)
    #expect(
      first.sentence
        == "statement 1 of shop-production/Policy lets a service reach shop-production/Jobs for shop-staging/News")
  }

  @Test func anActionThatNobodyKnowsMayBeAboutAnything() {
    #expect(verdict(["Worker": role(allow("s3:FrobnicateObject", "*"))]) == "open")
    #expect(verdict(["Worker": role(allow("nobody:Knows", "*"))]) == "resource-text")
  }

  @Test func variablesOfPoliciesAreWhatTheRequestSays() {
    #expect(
      verdict(["Worker": role(allow("s3:GetObject", ["Fn::Sub": "arn:aws:s3:::shop-${!aws:username}/*"]))])
        == "undecided")
  }
}
