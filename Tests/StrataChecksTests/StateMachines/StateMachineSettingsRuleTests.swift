import StrataJSON
import StrataLanguage
import Testing

@Suite struct StateMachineSettingsRuleTests {
  private static let definition: JSONValue = ["StartAt": "A", "States": ["A": ["Type": "Succeed"]]]

  private func found(_ properties: JSONObject) -> [String] {
    var all: JSONObject = ["Definition": Self.definition]
    for property in properties { all[property.key] = property.value }
    return MachineSamples.found(in: all)
  }

  @Test func oneDefinition() {
    let names = "expected one of Definition, DefinitionString, DefinitionS3Location"
    let location: JSONValue = ["Bucket": "b", "Key": "k"]
    #expect(MachineSamples.found(in: ["DefinitionS3Location": location]) == [])
    #expect(
      found(["DefinitionS3Location": location]) == [
        "/DefinitionS3Location: a state machine can't have two definitions; \(names); given Definition, DefinitionS3Location (remove all but one)"
      ])
    #expect(MachineSamples.found(in: [:]) == [": a state machine must have a definition; \(names); given none"])
    let none: JSONValue = ["Ref": "AWS::NoValue"]
    #expect(
      MachineSamples.found(in: [
        "Definition": ["Fn::If": ["C", Self.definition, none]],
        "DefinitionS3Location": ["Fn::If": ["C", none, location]],
      ]) == [])
    #expect(MachineSamples.found(in: ["Fn::Transform": ["Name": "M"]]) == [])
    #expect(
      MachineSamples.found(
        in: ["Definition": Self.definition, "DefinitionUri": "u"], of: "AWS::Serverless::StateMachine")
        == [
          "/DefinitionUri: a state machine can't have two definitions; expected one of Definition, DefinitionUri; given Definition, DefinitionUri (remove all but one)"
        ])
    #expect(
      MachineSamples.found(in: [:], of: "AWS::Serverless::StateMachine") == [
        ": a state machine must have a definition; expected one of Definition, DefinitionUri; given none"
      ])
  }

  // MARK: Logs

  private func destinations(_ arns: JSONValue...) -> JSONValue {
    .array(arns.map { ["CloudWatchLogsLogGroup": ["LogGroupArn": $0]] })
  }

  @Test(arguments: ["ALL", "ERROR", "FATAL"])
  func logsHaveADestination(level: String) {
    let message =
      "/LoggingConfiguration: logs of the level \(level) must have a destination; expected Destinations with the ARN of a log group; given none (name a log group, or set Level to OFF)"
    #expect(found(["LoggingConfiguration": ["Level": .string(level)]]) == [message])
    #expect(found(["LoggingConfiguration": ["Level": .string(level), "Destinations": []]]) == [message])
    let group = destinations("arn:aws:logs:us-east-1:123456789012:log-group:g:*")
    #expect(found(["LoggingConfiguration": ["Level": .string(level), "Destinations": group]]) == [])
  }

  @Test func levelsThatNeedNone() {
    #expect(found(["LoggingConfiguration": ["Level": "OFF"]]) == [])
    #expect(found(["LoggingConfiguration": ["IncludeExecutionData": true]]) == [])
    #expect(found(["LoggingConfiguration": ["Level": ["Ref": "Level"]]]) == [])
    #expect(found(["LoggingConfiguration": ["Level": "ALL", "Destinations": ["Ref": "D"]]]) == [])
  }

  @Test func groups() {
    let place = "/LoggingConfiguration/Destinations/0/CloudWatchLogsLogGroup/LogGroupArn"
    let expected = "expected arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*"
    let hint = "(write :* behind it, or take the group's attribute Arn)"
    func found(_ arn: JSONValue) -> [String] {
      self.found(["LoggingConfiguration": ["Level": "ALL", "Destinations": destinations(arn)]])
    }
    let arn = "arn:aws:logs:us-east-1:123456789012:log-group:g"
    #expect(
      found(.string(arn)) == [
        "\(place): the ARN of a log group must end with :* here; \(expected); given \"\(arn)\" \(hint)"
      ])
    #expect(found("group") == ["\(place): this isn't the ARN of a log group; \(expected); given \"group\""])
    #expect(found(["Fn::GetAtt": ["Group", "Arn"]]) == [])
    #expect(found(["Fn::Sub": "arn:aws:logs:us-east-1:123456789012:log-group:${Name}"]) == [])
    #expect(
      found(["Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:g"]) == [
        "\(place): the ARN of a log group must end with :* here; \(expected) \(hint)"
      ])
    // The name of a group that stands in the template doesn't end so.
    let resources: JSONValue = [
      "Group": ["Type": "AWS::Logs::LogGroup"],
      "M": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "Definition": Self.definition,
          "LoggingConfiguration": [
            "Level": "ALL",
            "Destinations": destinations(["Fn::Sub": "arn:aws:logs:us-east-1:123456789012:log-group:${Group}"]),
          ],
        ],
      ],
    ]
    #expect(
      StrataChecksTests.found(by: "state-machine-settings", inResources: resources) == [
        "/Resources/M/Properties\(place): the ARN of a log group must end with :* here; \(expected) \(hint)"
      ])
    let right = JSONValue.string("\(arn):*")
    #expect(
      self.found(["LoggingConfiguration": ["Level": "ALL", "Destinations": destinations(right, right)]]) == [
        "/LoggingConfiguration/Destinations: logs can have one destination; expected 1; given 2 (leave one of them)"
      ])
  }

  // MARK: Names

  @Test func names() {
    let expected = "expected no spaces, and none of <>{}[]?*\"#%\\^|~`$&,;:/"
    func found(_ name: JSONValue) -> [String] { self.found(["StateMachineName": name]) }
    #expect(found("orders-v1.2_ü") == [])
    #expect(found(["Fn::Sub": "${AWS::StackName}-a b"]) == [])
    #expect(found("a b") == ["/StateMachineName: a name can't have a space; \(expected); given \"a b\""])
    #expect(found("a/b") == ["/StateMachineName: a name can't have \"/\"; \(expected); given \"a/b\""])
    #expect(
      found("a\u{7F}") == [
        "/StateMachineName: a name can't have a character that isn't seen; \(expected); given \"a\u{7F}\""
      ])
    #expect(
      found(.string(String(repeating: "n", count: 81))) == [
        "/StateMachineName: a name is too long; expected 1 to 80 characters; given 81 characters"
      ])
    #expect(
      StrataChecksTests.found(
        by: "state-machine-settings",
        inResources: ["A": ["Type": "AWS::StepFunctions::Activity", "Properties": ["Name": "a*"]]]) == [
          "/Resources/A/Properties/Name: a name can't have \"*\"; \(expected); given \"a*\""
        ])
  }

  @Test func namesOfWhatWritesLogs() {
    let logging: JSONValue = [
      "Level": "ALL", "Destinations": destinations("arn:aws:logs:us-east-1:123456789012:log-group:g:*"),
    ]
    #expect(found(["StateMachineName": "orders-1_a", "LoggingConfiguration": logging]) == [])
    #expect(
      found(["StateMachineName": "größe", "LoggingConfiguration": logging]) == [
        "/StateMachineName: logs of the level ALL can't be written under such a name; expected letters A to Z and a to z, digits, - and _; given \"größe\""
      ])
    #expect(found(["StateMachineName": "größe", "LoggingConfiguration": ["Level": "OFF"]]) == [])
  }

  // MARK: Encryption

  @Test func encryption() {
    func found(_ encryption: JSONValue) -> [String] {
      self.found(["EncryptionConfiguration": encryption]).map {
        $0.replacing("/EncryptionConfiguration", with: "")
      }
    }
    #expect(found(["Type": "AWS_OWNED_KEY"]) == [])
    #expect(found(["Type": "CUSTOMER_MANAGED_KMS_KEY", "KmsKeyId": "k", "KmsDataKeyReusePeriodSeconds": 60]) == [])
    #expect(found(["Type": ["Ref": "Type"], "KmsKeyId": "k"]) == [])
    #expect(
      found(["Type": "CUSTOMER_MANAGED_KMS_KEY"]) == [": a key of one's own must be named; expected a member KmsKeyId"])
    let expected = "expected the Type CUSTOMER_MANAGED_KMS_KEY; given AWS_OWNED_KEY (remove it, or change the Type)"
    #expect(
      found(["Type": "AWS_OWNED_KEY", "KmsKeyId": "k", "KmsDataKeyReusePeriodSeconds": 60]) == [
        "/KmsKeyId: KmsKeyId goes with a key of one's own alone; \(expected)",
        "/KmsDataKeyReusePeriodSeconds: KmsDataKeyReusePeriodSeconds goes with a key of one's own alone; \(expected)",
      ])
  }
}
