import StrataJSON
import StrataPermissions
import Testing

/// Policies that were written before.
@Suite struct CommittedPolicyTests {
  private let permissions = Shop.permissions(Shop.stack(Shop.queue))

  private func policy(_ statements: JSONValue...) throws -> CommittedPolicy {
    try CommittedPolicy(["Version": "2012-10-17", "Statement": .array(statements)])
  }

  private func missing(_ statements: JSONValue...) throws -> Set<String> {
    let policy = try CommittedPolicy(["Version": "2012-10-17", "Statement": .array(statements)])
    return Set(policy.missing(of: permissions).map(\.action))
  }

  private static let all: JSONValue = ["Effect": "Allow", "Action": "*", "Resource": "*"]

  @Test func whatIsPrintedIsAllThatIsNeeded() throws {
    let policy = try CommittedPolicy(DeploymentPolicy(permissions).document)
    #expect(policy.missing(of: permissions) == [])
    #expect(policy.superfluous(beside: permissions).isEmpty)
  }

  @Test func starsAndCasesAreThoseOfPolicies() throws {
    #expect(try missing(["Effect": "Allow", "Action": ["SQS:*", "cloudformation:*"], "Resource": "*"]) == [])
    #expect(
      try missing(
        ["Effect": "Allow", "Action": "cloudformation:*", "Resource": "*"],
        ["Effect": "Allow", "NotAction": "sqs:TagQueue", "Resource": "arn:aws:sqs:*"]) == ["sqs:TagQueue"])
    #expect(
      try missing(["Effect": "Allow", "Action": "*", "NotResource": "arn:aws:sqs:*:*:shop-*"]).contains(
        "sqs:CreateQueue"))
  }

  @Test func resourcesBesideAreNone() throws {
    let found = try missing(
      ["Effect": "Allow", "Action": "cloudformation:*", "Resource": "*"],
      ["Effect": "Allow", "Action": "sqs:*", "Resource": "arn:aws:sqs:eu-central-1:111122223333:shop-jobs"])
    #expect(found.count == 8)
  }

  @Test func denialsCount() throws {
    #expect(
      try missing(Self.all, ["Effect": "Deny", "Action": "sqs:Delete*", "Resource": "arn:aws:sqs:*:*:shop-prod*"])
        == ["sqs:DeleteQueue"])
    #expect(try missing(Self.all, ["Effect": "Deny", "Action": "sqs:*", "Resource": "arn:aws:sqs:*:*:other"]) == [])
  }

  @Test func conditionsMustHoldWhereverItsNeeded() throws {
    let here: JSONValue = ["StringEquals": ["aws:RequestedRegion": ["eu-central-1", "eu-west-1"]]]
    let found = try missing(["Effect": "Allow", "Action": "*", "Resource": "*", "Condition": here])
    #expect(found.contains("sqs:CreateQueue"))
    #expect(!found.contains("cloudformation:ListStacks"), "it's needed in one of these regions alone")
  }

  @Test func whatNothingNeedsIsSaid() throws {
    let policy = try policy(
      Self.all,
      ["Effect": "Allow", "Action": ["sqs:CreateQueue", "sns:Publish"], "Resource": ["arn:aws:sqs:*:*:x", "*"]])
    #expect(
      policy.superfluous(beside: permissions).map { "\($0.action) \($0.resource)" } == [
        "sns:Publish *", "sns:Publish arn:aws:sqs:*:*:x", "sqs:CreateQueue arn:aws:sqs:*:*:x",
      ])
  }

  @Test(
    arguments: [
      ("{}", "", "there is no Statement"),
      (#"{"Statement": {"Effect": "Maybe"}}"#, "/Statement/Effect", "expected Allow or Deny"),
      (#"{"Statement": [{"Effect": "Allow"}]}"#, "/Statement/0/NotAction", "expected a text, or a list of texts"),
      (
        #"[{"Statement": [{"Effect": "Allow", "Action": "a:b", "Resource": [1]}]}]"#, "/0/Statement/0/Resource",
        "expected a text, or a list of texts"
      ),
    ])
  func whatIsNoPolicyIsRefused(text: String, pointer: String, message: String) throws {
    let json = try JSONValue(parsing: Array(text.utf8))
    let fault = #expect(throws: CommittedPolicy.Fault.self) { try CommittedPolicy(json) }
    #expect(fault?.pointer.description == pointer)
    #expect(fault?.message == message)
  }
}
