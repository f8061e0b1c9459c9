import StrataJSON
import StrataLanguage
import Testing

@Suite struct LogPolicyRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "log-policy",
      inResources: ["A": ["Type": .string("AWS::Logs::\(type)"), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  private func account(_ type: JSONValue, _ document: JSONValue, selection: JSONValue? = nil) -> [String] {
    var properties: JSONObject = ["PolicyType": type, "PolicyDocument": document]
    properties["SelectionCriteria"] = selection
    return found("AccountPolicy", properties)
  }

  private let email: JSONValue = "arn:aws:dataprotection::aws:data-identifier/EmailAddress"

  private func protection(
    version: JSONValue = "2021-06-01", audited: JSONValue? = nil, masked: JSONValue? = nil, mask: JSONValue = [:]
  ) -> [String] {
    found(
      "LogGroup",
      [
        "DataProtectionPolicy": [
          "Name": "a", "Version": version,
          "Statement": [
            ["DataIdentifier": audited ?? [email], "Operation": ["Audit": ["FindingsDestination": [:]]]],
            ["DataIdentifier": masked ?? [email], "Operation": ["Deidentify": ["MaskConfig": mask]]],
          ],
        ]
      ]
    ).map { $0.replacing("DataProtectionPolicy/", with: "") }
  }

  @Test func dataProtection() {
    #expect(protection() == [])
    #expect(
      protection(version: "2012-10-17") == [
        "Version: Version is none of the values there are; expected 2021-06-01; given \"2012-10-17\""
      ])
    #expect(
      protection(mask: ["Character": "*"]) == [
        "Statement/1/Operation/Deidentify/MaskConfig/Character: MaskConfig has no Character; expected an empty object"
      ])
    #expect(
      protection(masked: [email, "arn:aws:dataprotection::aws:data-identifier/Name"]) == [
        "Statement/1/DataIdentifier: the statements aren't about the same data; expected the identifiers of the first statement"
      ])
    #expect(
      protection(audited: ["EmailAddress"], masked: ["EmailAddress"]).first
        == "Statement/0/DataIdentifier/0: this names no kind of data; expected such as arn:aws:dataprotection::aws:data-identifier/EmailAddress; given \"EmailAddress\""
    )
    #expect(
      found(
        "LogGroup",
        [
          "DataProtectionPolicy": [
            "Version": "2021-06-01",
            "Statement": [["DataIdentifier": [email], "Operation": ["Audit": ["FindingsDestination": [:]]]]],
          ]
        ]) == ["DataProtectionPolicy/Statement: Statement has too few elements; expected 2; given 1"])
  }

  @Test func accounts() {
    #expect(account("FIELD_INDEX_POLICY", "{\"Fields\": [\"a\"]}") == [])
    #expect(
      account("FIELD_INDEX_POLICY", "{\"Fields\": []}") == [
        "PolicyDocument: Fields: Fields has no elements; expected 1 to 20; given 0"
      ])
    #expect(
      account("SUBSCRIPTION_FILTER_POLICY", "{\"FilterPattern\": \"[a\"}") == [
        "PolicyDocument: a policy of subscriptions must have DestinationArn; expected a member DestinationArn",
        "PolicyDocument: FilterPattern: the pattern isn't closed; expected ] at its end; given \"[a\"",
      ])
    #expect(account("TRANSFORMER_POLICY", "{}").count == 1)
    #expect(account("TRANSFORMER_POLICY", "[{\"parseJSON\": {}}]") == [])
    #expect(account(["Ref": "Type"], "{") == [])
    #expect(account("DATA_PROTECTION_POLICY", ["Fn::Sub": "${Policy}"]) == [])
  }

  @Test func selections() {
    let index: JSONValue = "{\"Fields\": [\"a\"]}"
    #expect(
      account("FIELD_INDEX_POLICY", index, selection: "orders") == [
        "SelectionCriteria: this doesn't say which groups of logs the policy is for; expected LogGroupNamePrefix and the start of names; given \"orders\""
      ])
    #expect(account("FIELD_INDEX_POLICY", index, selection: "LogGroupNamePrefix IN [\"orders\"]") == [])
    #expect(
      account("SUBSCRIPTION_FILTER_POLICY", "{\"DestinationArn\": \"a\"}", selection: "LogGroupName IN [\"a\"]").count
        == 1)
    #expect(
      account("SUBSCRIPTION_FILTER_POLICY", "{\"DestinationArn\": \"a\"}", selection: "LogGroupName NOT IN [\"a\"]")
        == [])
    #expect(account("DATA_PROTECTION_POLICY", ["Ref": "Policy"], selection: "a").count == 1)
  }

  @Test func indexes() {
    #expect(
      found("LogGroup", ["FieldIndexPolicies": [["Fields": .array(Array(repeating: "a", count: 21))]]]).count == 1)
    #expect(found("LogGroup", ["FieldIndexPolicies": [["Fields": ["a"]]]]) == [])
  }
}
