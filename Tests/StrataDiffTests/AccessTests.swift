import StrataDiff
import StrataJSON
import Testing

/// Who may do or reach more, and who less.
@Suite struct AccessTests {
  private func access(_ old: JSONValue, _ new: JSONValue) throws -> [String] {
    try TemplateDifference(from: old, to: new).access.map { "\($0.direction.rawValue) \($0.logicalID): \($0.text)" }
  }

  private func role(_ document: JSONValue) -> JSONValue {
    template(of: "AWS::IAM::Role", ["Policies": [["PolicyName": "p", "PolicyDocument": document]]])
  }

  @Test func statementsOfRoles() throws {
    let one = role(policy(allow("sqs:SendMessage", on: ["Fn::GetAtt": "Jobs.Arn"])))
    let two = role(policy(allow(["sqs:SendMessage", "sqs:ReceiveMessage"], on: ["Fn::GetAtt": "Jobs.Arn"])))
    #expect(try access(one, two) == ["wider It: allow sqs:ReceiveMessage on ${Jobs.Arn}"])
    #expect(try access(two, one) == ["narrower It: allow sqs:ReceiveMessage on ${Jobs.Arn}"])
    // Cut in two it says the same.
    let parts = role(
      policy(
        allow("sqs:ReceiveMessage", on: ["Fn::GetAtt": "Jobs.Arn"]),
        allow("SQS:SendMessage", on: ["Fn::GetAtt": "Jobs.Arn"])))
    #expect(try access(two, parts) == [])
  }

  @Test func wildcardsCoverWhatTheyFit() throws {
    let all = role(policy(allow("s3:*", on: "arn:aws:s3:::data/*")))
    let some = role(policy(allow(["s3:GetObject", "s3:Put*"], on: "arn:aws:s3:::data/in/*")))
    #expect(try access(all, some) == ["narrower It: allow s3:* on arn:aws:s3:::data/*"])
    #expect(try access(some, all) == ["wider It: allow s3:* on arn:aws:s3:::data/*"])
    let character = role(policy(allow("s3:*", on: "arn:aws:s3:::dat?/*")))
    #expect(try access(character, all).map { $0.prefix(8) } == ["narrower"])
    // A question mark isn't a star.
    let (letter, any) = (role(policy(allow("a:?"))), role(policy(allow("a:*"))))
    #expect(try access(letter, any) == ["wider It: allow a:* on *"])
    #expect(try access(any, letter) == ["narrower It: allow a:* on *"])
  }

  @Test func aDenialIsTheOtherWay() throws {
    var denial = allow("s3:DeleteObject").object ?? [:]
    denial["Effect"] = "Deny"
    let without = role(policy(allow("s3:*")))
    let with = role(policy(allow("s3:*"), .object(denial)))
    #expect(try access(without, with) == ["narrower It: deny s3:DeleteObject on *"])
    #expect(try access(with, without) == ["wider It: deny s3:DeleteObject on *"])
  }

  @Test func conditionsNarrow() throws {
    let open = role(policy(allow("a:B")))
    let closed = role(policy(allow("a:B", where: ["StringEquals": ["aws:SourceVpc": ["vpc-1", "vpc-2"]]])))
    let closer = role(policy(allow("a:B", where: ["StringEquals": ["aws:SourceVpc": "vpc-1"]])))
    #expect(try access(open, closed) == ["narrower It: allow a:B on *"])
    #expect(try access(closed, open) == ["wider It: allow a:B on *"])
    #expect(
      try access(closer, closed) == ["wider It: allow a:B on * where StringEquals aws:SourceVpc vpc-1, vpc-2"])
    #expect(try access(closed, closer).map { $0.prefix(8) } == ["narrower"])
    // What is excluded counts the other way around.
    let excluded = role(policy(allow("a:B", where: ["StringNotEquals": ["k": ["x", "y"]]])))
    let less = role(policy(allow("a:B", where: ["StringNotEquals": ["k": "x"]])))
    #expect(try access(excluded, less).map { $0.prefix(5) } == ["wider"])
  }

  @Test func trustIsAThingOfItsOwn() throws {
    func role(_ principal: JSONValue) -> JSONValue {
      template(
        of: "AWS::IAM::Role",
        [
          "AssumeRolePolicyDocument": policy(["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal])
        ])
    }
    #expect(
      try access(role(["Service": "ecs-tasks.amazonaws.com"]), role("*"))
        == [
          "wider It: allow sts:AssumeRole on * to everybody (trust of ${It})",
          "narrower It: allow sts:AssumeRole on * to Service ecs-tasks.amazonaws.com (trust of ${It})",
        ])
  }

  @Test func aStatementMayMoveToAnotherResource() throws {
    let inside = template([
      "Worker": [
        "Type": "AWS::IAM::Role",
        "Properties": ["Policies": [["PolicyName": "p", "PolicyDocument": policy(allow("a:B"))]]],
      ]
    ])
    let beside = template([
      "Worker": ["Type": "AWS::IAM::Role", "Properties": [:]],
      "Policy": [
        "Type": "AWS::IAM::Policy",
        "Properties": ["PolicyName": "p", "Roles": [["Ref": "Worker"]], "PolicyDocument": policy(allow("a:B"))],
      ],
    ])
    #expect(try access(inside, beside) == [])
    let others = template([
      "Worker": ["Type": "AWS::IAM::Role", "Properties": [:]],
      "Policy": [
        "Type": "AWS::IAM::Policy",
        "Properties": [
          "PolicyName": "p", "Roles": [["Ref": "Worker"], ["Ref": "Other"]], "PolicyDocument": policy(allow("a:B")),
        ],
      ],
    ])
    #expect(try access(beside, others) == ["wider Policy: allow a:B on * to ${Other}"])
  }

  @Test func whatCannotBeToldIsNeverSilent() throws {
    let old = role(policy(["Effect": "Allow", "NotAction": "iam:*", "Resource": "*"]))
    let new = role(policy(["Effect": "Allow", "NotAction": ["iam:*", "sts:*"], "Resource": "*"]))
    #expect(try access(old, new) == ["narrower It: allow all actions but iam:* on *"])
    #expect(try access(new, old) == ["wider It: allow all actions but iam:* on *"])
    func bucket(_ text: JSONValue) -> JSONValue { template(of: "AWS::Logs::ResourcePolicy", ["PolicyDocument": text]) }
    #expect(
      try access(bucket(["Fn::Sub": "{${A}}"]), bucket(["Fn::Sub": "{${B}}"]))
        == ["unclear It: a policy that can't be read is another"])
  }

  @Test func attachedPolicies() throws {
    func role(_ arns: JSONValue, _ boundary: JSONValue) -> JSONValue {
      template(of: "AWS::IAM::Role", ["ManagedPolicyArns": arns, "PermissionsBoundary": boundary])
    }
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      try access(role(["arn:a"], "arn:b"), role(["arn:c"], none))
        == [
          "wider It: no permissions boundary any more", "wider It: the managed policy arn:c",
          "narrower It: no more: the managed policy arn:a",
        ])
    #expect(try access(role([], none), role([], "arn:b")) == ["narrower It: a permissions boundary is set"])
    #expect(try access(role([], "arn:a"), role([], "arn:b")) == ["unclear It: PermissionsBoundary is another"])
  }

  @Test func permissionsOfFunctions() throws {
    func permission(_ source: JSONValue?) -> JSONValue {
      var properties: JSONObject = [
        "Action": "lambda:InvokeFunction", "FunctionName": ["Ref": "Work"], "Principal": "s3.amazonaws.com",
      ]
      properties["SourceArn"] = source
      return template(of: "AWS::Lambda::Permission", .object(properties))
    }
    #expect(
      try access(permission("arn:aws:s3:::b"), permission(nil))
        == ["wider It: allow lambda:InvokeFunction on ${Work} to s3.amazonaws.com"])
  }

  @Test func whatIsGoneIsOpenToNobody() throws {
    var denial = allow("sns:*", to: "*").object ?? [:]
    denial["Effect"] = "Deny"
    let topic: (String, JSONValue) = ("Topic", ["Type": "AWS::SNS::Topic", "Properties": [:]])
    let policy: (String, JSONValue) = (
      "Policy",
      [
        "Type": "AWS::SNS::TopicPolicy",
        "Properties": ["Topics": [["Ref": "Topic"]], "PolicyDocument": StrataDiffTests.policy(.object(denial))],
      ]
    )
    let both = template(JSONObject([topic, policy]))
    #expect(try access(both, template([:])) == [])
    #expect(
      try access(both, template(JSONObject([topic]))) == ["wider Policy: deny sns:* on * to everybody"])
  }
}
