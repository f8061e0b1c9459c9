import StrataJSON
import StrataLanguage
import Testing

/// The ids of statements, and the forms of actions.
@Suite struct PolicyFormRuleTests {
  private func found(_ statements: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "policy-form",
      inResources: [
        "P": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": statements]]]
      ]
    ).map { $0.replacing("/Resources/P/Properties/PolicyDocument/Statement/", with: "") }
  }

  private func statement(_ sid: JSONValue, action: JSONValue = "sqs:SendMessage") -> JSONValue {
    ["Sid": sid, "Effect": "Allow", "Action": action, "Resource": "*"]
  }

  private func message(_ place: String) -> String {
    "\(place)/Sid: the Sid \"A\" is that of an earlier statement too (give one of them another Sid)"
  }

  @Test func anIdTwice() {
    let nothing: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(found([statement("A"), statement("B"), statement("A")]) == [message("2")])
    #expect(found([statement("A"), ["Fn::If": ["C", statement("A"), nothing]]]) == [message("1/Fn::If/1")])
    // One of the two is there.
    #expect(found([["Fn::If": ["C", statement("A"), statement("A")]]]) == [])
    #expect(
      found([["Fn::If": ["C", statement("A"), nothing]], ["Fn::If": ["C", nothing, statement("A")]]]) == [])
    #expect(found([statement(["Ref": "Sid"]), statement(["Ref": "Sid"])]) == [])
    #expect(found([statement(""), statement("")]) == [])
  }

  @Test(arguments: ["sqs", "s3:Get:Object", "s3:", ":GetObject", "s3 GetObject", "s*:GetObject", "s?:Get*"])
  func actionsOfAnotherForm(action: String) {
    #expect(
      found([statement("A", action: .string(action))]) == [
        "0/Action: an action must be of the form service:Action; expected a name such as s3:GetObject, s3:Get* or *; given \"\(action)\""
      ])
  }

  @Test func actionsOfAnyService() {
    #expect(found([statement("A", action: ["*", "*:*", "s3:Get*", "execute-api:Invoke"])]) == [])
  }

  @Test func noStatements() {
    #expect(
      StrataChecksTests.found(
        by: "policy-form",
        inResources: ["P": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": ["Statement": []]]]])
        == [
          "/Resources/P/Properties/PolicyDocument/Statement: a policy must have statements; expected at least one; given an empty list"
        ])
  }

  @Test func policiesAsTexts() {
    func logs(_ text: JSONValue) -> [String] {
      StrataChecksTests.found(
        by: "policy-form",
        inResources: ["P": ["Type": "AWS::Logs::ResourcePolicy", "Properties": ["PolicyDocument": text]]]
      ).map { $0.replacing("/Resources/P/Properties/", with: "") }
    }
    let statement = "{\"Effect\": \"Allow\", \"Action\": \"logs:PutLogEvents\", \"Resource\": \"${Group}\"}"
    #expect(
      logs(["Fn::Sub": .string("{\"Statement\": [\(statement)]}")]) == [
        "PolicyDocument: Statement.0: a statement must have Principal or NotPrincipal; expected one of the two"
      ])
    #expect(logs("{").count == 1)
    #expect(
      logs("[]") == ["PolicyDocument: a policy must be an object; expected an object; given an empty list"])
    #expect(logs(["Ref": "Policy"]) == [])
    let role: JSONValue = [
      "Type": "AWS::IAM::Role",
      "Properties": ["AssumeRolePolicyDocument": "{\"Version\": \"2012\", \"Statement\": {}}"],
    ]
    #expect(StrataChecksTests.found(by: "policy-form", inResources: ["R": role]).count == 4)
    let key: JSONValue = [
      "Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": "{\"Statement\": {\"Effect\": \"Allow\"}}"],
    ]
    #expect(StrataChecksTests.found(by: "policy-form", inResources: ["K": key]).count == 3)
  }

  private func role(_ statements: JSONValue, condition: JSONValue? = nil) -> JSONValue {
    let policy: JSONValue = ["Version": "2012-10-17", "Statement": statements]
    let whole: JSONValue = condition.map { ["Fn::If": [$0, policy, ["Ref": "AWS::NoValue"]]] } ?? policy
    return ["Type": "AWS::IAM::Role", "Properties": ["AssumeRolePolicyDocument": whole]]
  }

  private func trust(_ service: JSONValue, sid: JSONValue = "A") -> JSONValue {
    ["Sid": sid, "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": service]]
  }

  /// One that is as it should be isn't looked at again, and one that isn't is found wherever it stands.
  @Test func theSameTrustPolicyOfManyRoles() {
    let (right, wrong) = (trust("ecs-tasks.amazonaws.com"), trust("ecs-tasks"))
    let found = StrataChecksTests.found(
      by: "policy-form",
      inResources: [
        "A": role([right]), "B": role([right]), "C": role([wrong]), "D": role([right]), "E": role([wrong]),
      ])
    let words =
      "this is no service's name; expected such as ecs-tasks.amazonaws.com; given \"ecs-tasks\" (write ecs-tasks.amazonaws.com)"
    #expect(
      found
        == ["C", "E"].map {
          "/Resources/\($0)/Properties/AssumeRolePolicyDocument/Statement/0/Principal/Service: \(words)"
        })
  }

  /// The ids of a policy that may be left out say nothing of one that is there.
  @Test func theSameTrustPolicyUnderACondition() {
    let twice: JSONValue = [trust("ec2.amazonaws.com"), trust("lambda.amazonaws.com")]
    let found = StrataChecksTests.found(
      by: "policy-form", inResources: ["A": role(twice, condition: "C"), "B": role(twice)])
    #expect(
      found == [
        "/Resources/B/Properties/AssumeRolePolicyDocument/Statement/1/Sid: the Sid \"A\" is that of an earlier statement too (give one of them another Sid)"
      ])
  }

  /// Whatever the order of a statement's elements, findings are told in one.
  @Test func theOrderOfWhatIsFound() {
    let statement: JSONValue = [
      "Condition": "always", "Sid": "a b", "Extra": 1, "Resource": [], "Action": "sqs", "Effect": "allow",
    ]
    #expect(
      found([statement]).map { String($0.prefix { $0 != ":" }) } == [
        "0/Extra", "0/Effect", "0/Action", "0/Resource", "0/Sid", "0/Condition",
      ])
    #expect(
      found([["Extra": 1, "Resource": "*", "NotResource": "*"]]).map { String($0.prefix { $0 != ";" }) } == [
        "0/Extra: a statement of an identity's policy has no Extra", "0: a statement must have Action or NotAction",
        "0: a statement must have Resource or NotResource, not both", "0: a statement must have an effect",
      ])
  }
}
