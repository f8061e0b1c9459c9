import StrataDiff
import StrataJSON
import Testing

/// Policies that are text, with functions in them or around.
@Suite struct PolicyTextTests {
  private func text(_ principal: String, _ account: String = "123456789012") -> String {
    """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": \(principal), "Action": "logs:*", \
    "Resource": "arn:aws:logs:eu-west-1:\(account):*"}]}
    """
  }

  private func logs(_ document: JSONValue) -> JSONValue {
    template(of: "AWS::Logs::ResourcePolicy", ["PolicyName": "n", "PolicyDocument": document])
  }

  private static let everybody = "\"*\""
  private static let one = "{\"AWS\": \"123456789012\"}"

  @Test func functionsAroundText() throws {
    let wider = ["wider It: allow logs:* on arn:aws:logs:eu-west-1:123456789012:* to everybody"]
    let forms: [(String) -> JSONValue] = [
      { .string($0) }, { ["Fn::Sub": .string($0)] }, { ["Fn::Join": ["", [.string($0)]]] },
      { ["Fn::Sub": [.string($0), [:]]] },
    ]
    for form in forms {
      #expect(try warnings(logs(form(text(Self.one))), logs(form(text(Self.everybody)))) == wider)
      #expect(try warnings(logs(form(text(Self.everybody))), logs(form(text(Self.one)))) == [])
    }
    // However it's written, it says the same.
    #expect(try warnings(logs(.string(text(Self.one))), logs(["Fn::Sub": .string(text(Self.one))])) == [])
  }

  @Test func functionsWithinText() throws {
    func sub(_ principal: String) -> JSONValue { ["Fn::Sub": .string(text(principal, "${AWS::AccountId}"))] }
    #expect(
      try warnings(logs(sub(Self.one)), logs(sub(Self.everybody)))
        == ["wider It: allow logs:* on arn:aws:logs:eu-west-1:${AWS::AccountId}:* to everybody"])
    #expect(try warnings(logs(sub(Self.everybody)), logs(sub(Self.one))) == [])
    let parts = text(Self.one, "\u{1}").split(separator: "\u{1}").map { JSONValue.string(String($0)) }
    let joined: JSONValue = ["Fn::Join": ["", [parts[0], ["Ref": "AWS::AccountId"], parts[1]]]]
    #expect(try warnings(logs(sub(Self.one)), logs(joined)) == [])
    // What stands outside of texts may be anything.
    #expect(
      try warnings(logs(sub(Self.one)), logs(["Fn::Sub": .string(text("${Who}"))]))
        == ["unclear It: a policy that can't be read is another"])
  }

  private func network(_ entry: String) -> JSONValue {
    template(
      of: "AWS::OpenSearchServerless::SecurityPolicy",
      [
        "Name": "n", "Type": "network",
        "Policy": .string(
          "[{\"Rules\": [{\"ResourceType\": \"collection\", \"Resource\": [\"collection/a\"]}], \(entry)}]"),
      ])
  }

  @Test func policiesOfCollections() throws {
    let inner = network("\"AllowFromPublic\": false, \"SourceVPCEs\": [\"vpce-1\"]")
    let outer = network("\"AllowFromPublic\": true")
    #expect(
      try warnings(inner, outer) == ["wider It: allow network access to a collection on collection/a to everybody"])
    #expect(try warnings(outer, inner) == [])
    func data(_ permission: String, _ principal: String) -> JSONValue {
      template(
        of: "AWS::OpenSearchServerless::AccessPolicy",
        [
          "Name": "n", "Type": "data",
          "Policy": [
            "Fn::Sub": .string(
              """
              [{"Rules": [{"ResourceType": "index", "Resource": ["index/a/*"], "Permission": ["aoss:\(permission)"]}],
              "Principal": ["arn:aws:iam::${AWS::AccountId}:role/\(principal)"]}]
              """)
          ],
        ])
    }
    #expect(
      try warnings(data("ReadDocument", "a"), data("*", "a"))
        == ["wider It: allow aoss:* on index/a/* to arn:aws:iam::${AWS::AccountId}:role/a"])
    #expect(try warnings(data("*", "a"), data("ReadDocument", "a")) == [])
    #expect(try warnings(data("ReadDocument", "a"), data("ReadDocument", "b")).count == 1)
  }

  @Test func otherPoliciesAreAboutNoAccess() throws {
    func queue(_ count: Int, _ name: String) -> JSONValue {
      template(of: "AWS::SQS::Queue", [name: ["Fn::Sub": .string("{\"maxReceiveCount\": \(count), \"a\": \"${A}\"}")]])
    }
    #expect(
      try TemplateDifference(from: queue(3, "RedrivePolicy"), to: queue(4, "RedrivePolicy")).verdict == .different)
    #expect(
      try TemplateDifference(from: queue(3, "RedriveAllowPolicy"), to: queue(4, "RedriveAllowPolicy")).verdict
        == .different)
  }

  @Test func aPieceOfATextIsItsValue() throws {
    func topic(_ name: JSONValue) -> JSONValue { template(of: "AWS::SNS::Topic", ["TopicName": name]) }
    let split: JSONValue = ["Fn::Split": ["/", "a/b/c"]]
    #expect(try TemplateDifference(from: topic("b"), to: topic(["Fn::Select": [1, split]])).verdict == .same)
    #expect(try TemplateDifference(from: topic("b"), to: topic(["Fn::Select": ["1", split]])).verdict == .same)
    #expect(try TemplateDifference(from: topic("a"), to: topic(["Fn::Select": [1, split]])).verdict == .grave)
    #expect(try TemplateDifference(from: topic("b"), to: topic(["Fn::Select": [3, split]])).verdict == .grave)
  }
}
