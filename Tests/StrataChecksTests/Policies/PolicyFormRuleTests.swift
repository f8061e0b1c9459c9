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
}
