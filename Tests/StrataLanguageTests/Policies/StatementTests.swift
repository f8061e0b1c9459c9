import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@Suite struct StatementTests {
  @Test func allElements() throws {
    let value = try rendered { _ in
      .value(
        Statement.allow(
          "s3:GetObject", on: "arn:aws:s3:::b/*", to: .anyone, when: .arnLike("aws:SourceArn", "arn:*"),
          sid: "Any one"))
    }
    #expect(
      value == [
        "Action": ["s3:GetObject"], "Condition": ["ArnLike": ["aws:SourceArn": ["arn:*"]]], "Effect": "Allow",
        "Principal": "*", "Resource": ["arn:aws:s3:::b/*"], "Sid": "Any one",
      ])
  }

  @Test func allButWhatIsListed() throws {
    let value = try rendered { _ in
      .value(
        Statement(
          .deny, actions: .allBut(["iam:*", "sts:Get?aller*"]), resources: .allBut(["*"]),
          principals: .allBut([.account("111122223333")])))
    }
    #expect(
      value == [
        "Effect": "Deny", "NotAction": ["iam:*", "sts:Get?aller*"], "NotPrincipal": ["AWS": ["111122223333"]],
        "NotResource": ["*"],
      ])
  }

  @Test func wholeListsMayBeReferences() throws {
    let value = try rendered { scope in
      let actions = scope.parameter("Actions", type: .commaDelimitedList, default: "s3:*")
      let buckets = Resource("Buckets", type: "Acme::Test::Buckets", in: scope)
      return .value(Statement(.allow, actions: .only(actions), resources: .only(buckets.listAttribute("Arns"))))
    }
    #expect(
      value == [
        "Action": ["Ref": "Actions"], "Effect": "Allow", "Resource": ["Fn::GetAtt": ["Buckets", "Arns"]],
      ])
  }

  @Test func aConditionChoosesAStatement() throws {
    let value = try rendered { scope in
      let isFar = scope.condition("IsFar", .equals(.region, "x"))
      return .value([.if(isFar, then: .deny("s3:*", on: "*"), else: .noValue)] as PolicyDocument)
    }
    #expect(
      value?["Statement"] == [
        [
          "Fn::If": [
            "IsFar", ["Action": ["s3:*"], "Effect": "Deny", "Resource": ["*"]], ["Ref": "AWS::NoValue"],
          ]
        ]
      ])
  }

  @Test(arguments: ["", "s3", "s3:", ":Get", "s3:Get:Object", "s3: GetObject", "s3:Gét", "arn:aws:s3:::b"])
  func malformedActions(action: String) {
    #expect(
      findings { Thing.declareIdentityPolicy(in: $0, [.allow("s3:GetObject", .literal(action), on: "*")]) } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/Action/1:"
          + " an action must be of the form service:Action;"
          + " expected a name such as s3:GetObject, s3:Get* or *, given \"\(action)\" [policy-form]"
      ])
  }

  @Test(arguments: ["*", "s3:*", "s3:Get*", "aws-marketplace:ViewSubscriptions", "s3-object-lambda:Get?", "*:*"])
  func wellFormedActions(action: String) {
    #expect(findings { Thing.declareIdentityPolicy(in: $0, [.allow(.literal(action), on: "*")]) } == [])
    #expect(
      findings { scope in
        Thing.declareIdentityPolicy(
          in: scope, [Statement(.allow, actions: .allBut([.literal(action)]), resources: .only(["*"]))])
      } == [])
  }

  @Test func noElementIsEmpty() {
    func finding(_ element: String) -> String {
      "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/\(element):"
        + " \(element) of a statement must not be empty; expected at least one, given none [policy-form]"
    }
    #expect(findings { Thing.declareIdentityPolicy(in: $0, [.allow(on: "*")]) } == [finding("Action")])
    #expect(
      findings { scope in
        Thing.declareQueuePolicy(
          in: scope, [Statement(.allow, actions: .allBut([]), resources: .only([]), principals: .allBut([]))])
      } == [finding("NotAction"), finding("NotPrincipal"), finding("Resource")])
  }

  @Test func theSidOfAnIdentitysStatement() {
    #expect(
      findings { Thing.declareIdentityPolicy(in: $0, [.allow("s3:*", on: "*", sid: "Any one")]) } == [
        "Thing.swift: error: Test/Thing: PolicyDocument/Statement/0/Sid:"
          + " the Sid of a statement in an identity's policy must have letters and digits alone;"
          + " expected A to Z, a to z and 0 to 9, given \"Any one\" [policy-form]"
      ])
    #expect(findings { Thing.declareIdentityPolicy(in: $0, [.allow("s3:*", on: "*", sid: "Any1")]) } == [])
  }
}
