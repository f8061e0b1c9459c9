import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct PolicyDocumentTests {
  @Test func statementsInTheOrderGiven() throws {
    let value = try rendered { scope in
      let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      let policy: PolicyDocument = [
        .allow("sqs:SendMessage", "sqs:DeleteMessage", on: jobs.attribute("Arn"), "arn:aws:sqs:::a-\(.region)"),
        .deny("s3:*", on: "*", when: .bool("aws:SecureTransport", false), sid: "Plain"),
      ]
      return .value(policy)
    }
    #expect(
      value == [
        "Statement": [
          [
            "Action": ["sqs:SendMessage", "sqs:DeleteMessage"], "Effect": "Allow",
            "Resource": [["Fn::GetAtt": ["Jobs", "Arn"]], ["Fn::Sub": "arn:aws:sqs:::a-${AWS::Region}"]],
          ],
          [
            "Action": ["s3:*"], "Condition": ["Bool": ["aws:SecureTransport": [false]]], "Effect": "Deny",
            "Resource": ["*"], "Sid": "Plain",
          ],
        ],
        "Version": "2012-10-17",
      ])
  }

  @Test func idAndVersion() throws {
    #expect(
      try rendered { _ in .value(PolicyDocument([.allow("*", on: "*")], id: "Id-\(.region)", version: .earlier)) } == [
        "Id": ["Fn::Sub": "Id-${AWS::Region}"],
        "Statement": [["Action": ["*"], "Effect": "Allow", "Resource": ["*"]]], "Version": "2008-10-17",
      ])
  }

  @Test func whatTheTemplateSaysIsTakenAsItIs() throws {
    #expect(
      try rendered { _ in .value(PolicyDocument.json(["Statement": ["Action": "nothing"]])) }
        == ["Statement": ["Action": "nothing"]])
  }

  @Test func aTrustPolicy() throws {
    let value = try rendered { _ in
      .value(
        PolicyDocument.trusting(
          .service("ecs-tasks.amazonaws.com"), .account(.accountID),
          when: .stringEquals("aws:SourceAccount", .accountID)))
    }
    #expect(
      value == [
        "Statement": [
          [
            "Action": ["sts:AssumeRole"],
            "Condition": ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]], "Effect": "Allow",
            "Principal": ["AWS": [["Ref": "AWS::AccountId"]], "Service": ["ecs-tasks.amazonaws.com"]],
          ]
        ],
        "Version": "2012-10-17",
      ])
  }

  @Test func aTrustPolicyWithActionsOfItsOwn() throws {
    let value = try rendered { _ in
      .value(
        PolicyDocument.trusting(
          .federated("accounts.google.com"), to: "sts:AssumeRoleWithWebIdentity", "sts:TagSession"))
    }
    #expect(
      value?["Statement"] == [
        [
          "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"], "Effect": "Allow",
          "Principal": ["Federated": ["accounts.google.com"]],
        ]
      ])
  }

  @Test func aFederatedPrincipalNeedsAnotherAction() {
    #expect(
      findings { Thing.declare(in: $0, .value(PolicyDocument.trusting(.federated("accounts.google.com")))) } == [
        "Thing.swift: error: Test/Thing: Value/Statement/0/Action/0:"
          + " a federated principal can't assume a role by sts:AssumeRole;"
          + " expected sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML, given no action [invalid-value]\n"
          + "  hint: say which by to:, as in .trusting(.federated(…), to: \"sts:AssumeRoleWithWebIdentity\")"
      ])
  }

  @Test func nobodyIsTrusted() {
    #expect(
      findings { Thing.declareTrustPolicy(in: $0, .trusting()) } == [
        "Thing.swift: error: Test/Thing: AssumeRolePolicyDocument/Statement/0/Principal:"
          + " Principal of a statement must not be empty; expected at least one, given none [policy-form]"
      ])
  }

  @Test func sidsDiffer() {
    let policy: PolicyDocument = [
      .allow("s3:*", on: "*", sid: "A"), .allow("sqs:*", on: "*"), .allow("sns:*", on: "*", sid: "A"),
    ]
    #expect(
      findings { Thing.declareIdentityPolicy(in: $0, policy) } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/2/Sid:"
          + " the Sid \"A\" is that of an earlier statement too [policy-form]\n  hint: give one of them another Sid"
      ])
  }
}
